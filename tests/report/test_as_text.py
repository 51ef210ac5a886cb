"""The report for people, whole."""

from collections.abc import Sequence

import pytest

from passation.finding import Finding, Related, Severity, say
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
    + owner: raf
    + backups:
    +   raf: dirigeante

1 warning in 1 file.
"""
    assert expected == text([NO_OWNER])


def test_findings_stand_in_order_of_place_and_are_counted_by_gravity() -> None:
    expected = """\
sops/finance/FIN-012-relances.yml:1:1  avertissement OWN101
  Nobody pilots this process.
  1 | schema: 1
    | ^
    + owner: raf
    + backups:
    +   raf: dirigeante

sops/finance/FIN-012-relances.yml:5:46  erreur SCH105
  Unknown: pennilane.
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
  2 | a: b
    |   ^

1 error in 1 file.
"""
    assert expected == text([finding], look=Look(texts={"sops/a.yml": "x: y\r\na:\tb\r\n"}))


def test_a_place_past_the_end_of_the_file_shows_no_line() -> None:
    finding = Finding("YML104", Severity.ERROR, Place("sops/a.yml", 9, 1), say("It ends too early."))

    assert "sops/a.yml:9:1  error YML104\n  It ends too early.\n\n1 error in 1 file.\n" == text(
        [finding], look=Look(texts={"sops/a.yml": "x: y\n"})
    )


def test_a_long_line_is_cut_around_its_place() -> None:
    line = "title: " + "Relances " * 40 + "pennilane " + "factures " * 40
    finding = Finding("SCH105", Severity.ERROR, Place("a.yml", 1, line.index("pennilane") + 1, 9), say("Unknown."))
    expected = """\
a.yml:1:368  error SCH105
  Unknown.
  1 | …ances Relances Relances Relances pennilane factures factures factures factures factures factures fac…
    |                                   ^^^^^^^^^

1 error in 1 file.
"""
    assert expected == text([finding], look=Look(texts={"a.yml": line}))


def test_the_caret_stands_below_wide_and_combined_letters() -> None:
    finding = Finding("SCH105", Severity.ERROR, Place("a.yml", 1, 6, 2), say("Unknown."))
    shown = text([finding], look=Look(texts={"a.yml": "日本e\u0301 犬犬"}))

    assert "  1 | 日本e\u0301 犬犬\n    |       ^^^^\n" in shown


def test_colours_mark_the_place_and_the_gravity_and_nothing_else() -> None:
    finding = Finding("SCH105", Severity.ERROR, Place("a.yml", 1, 1, 2), say("Unknown."))
    expected = """\
\x1b[1ma.yml:1:1\x1b[0m  \x1b[31m\x1b[1merror SCH105\x1b[0m
  Unknown.
  1 | ab
    | \x1b[31m\x1b[1m^^\x1b[0m

1 error in 1 file.
"""
    assert expected == text([finding], look=Look(colour=True, texts={"a.yml": "ab"}))


def test_nothing_that_an_author_wrote_steers_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\u202egnp.exe\u200b\x9b31m"
    finding = Finding("X1", Severity.ERROR, Place("a\nb\x1b.yml"), say("{it}", it=evil), fix=evil + "\n" + evil)
    shown = text([finding], look=Look(texts={"a\nb\x1b.yml": evil}))

    assert set() == {char for char in shown if char in "\x1b\x07\u202e\u200b\x9b"}
    assert "a b␛.yml:1:1  error X1\n" == shown.splitlines(keepends=True)[0]
    assert [] == [line for line in shown.splitlines() if line.strip().startswith("::")]
