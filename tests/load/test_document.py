"""Reading one file: whatever its bytes are, the answer is plain values or findings, in bounded time."""

import time

import pytest
import yaml

from passation.finding import Finding
from passation.load import places
from passation.load.document import Document, read_document
from passation.load.read import read
from passation.model.planning import GlossaryFile
from passation.model.sop import Sop
from passation.words import Words

FIVE_KEYS = b"id: FIN-001\ntitle: T\nowner: raf\nresult: R\nsteps:\n  - do: Faire\n"


def reading(data: bytes | str) -> Document:
    return read_document("f.yml", data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)


def codes(data: bytes | str) -> list[str]:
    return [finding.code for finding in reading(data).findings]


def told(data: bytes) -> list[str]:
    words = Words("en")
    return [f"{each.place} {each.code} {words.say(each.message)}" for each in read(reading(data), Sop).findings]


def test_five_keys_are_read_as_they_are_written() -> None:
    expected = {"id": "FIN-001", "title": "T", "owner": "raf", "result": "R", "steps": [{"do": "Faire"}]}

    assert expected == reading(FIVE_KEYS).data
    assert "FIN-001" == read(reading(FIVE_KEYS), Sop).value.id


def test_a_bullet_in_quotes_is_a_text_like_any_other() -> None:
    assert {"answers": {"· non": "– fin"}} == reading('answers: {"· non": "– fin"}').data
    assert ["YML104"] == codes("answers: {· non: fin}")


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "on", "true", "012", "1.10", "0x1F", "12:30:45", "1_000", "1e3", ".inf", "2026-99-99", "=", "NULL"],
)
def test_no_type_is_implied(written: str) -> None:
    assert {"a": written} == reading(f"a: {written}\n").data


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_a_key_that_says_nothing_counts_as_not_written_where_it_is_known(written: str) -> None:
    without = read(reading(FIVE_KEYS), Sop).value

    assert without == read(reading(FIVE_KEYS.decode() + f"purpose: {written}\n"), Sop).value
    assert {"a": ["1"]} == reading(f"a: [1, {written or '~'}]\n").data


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_a_key_that_says_nothing_is_a_fault_where_it_is_not_known(written: str) -> None:
    found = read(reading(FIVE_KEYS.decode() + f"porpose: {written}\n"), Sop).findings

    assert [("SCH102", "purpose")] == [(finding.code, finding.fix) for finding in found]


def test_a_text_in_quotes_that_looks_like_nothing_is_a_text() -> None:
    assert {"a": "", "b": "null", "c": "~"} == reading("a: ''\nb: \"null\"\nc: '~'\n").data


def test_keys_of_the_authors_own_are_dropped_with_what_they_hold() -> None:
    assert {"a": {"b": "1"}} == reading("x-note: [1, {y: 2}]\na: {x-z: 3, b: 1}\n").data


# Bytes and characters


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xff\xfei\x00d\x00:\x00 \x001\x00", "YML101"),
        (b"a: \xe9t\xe9\n", "YML101"),
        (b"a: \xed\xa0\x80\n", "YML101"),
        (b"\xf8\x88\x80\x80\x80", "YML101"),
        (b"a: b\x00c\n", "YML103"),
        (b"a: b\x1b[31mc\n", "YML103"),
        ("a: b\x85c\n".encode(), "YML103"),
        ("a: b\u200bc\n".encode(), "YML103"),
        ("a: b\u2028c\n".encode(), "YML103"),
        ("a: b\u202ec\n".encode(), "YML103"),
        ("a: b\u2066c\n".encode(), "YML103"),
        ("a: b\u061cc\n".encode(), "YML103"),
        ("a: b\u3164c\n".encode(), "YML103"),
        ("a: b\u00adc\n".encode(), "YML103"),
        ("a: b\ue000c\n".encode(), "YML103"),
        ("a: b\ufdd0c\n".encode(), "YML103"),
        ("a: b\uffffc\n".encode(), "YML103"),
        ("a: b\U0001fffec\n".encode(), "YML103"),
        ("a: b\U000e0041c\n".encode(), "YML103"),
        ("a: b\U00100000c\n".encode(), "YML103"),
        ("a: 1\n\ufeffb: 2\n".encode(), "YML103"),
        (b"a: '" + b"x" * 1_000_000 + b"'", "YML102"),
    ],
)
def test_bytes_that_nobody_means_are_refused(data: bytes, expected: str) -> None:
    assert [expected] == codes(data)
    assert reading(data).data is None


