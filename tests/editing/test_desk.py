"""Opening, judging, drawing and saving: the file is the author's, and is written whole or not at all."""

import html
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from passation.editing.desk import NEW, Changed, Desk, Unknown, Unreadable, Untitled
from passation.editing.orders import ORDERS, BadOrder, read_order
from passation.starters.sheet import process_sheet
from passation.words import Words

FILE = "sops/finance/FIN-001-relances.yml"


def ask(desk: Desk, order: str, **sent: Any) -> Any:
    """Give the answer to an order about FIN-001, as the page would send it."""
    opened = desk.opened("FIN-001")
    body = {"number": "FIN-001", "domain": "finance", "stamp": opened.stamp, "text": opened.text, **sent}
    return ORDERS[order](desk, read_order(json.dumps(body).encode(), desk))


def change(desk: Desk, kind: str, *at: str | int, value: Any = None, text: str | None = None) -> str:
    """Give the text that a change makes of FIN-001."""
    sent = {} if text is None else {"text": text}
    return str(ask(desk, "change", change={"kind": kind, "at": list(at), "value": value}, **sent)["text"])


def test_what_somebody_does_in_the_form_is_what_stands_in_the_file_and_nothing_else_moves(
    desk: Desk, root: Path
) -> None:
    text = change(desk, "set", "title", value="Relances: toutes")
    text = change(desk, "set", "criticality", value="high", text=text)
    text = change(desk, "words", "entry_check", value=["Banque à jour", "Avoirs saisis"], text=text)
    text = change(desk, "add", "steps", 2, value={"id": "s30", "do": "Classer"}, text=text)
    text = change(desk, "down", "steps", 1, text=text)
    text = change(desk, "rename", "steps", 2, "answers", "Oui", value="Oui, tout", text=text)
    text = change(desk, "set", "steps", 0, "control", "kind", value="double", text=text)
    text = change(desk, "remove", "aliases", 0, text=text)
    opened = desk.opened("FIN-001")

    saved = desk.saved(opened, text)

    assert """\
schema: 1
id: FIN-001
title: "Relances: toutes"      # le nom de tous les jours
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
criticality: high
entry_check: [Banque à jour, Avoirs saisis]
steps:
  # toujours commencer ici
  - {id: s10, do: Relancer chaque facture échue, minutes: 5, control: {kind: double}}
  - id: s30
    do: Classer
  - id: s20
    ask: Le client a-t-il payé ?
    answers: {"Oui, tout": end, Non: s10}
x-maison: {rare: [a, b]}
""" == (root / FILE).read_text("utf-8")
    assert (saved.text, saved.stamp) == (desk.opened("FIN-001").text, desk.opened("FIN-001").stamp)
    assert ["FIN-001-relances.yml"] == [each.name for each in (root / "sops/finance").iterdir()]


def test_what_the_form_cannot_change_without_loss_is_said_and_left(desk: Desk) -> None:
    answer = ask(desk, "change", change={"kind": "rename", "at": ["steps", 1, "answers", "Oui"], "value": "Non"})

    assert "préfère ne pas toucher" in answer["refused"]
    assert desk.opened("FIN-001").text == answer["text"]


def test_findings_are_those_of_check_with_the_place_of_their_field(desk: Desk) -> None:
    text = desk.opened("FIN-001").text.replace("owner: raf", "owner: ref")
    answer = ask(desk, "judge", text=text)

    assert {
        "at": ["owner"],
        "line": 4,
        "severity": "error",
        "said": "Je ne trouve pas `ref` parmi les rôles. Vouliez-vous dire `raf`\u202f?",
    } in answer["marks"]
    assert "Vouliez-vous dire `raf`" in answer["findings"]


