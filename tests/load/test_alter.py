"""One change by keys gives the author's own text back, but for what was meant to change."""

from __future__ import annotations

import difflib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passation.load.alter import Change, altered, readable
from passation.load.letters import forbidden
from passation.load.outline import CannotSplice

SAMPLE = Path(__file__).parents[2] / "sops"
TEXT = """\
schema: 1
id: FIN-012
title: Relances                       # le nom de tous les jours
owner: raf                            # pilote
result: >-
  Chaque lundi, toute facture échue porte un statut
  et une prochaine date.
# --- tout ce qui suit est facultatif ---
"performer" :  'assistante'
inputs: balance
entry_check:
  - Encaissements lettrés   # la veille
  # revoir cette ligne
  - "Consignes : à jour"
steps:
  # d'abord la liste
  - id: s10
    do: Exporter la balance

  # puis le tri
  - id: s20   # jamais renuméroté
    ask: Faut-il relancer ?
    answers: {Oui: s30, Non: {goto: end, share: 5 %}}

  - {id: s30, do: Relancer}
x-maison: {clé: [inconnue, du, formulaire]}
"""


def changed(change: Change, text: str = TEXT) -> str:
    """Give the lines that a change takes out and brings in."""
    lines = difflib.ndiff(text.splitlines(), altered(text, change, ("id", "do", "ask", "tool", "minutes")).splitlines())
    return "\n".join(line.rstrip() for line in lines if line[0] in "+-")


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            Change("set", ("title",), "Relances clients"),
            (
                "- title: Relances                       # le nom de tous les jours\n"
                "+ title: Relances clients               # le nom de tous les jours"
            ),
        ),
        (
            Change("set", ("title",), "Relances : clients #1"),
            (
                "- title: Relances                       # le nom de tous les jours\n"
                '+ title: "Relances : clients #1"        # le nom de tous les jours'
            ),
        ),
        (
            Change("set", ("title",), "Deux\nlignes"),
            (
                "- title: Relances                       # le nom de tous les jours\n"
                '+ title: "Deux\\nlignes"                 # le nom de tous les jours'
            ),
        ),
        (
            Change("set", ("result",), "Chaque facture porte un statut."),
            (
                "-   Chaque lundi, toute facture échue porte un statut\n+   Chaque facture porte un statut.\n"
                "-   et une prochaine date."
            ),
        ),
        (Change("set", ("performer",), "l'aide"), '- "performer" :  \'assistante\'\n+ "performer" :  "l\'aide"'),
        (Change("remove", ("performer",)), "- \"performer\" :  'assistante'"),
        (Change("set", ("inputs", 0, "data"), "journal"), "- inputs: balance\n+ inputs: journal"),
        (
            Change("set", ("inputs", 0, "from"), "COM-004"),
            "- inputs: balance\n+ inputs: {data: balance, from: COM-004}",
        ),
        (
            Change("add", ("inputs", 1), {"data": "journal"}),
            "- inputs: balance\n+ inputs:\n+   - balance\n+   - data: journal",
        ),
        (Change("remove", ("inputs", 0)), "- inputs: balance"),
        (
            Change("words", ("entry_check",), ("Encaissements lettrés", "Litiges connus", "Consignes : à jour")),
            "+   - Litiges connus",
        ),
        (
            Change("words", ("entry_check",), ("Consignes : à jour",)),
            "-   - Encaissements lettrés   # la veille",
        ),
        (
            Change("words", ("entry_check",), ()),
            (
                "- entry_check:\n-   - Encaissements lettrés   # la veille\n-   # revoir cette ligne\n"
                '-   - "Consignes : à jour"'
            ),
        ),
        (Change("set", ("steps", 0, "minutes"), "5"), "+     minutes: 5"),
        (
            Change("set", ("steps", 2, "minutes"), "5"),
            "-   - {id: s30, do: Relancer}\n+   - {id: s30, do: Relancer, minutes: 5}",
        ),
        (
            Change("remove", ("steps", 0, "id")),
            "-   - id: s10\n-     do: Exporter la balance\n+   - do: Exporter la balance",
        ),
        (
            Change("set", ("steps", 1, "answers", "Oui", "share"), "95 %"),
            (
                "-     answers: {Oui: s30, Non: {goto: end, share: 5 %}}\n"
                "+     answers: {Oui: {goto: s30, share: 95 %}, Non: {goto: end, share: 5 %}}"
            ),
        ),
        (
            Change("rename", ("steps", 1, "answers", "Oui"), "Oui, vite"),
            (
                "-     answers: {Oui: s30, Non: {goto: end, share: 5 %}}\n"
                '+     answers: {"Oui, vite": s30, Non: {goto: end, share: 5 %}}'
            ),
        ),
        (
            Change("remove", ("steps", 1, "answers", "Non")),
            "-     answers: {Oui: s30, Non: {goto: end, share: 5 %}}\n+     answers: {Oui: s30}",
        ),
        (Change("add", ("steps", 3), {"do": "Noter : fini"}), '+\n+   - do: "Noter : fini"'),
        (
            Change("remove", ("steps", 1)),
            (
                "-   # puis le tri\n-   - id: s20   # jamais renuméroté\n-     ask: Faut-il relancer ?\n"
                "-     answers: {Oui: s30, Non: {goto: end, share: 5 %}}\n-"
            ),
        ),
        (Change("set", ("sla", "within"), "2 jours"), "+ sla: {within: 2 jours}"),
        (Change("set", ("steps", 0, "by"), "12:00"), '+     by: "12:00"'),
        (Change("words", ("inputs",), ("journal",)), "- inputs: balance\n+ inputs: journal"),
        (Change("words", ("inputs",), ("balance",)), ""),
        (Change("words", ("steps", 0, "actor"), ("raf",)), "+     actor: raf"),
        (Change("words", ("steps", 0, "actor"), ("raf", "aide")), "+     actor: [raf, aide]"),
        (Change("remove", ("purpose",)), ""),
        (Change("set", ("owner",), "raf"), ""),
    ],
)
def test_a_change_touches_nothing_else(change: Change, lines: str) -> None:
    assert lines == changed(change)


