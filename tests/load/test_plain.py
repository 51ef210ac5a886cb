"""The quick way through a file says what the close look says, and is the way of all but odd files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from passation.load.closely import closely
from passation.load.cut import cut_texts
from passation.load.document import decode, read_document
from passation.load.places import MAX_DEPTH, MAX_EVENTS, mark_places
from passation.load.plain import plain_mapping
from passation.source import Source

ROOT = Path(__file__).parents[2]
OURS = sorted(path for folder in ("sops", "cartography") for path in (ROOT / folder).rglob("*.yml"))
WRITTEN = Path(__file__).parent
GALLERY = sorted(path for folder in ("gallery", "company", "mended") for path in (WRITTEN / folder).rglob("*.yml"))


def same(text: str) -> None:
    """Where the quick way gives a mapping, the close look gives the same, and has nothing to say against it."""
    read = plain_mapping(text)
    looked = closely(Source("f.yml", text, mark_places))
    if read is not None:
        assert looked.data == read
        assert [*looked.data] == [*read]
        assert frozenset() == looked.refused
        assert tuple(cut_texts("f.yml", text)) == looked.findings


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_an_ordinary_file_is_read_the_quick_way(path: Path) -> None:
    text, finding = decode(path.name, path.read_bytes())

    assert finding is None
    assert plain_mapping(text) is not None
    same(text)


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.parent.name + "/" + path.name)
def test_faulty_files_are_told_as_before(path: Path) -> None:
    same(decode(path.name, path.read_bytes())[0])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: [1, ~, '', \"\"]\nb:\n", {"a": ["1", "", ""], "b": None}),
        ("x-note: {a: 1, b: [2]}\na: 1\nb: {x-y: 1}", {"a": "1", "b": {}}),
        ("\"e\\u0301\": \"e\\u0301\"\n' b ': ' c '\n", {"é": "é", "b": " c "}),
        ("a: «—–»\nb: < 5 jours\nc: '– x'\n", {"a": "«—–»", "b": "< 5 jours", "c": "– x"}),
        ("a: >\n  x\n  y\nb: |\n  x\n  y\n", {"a": "x y\n", "b": "x\ny\n"}),
        ("%YAML 1.2\n---\na: b\n...\n", {"a": "b"}),
    ],
)
def test_what_is_unusual_and_right_is_read_the_quick_way(text: str, read: object) -> None:
    assert read == plain_mapping(text)
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "---", "- a", "a", "[a]", "a: b\n---\nc: d", "a: &x b", "a: *x", "*x : a", "&x a: b", "a: !!str b",
        "!!str a: b", "a: ! b", "<<: {a: b}", "a: b\na: c", "x-a: b\nx-a: c", "'': a", "~: a\n: b", "? [a]\n: b",
        "? {a: b}\n: c", "• a: b", "a: • b", "a: – b", "\u00a0a: b", "\u202fa: b", 'a: "\\0"', '"\\0": a', "a: b: c",
        "a: [b", f"{'k' * 301}: a", "a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, "&x {a: b}", "a: &x [b]", "a: !x {}",
        'a: "\\ud83d"',
    ],
)  # fmt: skip
def test_what_is_odd_is_looked_at_closely(text: str) -> None:
    assert plain_mapping(text) is None


def test_bounds_are_those_of_the_close_look() -> None:
    deep = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    full = "a: [" + "b, " * (MAX_EVENTS - 10) + "]"
    fuller = "a: [" + "b, " * MAX_EVENTS + "]"

    assert plain_mapping(deep) == read_document("f.yml", deep.encode()).data
    assert plain_mapping(full) == read_document("f.yml", full.encode()).data
    assert None is plain_mapping(fuller) is read_document("f.yml", fuller.encode()).data


scalars = st.sampled_from(
    ["a", "b", "~", "", "'a'", '"b"', '"\\0"', "– x", "x-a", "<<", "&a b", "*a", "! c", "!!str d", "• e", "# f", "g #h",
     "- i", "? j", "k: l", "é", "'é'", "\u00a0m", "|\n  n", '"e\\u0301"', "null", "-", "[a, b]", "{a: b}", "[", "}"]
)  # fmt: skip
lines = st.tuples(
    st.integers(0, 3), st.sampled_from(["", "- ", "? "]), scalars, st.sampled_from([": ", ":", ""]), scalars
)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, max_size=7))
@example([(0, "", "a", ": ", "b")])
def test_whatever_is_written_both_ways_agree(written: list[tuple[int, str, str, str, str]]) -> None:
    same("\n".join("  " * depth + "".join(parts) for depth, *parts in written))