@pytest.mark.parametrize(
    ("escape", "expected"),
    [
        (r'"\0"', "YML103"),
        (r'"\e[31m"', "YML103"),
        (r'"\u200b"', "YML103"),
        (r'"\u202e"', "YML103"),
        (r'"\ue000"', "YML103"),
        (r'"\ufeff"', "YML103"),
        (r'"\N"', "YML103"),
        (r'"\U0001fffe"', "YML103"),
        (r'"\ud83d"', "YML104"),
        (r'"\UFFFFFFFF"', "YML104"),
    ],
)
@pytest.mark.parametrize("where", ["a: {}\n", "{}: a\n", "a: {{{}: b}}\n", "a: [{}]\n", "x-a: {}\n"])
def test_escapes_bring_in_nothing_that_the_file_may_not_hold(escape: str, expected: str, where: str) -> None:
    assert [expected] == codes(where.format(escape))


def test_letters_and_their_accents_are_composed_in_keys_and_values_and_through_escapes() -> None:
    assert {"é": "é"} == reading("e\u0301: e\u0301\n").data
    assert {"é": "é"} == reading(r'"e\u0301": "e\u0301"').data
    assert ["YML105"] == codes('é: 1\n"e\\u0301": 2\n')


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_order_mark_at_the_start_and_any_line_end_change_nothing(start: bytes, end: bytes) -> None:
    data = start + FIVE_KEYS.replace(b"\n", end) + b"priorities: dix: " + end

    assert ["f.yml:7:16"] == [str(finding.place) for finding in reading(data).findings]
    assert reading(FIVE_KEYS).data == reading(start + FIVE_KEYS.replace(b"\n", end)).data


def test_what_french_people_type_is_fine() -> None:
    text = "« Où ? » — l’été, 3 200 €, 70 %, cœur, ½, → ☐ ✔️ 🙂"

    assert {"a": text} == reading(f"a: {text}\n").data


# Structure


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", []),
        ("# rien\n", []),
        ("--- ~\n", []),
        ("- a\n", ["YML109"]),
        ("a\n", ["YML109"]),
        ("''\n", ["YML109"]),
        ("a: 1\n---\nb: 2\n", ["YML109"]),
        ("a: 1\n...\nb: 2\n", ["YML104"]),
        ("a: 1\na: 2\n", ["YML105"]),
        ("a: {b: 1, b: 2}\n", ["YML105"]),
        ('a: 1\n"a ": 2\n', ["YML105"]),
        ("x-a: 1\nx-a: 2\n", ["YML105"]),
        ("a: &b 1\n", ["YML106"]),
        ("&b a: 1\n", ["YML106"]),
        ("a: *b\n", ["YML106"]),
        ("*b : 1\n", ["YML106"]),
        ("<<: {a: 1}\n", ["YML106"]),
        ("<<: *b\n", ["YML106"]),
        ("a: &b [*b]\n", ["YML106", "YML106"]),
        ("a: !b 1\n", ["YML107"]),
        ("!!map {a: 1}\n", ["YML107"]),
        ("!!set {a, b}\n", ["YML107"]),
        ("a: !!binary aGk=\n", ["YML107"]),
        ("a: !!int x\n", ["YML107"]),
        ("a: !!timestamp foo\n", ["YML107"]),
        ("a: !!python/object/apply:os.system [true]\n", ["YML107"]),
        ("a: !<tag:example.org,2000:b> c\n", ["YML107"]),
        ("[a]: 1\n", ["YML110"]),
        ("{a: 1}: 1\n", ["YML110"]),
        ("? {a: 1}\n: 1\n", ["YML110"]),
        ("'': 1\n", ["YML110"]),
        ("k" * 301 + ": 1\n", ["YML110"]),
        ("%YAML 99.0\n---\na: 1\n", ["YML104"]),
        ("@a: 1\n", ["YML104"]),
        ("a: [1\n", ["YML104"]),
        ("a: 'b\n", ["YML104"]),
    ],
)
def test_what_yaml_allows_and_this_format_does_not(data: str, expected: list[str]) -> None:
    assert expected == codes(data)


def test_a_value_that_was_refused_is_not_also_wrong_in_another_way() -> None:
    steps = b"steps:\n  - *a\n  - {do: &b Faire, minutes: !c x}\n  - {<<: *d, minutes: 5}\n"

    assert [
        "f.yml:3:8 YML107 Tags such as `!nom` are not used here.",
        "f.yml:4:9 YML103 An escape in this text stands for a forbidden character.",
        "f.yml:6:5 YML106 Anchors and aliases (`&`, `*`, `<<`) are not used here.",
        "f.yml:7:10 YML106 Anchors and aliases (`&`, `*`, `<<`) are not used here.",
        "f.yml:7:29 YML107 Tags such as `!c` are not used here.",
        "f.yml:8:6 YML106 Anchors and aliases (`&`, `*`, `<<`) are not used here.",
    ] == told(b'id: FIN-001\ntitle: T\nowner: !nom [raf]\nresult: "\\u200b"\n' + steps)


# Bombs: each would hang, crash or fill the memory of a plain loader