def test_what_a_finding_proposes_is_done_when_asked_for(desk: Desk) -> None:
    text = desk.opened("FIN-001").text.replace("owner: raf", "owner: ref")
    (told,) = re.findall('data-mend="([^"]+)"', ask(desk, "judge", text=text)["findings"])
    answer = ask(desk, "mend", text=text, told=html.unescape(told))

    assert desk.opened("FIN-001").text == answer["text"]
    assert 'value="raf" selected' in answer["form"]
    assert "préfère ne pas toucher" in ask(desk, "mend", told=html.unescape(told))["refused"]


def test_lines_that_a_rule_proposes_are_written_where_they_belong_with_what_is_open(desk: Desk) -> None:
    text = desk.opened("FIN-001").text.replace("minutes: 5", "control: {kind: sample}") + "document: {status: review}\n"
    found = ask(desk, "judge", text=text)["findings"]
    told = next(each for each in map(html.unescape, re.findall('data-mend="([^"]+)"', found)) if "FLOW106" in each)

    assert (
        text.replace("{kind: sample}", "{kind: sample, evidence: …}") == ask(desk, "mend", text=text, told=told)["text"]
    )


def test_lines_for_another_file_are_shown_and_not_offered(desk: Desk, root: Path) -> None:
    (root / "cartography/glossary.yml").write_text("terms: [{term: Relance, means: Rappel}]\n", "utf-8")
    desk.refresh()
    found = ask(desk, "judge", text=desk.opened("FIN-001").text.replace("chaque facture", "en LRAR"))["findings"]

    assert "- {term: LRAR, means: …}" in found
    assert "DOC105" not in "".join(re.findall('data-mend="([^"]+)"', found))


def test_what_a_new_process_does_not_say_yet_is_to_be_filled_in(desk: Desk) -> None:
    marks = ask(desk, "judge", number="FIN-008", stamp="", text=desk.begun("finance").text)["marks"]

    assert [(["title"], "À remplir."), (["result"], "À remplir.")] == [(each["at"], each["said"]) for each in marks]


def test_a_text_that_cannot_be_read_keeps_the_form_waiting_and_is_never_written(desk: Desk, root: Path) -> None:
    before = (root / FILE).read_bytes()
    broken = "title: [a\n"

    assert "Le formulaire attend" in ask(desk, "change", text=broken)["form"]
    assert ["YML104"] == [each.code for each in desk.judged(desk.opened("FIN-001"), broken).findings]
    assert desk.drawn(desk.opened("FIN-001"), broken) is None
    assert "ne peut pas encore être lu" in ask(desk, "save", text=broken)["refused"]
    with pytest.raises(Unreadable):
        desk.saved(desk.opened("FIN-001"), broken)
    assert before == (root / FILE).read_bytes()


def test_the_drawing_follows_the_text_that_is_not_saved(desk: Desk) -> None:
    text = change(desk, "set", "steps", 0, "do", value="Téléphoner au client")
    drawings = desk.drawn(desk.opened("FIN-001"), text)

    assert drawings is not None
    assert "Téléphoner au client" in drawings[0].svg
    assert 'href="#step-s20"' in drawings[0].svg


def test_a_file_that_changed_on_the_disk_is_not_overwritten_until_somebody_says_so(desk: Desk, root: Path) -> None:
    opened = desk.opened("FIN-001")
    (root / FILE).write_text(opened.text.replace("lundi", "mardi"), "utf-8")
    mine = change(desk, "set", "title", value="Relances")

    with pytest.raises(Changed) as found:
        desk.saved(opened, opened.text)
    answer = ask(desk, "save", stamp=opened.stamp, text=opened.text)

    assert "mardi" in (root / FILE).read_text("utf-8")
    assert found.value.text == answer["text"]
    assert "mardi" in answer["conflict"]
    assert "lundi" in answer["conflict"]
    assert {"stamp", "number", "path", "text"} == set(ask(desk, "save", stamp=answer["stamp"], text=mine))


