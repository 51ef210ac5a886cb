"""A baseline keeps what an old handbook has for now; a fingerprint is that of the fault, not of its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from passation.finding import Finding
from passation.load.folder import Loaded
from passation.rules import check, fingerprint, judge

Company = Callable[[Mapping[str, str]], Loaded]
TODAY = dt.date(2026, 11, 9)
WATCHED = {"EXT102", "DOC101", "CONF107"}
"""The rules of which these tests keep the findings; the others have their own."""
FILE = "sops/finance/FIN-001-relances.yml"
HEAD = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Fait.\nsteps:\n"
VALIDATE = "  - {do: Valider la relance, actor: assistante, control: {kind: approval}}\n"
KPIS = "kpis: [relances-a-jour]\n"


def faults(company: Company, text: str, day: dt.date = TODAY) -> list[Finding]:
    manual = company({FILE: text}).manual
    assert manual is not None
    return [each for each in check(manual, day) if each.code in WATCHED]


def test_a_fingerprint_can_be_read(company: Company) -> None:
    before = HEAD + VALIDATE + "  - {do: Contrôler, control: {kind: sample}}\n" + KPIS
    found = [each for each in faults(company, before) if each.code == "EXT102"]

    assert ["EXT102/FIN-001/04f09d12796f"] == [fingerprint(each) for each in found]


def test_it_stays_when_lines_move_and_steps_come_between(company: Company) -> None:
    before = HEAD + VALIDATE + "  - {do: Contrôler, control: {kind: sample}}\n" + KPIS
    after = (
        "# Relu\n" + HEAD + "  - {do: Exporter}\n" + VALIDATE + "  - {do: Contrôler, control: {kind: sample}}\n" + KPIS
    )

    assert [fingerprint(each) for each in faults(company, before)] == [
        fingerprint(each) for each in faults(company, after)
    ]


def test_two_faults_of_one_rule_differ(company: Company) -> None:
    two = HEAD + VALIDATE + VALIDATE.replace("relance", "facture") + KPIS
    found = [fingerprint(each) for each in faults(company, two) if each.code == "EXT102"]

    assert 2 == len(set(found))


def test_it_stays_as_days_pass(company: Company) -> None:
    late = HEAD + "  - {do: Exporter}\ndocument:\n  review_every: 1 month\n"
    late += '  history: [{version: "1.0", date: 2026-01-01, by: raf}]\n'
    days = [dt.date(2026, 11, 9), dt.date(2026, 12, 9)]
    found = {fingerprint(each) for day in days for each in faults(company, late, day) if each.code == "DOC101"}

    assert 1 == len(found)


def test_what_the_baseline_knows_is_set_apart(company: Company) -> None:
    text = HEAD + VALIDATE + KPIS
    known = [fingerprint(each) for each in faults(company, text)]
    lines = "".join(f"  - {line}\n" for line in known)
    manual = company({FILE: text, "cartography/settings.yml": f"baseline:\n{lines}"}).manual
    assert manual is not None
    judged = judge(manual, TODAY)
    stand = tuple(each for each in judged.findings if each.code in WATCHED)

    assert ((), known) == (stand, [fingerprint(each) for each in judged.known])


def test_what_leaks_is_never_in_a_baseline(company: Company) -> None:
    text = HEAD + "  - {id: s10, do: Préparer}\n"
    text += "  - {id: s20, do: Décider, irreversible: true, confidentiality: secret}\n  - {id: s30, do: Envoyer}\n"
    text += "confidentiality: internal\n"
    found = [each for each in faults(company, text) if each.code == "CONF107"]
    settings = f"baseline: [{fingerprint(found[0])}]\n"
    manual = company({FILE: text, "cartography/settings.yml": settings}).manual
    assert manual is not None

    assert "CONF107" in [each.code for each in check(manual, TODAY)]