BOMBS = {
    "billion laughs": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"b%d: &b%d [*a,*a]\n" % (n, n) for n in range(60)),
    "merge bomb": b"a0: &a0 {x: 1}\n"
    + b"".join(b"a%d: &a%d {<<: [*a%d, *a%d]}\n" % (n, n, n - 1, n - 1) for n in range(1, 25)),
    "itself": b"a: &a [*a]\n",
    "lists in lists": b"[" * 1_000_000,
    "groups in groups": b"{a: " * 249_000,
    "dashes": b"- " * 499_000,
    "questions": b"? " * 499_000,
    "colons": b"a:" * 499_000,
    "quotes": b"a: " + b'"' * 999_000,
    "anchors": b"&a " * 333_000,
    "tags": b"!a " * 333_000,
    "directives": b"%a\n" * 333_000,
    "documents": b"---\n" * 249_000,
    "spaces": b" " * 999_999,
    "comments": b"#" * 999_999,
    "keys": b"".join(b"k%d: 1\n" % n for n in range(90_000)),
    "items": b"id: [" + b"1," * 450_000 + b"]",
    "steps that are wrong": b"steps:\n" + b"  - {doo: x}\n" * 10_000,
    "keys that are wrong": b"".join(b"titel%d: 1\n" % n for n in range(20_000)),
    "escapes": b'a: "' + b"\\x41" * 249_000 + b'"\n',
    "digits": b"steps: [{do: x, minutes: " + b"9" * 900_000 + b"}]",
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_file_takes_long_or_says_more_than_people_read(name: str) -> None:
    start = time.process_time()
    found = read(reading(BOMBS[name]), Sop).findings
    told = [str(finding.place) for finding in found]

    assert 0 < len(told) <= 150
    assert time.process_time() - start < 5


def test_a_thousand_faults_are_told_by_the_first_hundred_and_a_count() -> None:
    found = read(reading(FIVE_KEYS + b"".join(b"k%d: 1\n" % n for n in range(1000))), Sop).findings

    assert 101 == len(found)
    assert ("SCH110", "900 more faults in this file are not shown.") == (
        found[-1].code,
        Words("en").say(found[-1].message),
    )


def test_without_libyaml_the_same_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "LOADER", yaml.SafeLoader)

    assert ["YML104"] == codes(r'a: "\UFFFFFFFF"')
    assert ["YML108"] == codes("[" * 5000)
    assert ["YML104"] == codes("a: [1\n")
    assert {"a": "NO"} == reading("a: NO\n").data


# One cause, one finding


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["f.yml:1:1 YML109 The file is empty."]),
        (b"# rien\n", ["f.yml:1:1 YML109 The file is empty."]),
        (b"x-note: rien\n", ["f.yml:1:1 YML109 The file is empty."]),
        (
            FIVE_KEYS.replace(b"title", b"titel"),
            ["f.yml:2:1 SCH102 The key `titel` is not known here."],
        ),
        (
            FIVE_KEYS + b"  - {do: Encore, minuts: 5}\n",
            ["f.yml:7:18 SCH102 The key `minuts` is not known here."],
        ),
        (
            FIVE_KEYS.replace(b"do: Faire", b"minutes: 5"),
            ["f.yml:6:5 SCH101 This step does not say what it is."],
        ),
        (
            b"schema: 2\nnom: T\nsteps: rien\n",
            ["f.yml:1:9 SCH107 This file is written for a newer format (2)."],
        ),
        (
            b"schema: un\n" + FIVE_KEYS,
            ["f.yml:1:9 SCH107 `schema` is the version of the format."],
        ),
    ],
)
def test_one_cause_is_one_finding(data: bytes, expected: list[str]) -> None:
    assert expected == told(data)


def test_a_company_file_that_says_nothing_is_an_empty_one() -> None:
    empty = read(reading(b"# rien\n"), GlossaryFile)

    assert ((), ()) == (empty.findings, empty.value.terms)


def test_findings_are_the_same_on_every_reading() -> None:
    def twice() -> list[Finding]:
        return list(read(reading(FIVE_KEYS + b"a: 1\nb: 2\n"), Sop).findings)

    assert [str(each.place) for each in twice()] == [str(each.place) for each in twice()]


@pytest.mark.parametrize(
    "text",
    [
        "id: a" + " " * 900_000 + ": b",
        "title: «" + " " * 900_000 + ": b",
        'title: "' + '" ' * 450_000,
        "id: a" + " " * 900_000 + "title: b",
        "\t" * 900_000 + "a: b",
        "steps:\n  • " + "a" * 900_000,
        "id: " + "a" * 900_000 + "\u200b",
    ],
    ids=["spaces", "guillemets", "quotes", "two keys", "tabs", "bullet", "invisible"],
)
def test_a_line_that_nobody_typed_is_told_and_not_mended(text: str) -> None:
    found = read_document("a.yml", text.encode()).findings

    assert [(found[0].code, None)] == [(each.code, each.fix) for each in found]
