"""Changes to an author's file: those values, and not a space of anything else."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passation.load.document import read_document
from passation.load.letters import forbidden
from passation.load.revise import new_text, with_item_at, with_values

OURS = "# Tête\nsteps:\n  - id: s10 # un\n    do: 'Trier'\n  - {id: s20, do: Ranger} # deux\n\n# Pied\n"
FLAT = "steps:\n- id: s10\n  do: Trier # un\n- id: s20\n  do: >-\n    Ranger\n    tout\n"
WIDE = "steps:\n    - id: s10\n      do: Trier\ntags:\n    - a # un\n    - b\n"


@pytest.mark.parametrize("text", [OURS, FLAT, WIDE])
def test_the_hand_of_the_author_is_kept(text: str) -> None:
    assert text.replace("Trier", "Classer") == with_values(text, {("steps", 0, "do"): "Classer"})


def test_a_new_key_stands_where_authors_write_it() -> None:
    text = "id: A\nresult: R # dit\nsteps: []\n"

    assert "id: A\nresult: R # dit\npurpose: P\nsteps: []\n" == with_values(
        text, {("purpose",): "P"}, (("id", "result", "purpose", "steps"), ())
    )


def test_a_key_and_an_item_can_be_taken_away() -> None:
    taken = {("steps", 0, "do"): None, ("steps", 1): None, ("absent",): None}

    assert "# Tête\nsteps:\n  - id: s10 # un\n\n# Pied\n" == with_values(OURS, taken)
    assert "steps:\n- id: s10\n  do: Trier # un\n" == with_values(FLAT, {("steps", 1): None})
    assert FLAT.replace("  do: >-\n    Ranger\n    tout\n", "") == with_values(FLAT, {("steps", 1, "do"): None})
    assert OURS.replace("id: s20, do: Ranger}", "do: Ranger}         ") == with_values(OURS, {("steps", 1, "id"): None})


def test_an_item_is_put_between_two_others() -> None:
    text = "steps:\n  - {do: a} # un\n  - {do: c}\n"

    assert "steps:\n  - {do: a} # un\n  - {do: b}\n  - {do: c}\n" == with_item_at(text, "steps", 1, {"do": "b"})


def _fits(text: str) -> bool:
    return forbidden(text) is None and text == " ".join(text.split())


_TEXT = st.text(st.characters(codec="utf-8"), max_size=150).map(lambda text: " ".join(text.split())).filter(_fits)


@given(texts=st.lists(_TEXT.filter(bool), min_size=1, max_size=4), more=_TEXT.filter(bool))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_is_read_back(texts: list[str], more: str) -> None:
    values: dict[str, Any] = {
        "title": more,
        "tags": texts,
        "trigger": [{"event": text} for text in texts],
        "steps": [{"id": "s10", "do": text, "answers": {more: "end"}, "checklist": texts} for text in texts],
    }
    comments = {("title",): more, ("steps", 0, "do"): more, ("steps", 0, "checklist"): more, ("tags",): more}
    document = read_document("a.yml", new_text(values, comments, more).encode())

    assert ((), _composed(values)) == (document.findings, document.data)


def _composed(value: Any) -> Any:
    """The same as reading gives it: letters and their accents as one."""
    import unicodedata  # noqa: PLC0415  # for this alone

    if isinstance(value, dict):
        return {_composed(key): _composed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_composed(each) for each in value]
    return unicodedata.normalize("NFC", value)