def test_a_step_moves_with_the_notes_above_it_and_beside_it() -> None:
    assert """\
steps:
  # d'abord la liste
  # puis le tri
  - id: s20   # jamais renuméroté
    ask: Faut-il relancer ?
    answers: {Oui: s30, Non: {goto: end, share: 5 %}}

  - id: s10
    do: Exporter la balance

  - {id: s30, do: Relancer}
""" in altered(TEXT, Change("down", ("steps", 0)))


def test_a_step_that_moves_down_and_up_again_is_where_it_was() -> None:
    moved = altered(TEXT, Change("down", ("steps", 1)))

    assert TEXT != moved
    assert TEXT == altered(moved, Change("down", ("steps", 1)))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (TEXT, Change("rename", ("steps", 1, "answers", "Oui"), "Non")),
        (TEXT, Change("set", ("title", "x", "y"), "z")),
        (TEXT, Change("remove", ())),
        (TEXT, Change("down", ("steps", 2))),
        ("title: [", Change("set", ("title",), "x")),
        ("title: a\ntitle: b\n", Change("set", ("title",), "x")),
        ("a: &x [b]\n", Change("set", ("a",), "x")),
        ("steps:\n-\n  # note\n  do: a\n- do: b\n", Change("down", ("steps", 0))),
        ("- a\n", Change("set", ("title",), "x")),
        ("", Change("set", ("title",), "x")),
    ],
)
def test_what_cannot_be_changed_without_loss_is_refused(text: str, change: Change) -> None:
    with pytest.raises(CannotSplice):
        altered(text, change)


@pytest.mark.parametrize(
    "path", sorted(path for path in SAMPLE.glob("*/*.yml") if path.name.count(".") == 1), ids=lambda path: path.stem
)
def test_whatever_is_changed_and_changed_back_in_the_sample_leaves_it_as_it_was(path: Path) -> None:
    text = path.read_text("utf-8")
    data = readable(text)
    back = altered(altered(text, Change("set", ("owner",), "personne")), Change("set", ("owner",), data["owner"]))
    for index in range(len(data["steps"]) - 1):
        back = altered(altered(back, Change("down", ("steps", index))), Change("down", ("steps", index)))
    with_more = altered(back, Change("add", ("steps", 1), {"do": "Rien : « tout » #1", "expect": "- a"}))

    assert (text, text) == (back, altered(with_more, Change("remove", ("steps", 1))))


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=60).filter(
    lambda word: word.strip() == word and not forbidden(word)
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    word=WORDS, at=st.sampled_from([("title",), ("result",), ("performer",), ("inputs",), ("steps", 2, "do"), ("x",)])
)
def test_any_text_reads_back_as_it_was_typed(word: str, at: tuple[str | int, ...]) -> None:
    made: Any = readable(altered(TEXT, Change("set", at, word)))
    for key in at:
        made = made[key]

    assert unicodedata.normalize("NFC", word) == made