def test_line_ends_and_the_mark_at_the_beginning_stay_as_they_were(desk: Desk, root: Path) -> None:
    (root / FILE).write_bytes(b"\xef\xbb\xbf" + (root / FILE).read_bytes().replace(b"\n", b"\r\n"))
    before = (root / FILE).read_bytes()
    opened = desk.opened("FIN-001")

    desk.saved(opened, opened.text.replace("lundi", "mardi"))

    assert before.replace(b"lundi", b"mardi") == (root / FILE).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_a_file_that_is_kept_from_others_stays_so(desk: Desk, root: Path) -> None:
    (root / FILE).chmod(0o600)
    opened = desk.opened("FIN-001")
    desk.saved(opened, opened.text + "# note\n")

    assert 0o600 == (root / FILE).stat().st_mode & 0o777


def test_a_link_to_another_file_is_not_followed(desk: Desk, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs.yml"
    (root / FILE).rename(elsewhere)
    (root / FILE).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    opened = desk.opened("FIN-001")

    assert "lien" in ask(desk, "save", stamp=opened.stamp, text=opened.text + "# note\n")["refused"]
    assert before == elsewhere.read_bytes()


def test_a_new_process_takes_the_next_number_never_an_old_one_and_its_title_names_its_file(
    desk: Desk, root: Path
) -> None:
    begun = desk.begun("finance")
    text = begun.text.replace('title: ""', "title: Clôture « œuvre » de l'année")

    with pytest.raises(Untitled):
        desk.saved(begun, begun.text)
    saved = desk.saved(begun, text)

    assert ("FIN-008", NEW) == (begun.number, begun.stamp)
    assert "sops/finance/FIN-008-cloture-oeuvre-de-l-annee.yml" == saved.path
    assert text == (root / saved.path).read_text("utf-8")
    assert "ACH-001" == desk.begun("achats").number


def test_a_new_process_begins_on_the_sheet_of_the_command_line_with_the_usual_pilot(desk: Desk) -> None:
    begun = desk.begun("finance")

    assert process_sheet("FIN-008", "", "raf", "", Words("fr")) == begun.text
    assert ["title", "result"] == [
        each["at"][0] for each in ask(desk, "judge", number="FIN-008", stamp="", text=begun.text)["marks"]
    ]


def test_a_number_that_was_taken_meanwhile_gives_way_to_the_next(desk: Desk, root: Path) -> None:
    text = desk.begun("finance").text.replace('title: ""', "title: Second")
    (root / "sops/finance/FIN-008-premier.yml").write_text(text.replace("Second", "Premier"), "utf-8")
    desk.refresh()
    body = {"number": "FIN-008", "domain": "finance", "stamp": "", "text": text}

    answer = ORDERS["save"](desk, read_order(json.dumps(body).encode(), desk))

    assert ("FIN-009", "sops/finance/FIN-009-second.yml") == (answer["number"], answer["path"])
    assert "\nid: FIN-009 " in (root / "sops/finance/FIN-009-second.yml").read_text("utf-8")
    assert "Premier" in (root / "sops/finance/FIN-008-premier.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "sent",
    [
        {"number": "../../etc/passwd"},
        {"number": "FIN-999"},
        {"number": 12},
        {"stamp": "", "domain": "../cartography"},
        {"stamp": "", "domain": "rien"},
        {"text": None},
        {"text": "x" * 1_000_001},
        {"change": {"kind": "delete", "at": ["title"]}},
        {"change": {"kind": "set", "at": []}},
        {"change": {"kind": "set", "at": "title"}},
        {"change": {"kind": "set", "at": [True]}},
        {"change": {"kind": "set", "at": [-1]}},
        {"change": {"kind": "set", "at": ["a"] * 13}},
        {"change": {"kind": "set", "at": ["title"], "value": 5}},
        {"change": []},
    ],
)
def test_no_other_order_is_taken(desk: Desk, sent: dict[str, Any]) -> None:
    with pytest.raises((BadOrder, Unknown)):
        ask(desk, "change", **sent)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_json_is_no_order(desk: Desk, body: bytes) -> None:
    with pytest.raises(BadOrder):
        read_order(body, desk)
