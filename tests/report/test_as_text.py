"""The report for people, whole."""

from collections.abc import Sequence

import pytest

from passation.finding import Finding, InLanguages, Related, Severity, say
from passation.load.document import read_document
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

SOP = """\
schema: 1
id: FIN-012
title: Relances des factures impayées
steps:
  - {id: s10, do: Exporter la balance, tool: pennilane}
"""
FILE = "sops/finance/FIN-012-relances.yml"
ORIGIN = read_document(FILE, SOP.encode()).origin
TOOLS = read_document("cartography/tools.yml", b"tools:\n  - {id: pennylane}\n").origin

UNKNOWN_TOOL = Finding(
    "SCH105",
    Severity.ERROR,
    ORIGIN.at("steps", 0, "tool"),
    say("Unknown: {value}.", value="pennilane"),
    cure=say("Did you mean `pennylane`?"),
    fix="pennylane",
    related=(Related(TOOLS.at("tools", 0, "id"), say("It stands here.")),),
)
NO_OWNER = Finding(
    "OWN101",
    Severity.WARNING,
    ORIGIN,
    say("Nobody pilots this process."),
    fix="owner: raf\nbackups:\n  raf: dirigeante\n",
)
NOTHING_WRITTEN = Finding("YML109", Severity.INFO, Place("sops/vide.yml"), say("The file is empty."))


def text(findings: Sequence[Finding], *, language: str = "en", look: Look | None = None) -> str:
    return REPORTS["text"](findings, Words(language), look or Look())


def test_a_finding_shows_its_line_its_cure_and_the_other_place() -> None:
    expected = """\
sops/finance/FIN-012-relances.yml:5:46  error SCH105
  Unknown: pennilane.
  4 | steps:
  5 |   - {id: s10, do: Exporter la balance, tool: pennilane}
    |                                              ^^^^^^^^^
  → Did you mean `pennylane`?
  See cartography/tools.yml:2:10: It stands here.

1 error in 1 file.
"""
    assert expected == text([UNKNOWN_TOOL])


def test_what_cannot_be_said_in_a_word_is_yaml_to_paste() -> None:
    expected = """\
sops/finance/FIN-012-relances.yml:1:1  warning OWN101
  Nobody pilots this process.
  1 | schema: 1
    | ^
  + | owner: raf
  + | backups:
  + |   raf: dirigeante
  Why: « L’absence d’interlocuteur dédié côté PME est une source fréquente de
  friction » (glossaire stratégique, organisation du back-office). ISO 9001
  (4.4.1 e) asks for somebody responsible for each process. The verdict depends
  on the day.

1 warning in 1 file.
"""
    assert expected == text([NO_OWNER])


def test_findings_stand_in_order_of_place_and_are_counted_by_gravity() -> None:
    expected = """\
sops/finance/FIN-012-relances.yml:1:1  avertissement OWN101
  Nobody pilots this process.
  1 | schema: 1
    | ^
  + | owner: raf
  + | backups:
  + |   raf: dirigeante
  Pourquoi\u00a0: «\u00a0L’absence d’interlocuteur dédié côté PME est une source fréquente
  de friction\u00a0» (glossaire stratégique, organisation du back-office). L’ISO 9001
  (4.4.1 e) demande un responsable pour chaque processus. Le verdict dépend du
  jour.

sops/finance/FIN-012-relances.yml:5:46  erreur SCH105
  Unknown: pennilane.
  4 | steps:
  5 |   - {id: s10, do: Exporter la balance, tool: pennilane}
    |                                              ^^^^^^^^^
  → Did you mean `pennylane`?
  Voir cartography/tools.yml:2:10\u00a0: It stands here.

sops/vide.yml:1:1  information YML109
  Le fichier est vide.

1 erreur, 1 avertissement et 1 information dans 2 fichiers.
"""
    assert expected == text([NOTHING_WRITTEN, UNKNOWN_TOOL, NO_OWNER], language="fr")


@pytest.mark.parametrize(("language", "expected"), [("fr", "Rien à signaler.\n"), ("en", "Nothing to report.\n")])
def test_nothing_to_report_is_said(language: str, expected: str) -> None:
    assert expected == text([], language=language)


def test_a_finding_without_origin_finds_its_line_in_the_texts_that_were_read() -> None:
    finding = Finding("YML104", Severity.ERROR, Place("sops/a.yml", 2, 3), say("A tab stands here."))
    expected = """\
sops/a.yml:2:3  error YML104
  A tab stands here.
  1 | x: y
  2 | a: b
    |   ^

1 error in 1 file.
"""
    assert expected == text([finding], look=Look(texts={"sops/a.yml": "x: y\r\na:\tb\r\n"}))


