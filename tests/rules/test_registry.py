"""The registry is the folder, and every code can be explained in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from passation import rules
from passation.codes import LOADING
from passation.rules import RULES, explain
from passation.rules.explain import codes
from passation.rules.rule import Room
from passation.words import Words

HERE = Path(rules.__file__).parent


def place(room: Room) -> Path:
    """The file of a rule."""
    return Path(str(vars(room)["__file__"]))


def test_every_rule_of_the_folder_is_in_the_registry_and_the_other_way_round() -> None:
    written = {path for path in HERE.glob("*/*.py") if "\nRULE: Final = Rule(" in path.read_text("utf-8")}

    assert written == {place(room) for room in RULES}


def test_no_code_is_used_twice() -> None:
    assert len(codes()) == len(set(codes()))


@pytest.mark.parametrize("room", RULES, ids=lambda room: room.RULE.code)
def test_a_rule_stands_in_the_room_of_its_family(room: Room) -> None:
    folder = place(room).parent.name

    assert {"DR": "delivery"}.get(room.RULE.family, room.RULE.family.lower()) == folder


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained_whole_in_both_languages(code: str) -> None:
    french, english = explain(code, Words("fr")), explain(code, Words("en"))

    assert french is not None
    assert english is not None
    assert all((each.title, each.what, each.cure) for each in (french, english))
    assert (french.title, french.what, french.cure) != (english.title, english.what, english.cure)


def test_a_rule_is_explained_with_its_reason_and_both_examples() -> None:
    found = explain("ext101", Words("fr"))

    assert found is not None
    assert "Un travail externe sans référent interne" == found.title
    assert ("sops/finance/FIN-001-relances.yml",) == tuple(file.path for file in found.wrong)
    assert "referent: assistante-bis                  # ← EXT101\n" in found.wrong[0].yaml
    assert "referent: raf\n" in found.right[0].yaml
    assert found.why[0].startswith("«\u00a0Garder systématiquement un référent interne")
    assert (
        "Nommez quelqu’un de l’entreprise dans `referent`, ou supprimez la ligne\u00a0: le pilote répond alors.",
    ) == (found.cure)


@pytest.mark.parametrize("written", ["EXT101", "ext101", "EXT-101", "ext_101"])
def test_a_code_is_known_however_it_is_written(written: str) -> None:
    found = explain(written, Words("en"))

    assert found is not None
    assert "EXT101" == found.code


def test_an_unknown_code_has_no_explanation() -> None:
    assert explain("EXT999", Words("fr")) is None


def test_the_codes_of_loading_are_those_that_loading_gives() -> None:
    folder = HERE.parent / "load"
    given = {
        word
        for path in folder.glob("*.py")
        for word in path.read_text("utf-8").split('"')
        if len(word) == 6 and word[:3] in {"YML", "SCH"} and word[3:].isdecimal()
    }

    assert {fault.code for fault in LOADING} == given
