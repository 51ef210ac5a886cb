"""Input nobody would have thought of: whatever it is, loading answers with findings that can be shown."""

import string
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from passation.finding import Finding, in_order
from passation.load.document import read_document
from passation.load.folder import load
from passation.load.read import COMPANY_FILES, read
from passation.model.base import Part
from passation.model.shape import shape_of
from passation.model.sop import Sop
from passation.words import Words

WORDS = (Words("fr"), Words("en"))
MANY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = sorted({shape.key for model in (Sop, *COMPANY_FILES.values()) for shape in shape_of(model)})
MODELS = (Sop, *COMPANY_FILES.values())
CRASHERS = (
    b"2024-99-99: !!int x", b"a: 0b_\nb: 0x_", b"a: !!bool x", b"a: !!timestamp foo", b"a: &a [*a]", b"? [a]\n: b",
    b'a: "\\ud83d"', b'a: "\\0"', b"\xef\xbb\xbf\xef\xbb\xbfa: 1", b"a: 1\r\xef\xbb\xbfb: 2", b"%TAG ! x\n---\na: !y z",
    b"steps: [{answers: {'': {goto: [x]}}}]", b"trigger: {'': {}}", b"steps: {0: {do: x}}", b"[[[[[[", b"a: *", b"a: &",
    b"a: |9\n x", b"a: >-\n", b"!<x> y", b"? ", b"- - - -", b"{", b"}", b"a: 'b", b"@", b"`", b"a:\tb\n\tc: d", b"\x00",
)  # fmt: skip
"""What made stock loaders raise, hang or fall silent, and a few of our own."""


def shown(findings: Sequence[Finding]) -> None:
    """Says every finding in both languages, as a report would: a place in the file, a code, a sentence, a cure."""
    for finding in in_order(findings):
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert finding.code[:3] in {"YML", "SCH"}
        for words in WORDS:
            assert words.say(finding.message).encode()
            assert finding.cure is not None
            assert words.say(finding.cure).encode()
        assert str(finding.place).encode()


def judged(data: bytes, model: type[Part]) -> None:
    reading = read(read_document("f.yml", data), model)
    shown(reading.findings)

    assert (reading.value is None) == bool(reading.findings)


@pytest.mark.parametrize("data", CRASHERS)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_broke_other_loaders_is_told(data: bytes, model: type[Part]) -> None:
    judged(data, model)


@MANY
@given(st.binary(max_size=300), st.sampled_from(MODELS))
def test_any_bytes_are_told(data: bytes, model: type[Part]) -> None:
    judged(data, model)


@MANY
@given(st.text(max_size=300), st.sampled_from(MODELS))
@example("\ud800: 1", Sop)
def test_any_text_is_told(text: str, model: type[Part]) -> None:
    judged(text.encode("utf-8", "surrogatepass"), model)


@MANY
@given(
    st.text(alphabet=string.printable + "é\u0301&*!%@`|>?-:,[]{}#'\"\\<~ \n\n  ", max_size=200), st.sampled_from(MODELS)
)
def test_anything_that_looks_like_yaml_is_told(text: str, model: type[Part]) -> None:
    judged(text.encode(), model)


scalars = st.one_of(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=20),
    st.sampled_from(
        ["s10", "end", "raf", "FIN-001", "2026-02-30", "9" * 40, "1 000", "-0", "70 %", "٣", "١ heures", "a\nb"]
    ),
)
keys = st.one_of(st.sampled_from(KEYS), scalars)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))


def flow(value: object) -> str:
    """A value as YAML in one line; texts in double quotes with escapes, so that any character comes through."""
    match value:
        case dict():
            return "{" + ", ".join(f"? {flow(key)} : {flow(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(each) for each in value) + "]"
        case _:
            return '"' + "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in str(value)) + '"'


@MANY
@given(st.dictionaries(keys, values, max_size=6), st.sampled_from(MODELS))
def test_any_values_under_any_keys_are_told(data: dict[str, object], model: type[Part]) -> None:
    judged(flow(data).encode(), model)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["steps", "templates", "inputs", "actor", "exceptions", "trigger"]), values))
def test_a_folder_with_any_process_in_it_is_told(tmp_path: Path, data: dict[str, object]) -> None:
    five = {"id": "FIN-001", "title": "T", "owner": "raf", "result": "R", "steps": [{"do": "x"}]}
    for path, said in {
        "cartography/company.yml": b"name: V\n",
        "cartography/incidents.csv": flow(data).encode(),
        "cartography/measures/dso.csv": flow(data).encode(),
        "sops/a/FIN-001-a.yml": flow({**five, **data}).encode(),
        "sops/a/FIN-001-a.en.yml": flow({"steps": {"s10": data}}).encode(),
    }.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(said)
    loaded = load(tmp_path)
    shown(loaded.findings)

    assert loaded.manual is None
