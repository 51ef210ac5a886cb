"""A waiver sets a rule aside for an item and what is in it, until its day; nothing else is hidden by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

import pytest
from pydantic import BaseModel

from passation.load.folder import Loaded
from passation.model import actor, channel, contract, data, dataroom, kpi, planning, sop, step, tool
from passation.model import company as company_file
from passation.model.base import Item
from passation.rules import judge
from passation.rules.waivers import items

Company = Callable[[Mapping[str, str]], Loaded]
Says = Callable[..., list[str]]
TODAY = dt.date(2026, 11, 9)
WATCHED = {"EXT102", "EXT104", "ACC105"}
"""The rules that these tests set aside; the others have their own."""
FILE = "sops/finance/FIN-001-relances.yml"
PROCESS = """\
id: FIN-001
title: Relances
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
kpis: [relances-a-jour]
steps:
  - do: Valider la relance
    control: {kind: approval}%s
  - {do: Signer la mise en demeure, irreversible: true}
%s"""


def waiver(rule: str, until: str = "2027-01-31") -> str:
    return f"waivers: [{{rule: {rule}, reason: Convenu avec la direction, until: {until}}}]\n"


def codes(company: Company, files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Codes of what stands and of what is set aside, of the rules watched."""
    manual = company(files).manual
    assert manual is not None
    judged = judge(manual, TODAY)
    stand, waived = (
        [each.code for each in found if each.code in WATCHED] for found in (judged.findings, judged.waived)
    )
    return stand, waived


def test_without_a_waiver_the_rule_speaks(company: Company) -> None:
    assert (["EXT104", "EXT102", "EXT102"], []) == codes(company, {FILE: PROCESS % ("", "")})


def test_a_waiver_on_the_process_holds_for_all_in_it(company: Company) -> None:
    assert (["EXT104"], ["EXT102", "EXT102"]) == codes(company, {FILE: PROCESS % ("", waiver("EXT102"))})


def test_a_waiver_on_a_step_holds_for_that_step_only(company: Company) -> None:
    text = PROCESS % ("\n    " + waiver("EXT102").strip(), "")

    assert (["EXT104", "EXT102"], ["EXT102"]) == codes(company, {FILE: text})


def test_a_waiver_on_a_company_item_holds_for_its_parts(company: Company) -> None:
    tools = """\
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf]
    grants: [{actor: assistante, right: admin}]
    waivers: [{rule: ACC105, reason: Bascule en cours, until: 2027-01-31}]
"""
    assert ([], ["ACC105"]) == codes(company, {"cartography/tools.yml": tools})


def test_the_last_day_counts_and_the_next_one_does_not(says: Says) -> None:
    files = {FILE: PROCESS % ("", waiver("EXT104", until="2026-11-09"))}

    assert [] == says("EXT104", files, TODAY)
    assert 1 == len(says("EXT104", files, TODAY + dt.timedelta(days=1)))
    assert ["warning FIN-001-relances.yml:11 La dérogation à EXT104 s’est terminée le 9\u00a0nov.\u00a02026."] == says(
        "GOV101", files, TODAY + dt.timedelta(days=1)
    )


@pytest.mark.parametrize("rule", ["SEC101", "CONF107", "CONF108", "GOV101", "DR101", "YML104", "SCH105"])
def test_what_always_holds_is_not_waived(says: Says, rule: str) -> None:
    said = f"warning FIN-001-relances.yml:11 {rule} vaut toujours\u00a0: cette règle ne s’abaisse ni ne s’écarte."

    assert [said] == says("GOV101", {FILE: PROCESS % ("", waiver(rule))})


def test_a_rule_that_does_not_exist_is_not_waived(says: Says) -> None:
    said = ["warning FIN-001-relances.yml:11 Je ne connais pas de règle `EXT140`."]

    assert said == says("GOV101", {FILE: PROCESS % ("", waiver("EXT140"))})


def item_models() -> Iterator[type[Item]]:
    """Every kind of item that the format knows."""
    for module in (actor, channel, company_file, contract, data, dataroom, kpi, planning, sop, step, tool):
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Item) and value is not Item:
                yield value


EVERYWHERE = {
    "cartography/company.yml": "objectives: [{id: marge, title: Marge}]\n",
    "cartography/channels.yml": """\
rituals:
  - {id: point, name: Point}
reports:
  - {id: bilan, from: raf}
emergencies: [{id: panne, when: Le serveur est arrêté}]
""",
    "cartography/glossary.yml": "terms: [{term: Avoir, means: Facture négative}]\n",
    "cartography/ideas.yml": "ideas: [{id: agenda, title: Tenir l'agenda}]\n",
    "cartography/risks.yml": "risks: [{id: panne, title: Panne}]\n",
    "cartography/obligations.yml": "obligations: [{what: TVA}]\n",
    "cartography/roadmap.yml": "stages: [{id: shadow, name: Observation}]\n",
    "cartography/tools.yml": "access_review: {every: 3 months}\n",
    "cartography/dataroom/dataroom.yml": "recipients: [{id: a, name: A, phase: nda}]\n",
    "cartography/dataroom/qa.yml": "questions: [{id: q-1, requester: a, question: Pourquoi}]\n",
    FILE: """\
id: FIN-001
title: Relances
owner: raf
result: Fait.
steps:
  - {id: s10, ask: "Faut-il relancer ?", answers: {Oui: s20, Non: end}}
  - {id: s20, wait: Réponse}
  - {call: FIN-012}
""",
}


def test_every_kind_of_item_may_carry_a_waiver(company: Company) -> None:
    manual = company(EVERYWHERE).manual
    assert manual is not None
    reached: set[type[BaseModel]] = {type(item) for item, _, _ in items(manual)}
    never_written = {step.StepBase, step.WorkStep, step.GateStep}

    assert set(item_models()) - never_written == reached
    assert all(origin.place.line >= 1 for _, origin, _ in items(manual))