def test_a_place_past_the_end_of_the_file_shows_no_line() -> None:
    finding = Finding("X1", Severity.ERROR, Place("sops/a.yml", 9, 1), say("It ends too early."))

    assert "sops/a.yml:9:1  error X1\n  It ends too early.\n\n1 error in 1 file.\n" == text(
        [finding], look=Look(texts={"sops/a.yml": "x: y\n"})
    )


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "title: " + "Relances " * 40 + "pennilane " + "factures " * 40
    finding = Finding("X1", Severity.ERROR, Place("a.yml", 1, line.index("pennilane") + 1, 9), say("Unknown."))
    expected = """\
a.yml:1:368  error X1
  Unknown.
  1 | …nces Relances Relances pennilane factures factures factures factures fac…
    |                         ^^^^^^^^^

1 error in 1 file.
"""
    assert expected == text([finding], look=Look(texts={"a.yml": line}))


def test_the_caret_stands_below_wide_and_combined_letters() -> None:
    finding = Finding("SCH105", Severity.ERROR, Place("a.yml", 1, 6, 2), say("Unknown."))
    shown = text([finding], look=Look(texts={"a.yml": "日本e\u0301 犬犬"}))

    assert "  1 | 日本e\u0301 犬犬\n    |       ^^^^\n" in shown


def test_colours_mark_the_place_the_gravity_the_cure_and_what_may_be_skipped() -> None:
    finding = Finding(
        "SCH106", Severity.ERROR, Place("a.yml", 2, 1, 2), say("Taken."), cure=say("Change it."), fix="cd"
    )
    expected = """\
\x1b[1ma.yml:2:1\x1b[0m  \x1b[31m\x1b[1merror SCH106\x1b[0m
  Taken.
\x1b[2m  1 | xy\x1b[0m
  2 | ab
    | \x1b[31m\x1b[1m^^\x1b[0m
  \x1b[32m\x1b[1m→ \x1b[0mChange it.
  \x1b[32m+ | cd\x1b[0m

\x1b[1m1 error in 1 file.\x1b[0m
"""
    assert expected == text([finding], look=Look(colour=True, texts={"a.yml": "xy\nab"}))


def test_a_code_says_why_it_matters_once() -> None:
    twice = [Finding("OWN101", Severity.ERROR, Place("a.yml", line), say("Taken.")) for line in (1, 2)]

    assert 1 == text(twice).count("Why: ")


def test_a_fault_of_writing_says_why_only_when_asked() -> None:
    fault = Finding("SCH106", Severity.ERROR, Place("a.yml", 2, 1, 2), say("Taken."))
    expected = """\
a.yml:2:1  error SCH106
  Taken.
  1 | xy
  2 | ab
    | ^^
  Why: Two items of the same kind have one id: links would lead to one of them
  by chance.

1 error in 1 file.
"""
    assert expected == text([fault], look=Look(texts={"a.yml": "xy\nab"}, reasons=True))
    assert "Why: " not in text([fault])


def test_a_no_break_space_that_is_the_fault_becomes_a_visible_sign() -> None:
    fault = Finding("YML104", Severity.ERROR, Place("a.yml", 1, 7, 1), say("A no-break space stands here."))
    expected = """\
a.yml:1:7  error YML104
  A no-break space stands here.
  1 | owner:␣raf\u00a0!
    |       ^

1 error in 1 file.
"""
    assert expected == text([fault], look=Look(texts={"a.yml": "owner:\u00a0raf\u00a0!"}))


def test_an_example_stands_in_the_language_of_the_reader() -> None:
    example = InLanguages({"fr": "unit: facture", "en": "unit: invoice"})
    fault = Finding("SCH103", Severity.ERROR, Place("a.yml", 1), say("A group."), fix=example)

    assert "  + | unit: facture\n" in text([fault], language="fr")
    assert "  + | unit: invoice\n" in text([fault])


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen_and_no_code_is_broken(width: int) -> None:
    long = Finding(
        "YML104",
        Severity.ERROR,
        Place("sops/a.yml", 1, 60, 9),
        say("{it}", it="Relances des factures impayées du lundi et du mardi, " * 3),
        cure=say("Write `- key: value` here, and `- key: value` there, and then `- key: value` a third time."),
    )
    shown = text([long], look=Look(texts={"sops/a.yml": "factures " * 30}, width=width))

    assert [] == [line for line in shown.splitlines() if len(line) > width]
    assert 3 == shown.count("`- key: value`")


def test_nothing_that_an_author_wrote_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\u202egnp.exe\u200b\x9b31m"
    finding = Finding("X1", Severity.ERROR, Place("a\nb\x1b.yml"), say("{it}", it=evil), fix=evil + "\n" + evil)
    shown = text([finding], look=Look(texts={"a\nb\x1b.yml": evil}))

    assert set() == {char for char in shown if char in "\x1b\x07\u202e\u200b\x9b"}
    assert "a b␛.yml:1:1  error X1\n" == shown.splitlines(keepends=True)[0]
    assert [] == [line for line in shown.splitlines() if line.strip().startswith("::")]
