"""No report repeats a secret, whichever finding brings it: not its line, not its message, in no format."""

from __future__ import annotations

import pytest

from passation.finding import Finding, Related, Severity, say
from passation.load.document import read_document
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

SOP = """\
id: FIN-001
steps:
  - {do: "Ouvrir (mot de passe : Exemple-2026!) puis payer sur FR7630006000011234567890189", tool: pennilane}
"""
FILE = "sops/finance/FIN-001-relances.yml"
STEP = read_document(FILE, SOP.encode()).origin.at("steps", 0)
TEXT = "Ouvrir (mot de passe : Exemple-2026!) puis payer sur FR7630006000011234567890189"
FINDINGS = [
    Finding("SEC101", Severity.ERROR, Place(FILE, 3, 34), say("A password stands here."), say("Change it.")),
    Finding(
        "EXT102",
        Severity.ERROR,
        STEP / "tool",
        say("Step “{step}”.", step=TEXT),
        say("Mend “{step}”.", step=TEXT),
        related=(Related(STEP / "do", say("See “{step}”.", step=TEXT)),),
    ),
]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_report_repeats_a_secret(report: str, language: str) -> None:
    shown = REPORTS[report](FINDINGS, Words(language), Look(texts={FILE: SOP}))

    assert "EXT102" in shown
    assert "Exemple-2026" not in shown
    assert "FR7630006000011234567890189" not in shown


def test_the_caret_still_stands_below_its_place() -> None:
    shown = REPORTS["text"](FINDINGS[:1], Words("en"), Look(texts={FILE: SOP}, width=130)).splitlines()

    line = '- {do: "Ouvrir (mot de passe : •••••••••••••) puis payer sur •••••••••••••••••••••••••••", tool: pennilane}'
    assert f"  3 |   {line}" == shown[3]
    assert shown[4].index("^") == shown[3].index("•")
