"""An outside audience never sees another outside organisation: its people are the company."""

from collections.abc import Callable

from passation.edition import Edition

EditionOf = Callable[..., Edition]
OWN = "sees: internal, sees_own: confidential, actors: [ana, anouk]"
ALL = f"{OWN}, scope: all"


def sop(**keys: str) -> dict[str, str]:
    return {"id": "FIN-001", "confidentiality": "internal", **keys}


SHARED = sop(
    performer="ana",
    steps="[{do: Saisir, actor: ben}, {do: Envoyer, actor: [ana, ben], consult: [ben, raf], handoff: interne}]",
    backups="{ana: ben}",
    document="{history: [{version: '1.0', date: 2026-01-05, by: ben}]}",
    records="[{data: balance, by: ben}]",
)
FILES = {
    "data": "data: [{id: balance, name: Balance, owner: ben}]\n",
    "channels": """
channels:
  - {id: interne, name: Interne, members: [raf, ana, ben], main_for: [alpha, beta]}
rituals: [{id: lundi, name: Point, attendees: [ana, ben]}]
reports: [{id: r1, from: ben, to: [ana]}]
escalations: [{id: e1, name: E, levels: [{to: ben}, {to: raf}]}]
emergencies: [{id: u1, when: Panne, channel: interne, on_call: ben, escalation: e1}]
""",
    "tools": "tools: [{id: crm, name: CRM, owner: raf, admins: [ben], grants: [{actor: ben}, {actor: ana}]}]\n",
    "kpis": "kpis: [{id: dso, name: DSO, measured_by: ben, recipients: [ana, ben]}]\n",
}


def test_the_other_provider_is_the_company_in_steps_backups_history_and_everywhere(edition: EditionOf) -> None:
    made = edition(ALL, SHARED, **FILES)
    seen = made.sops["FIN-001"]

    assert ("alpha",) == tuple(made.organisations)
    assert ("ct-alpha",) == tuple(made.contracts)
    assert "ben" not in made.actors
    assert [("entreprise",), ("ana", "entreprise")] == [step.actor for step in seen.steps]
    assert ("entreprise", "raf") == seen.steps[1].consult
    assert ({"ana": "entreprise"}, "entreprise", "entreprise") == (
        seen.backups,
        seen.document.history[0].by,
        seen.records[0].by,
    )
    assert ("entreprise", "entreprise", "entreprise") == (
        made.data["balance"].owner,
        made.reports["r1"].from_,
        made.emergencies["u1"].on_call,
    )
    assert ("entreprise", ("ana", "entreprise")) == (made.kpis["dso"].measured_by, made.kpis["dso"].recipients)
    assert ["entreprise", "raf"] == [level.to for level in made.escalations["e1"].levels]
    assert ("ana", "entreprise") == made.rituals["lundi"].attendees


def test_she_does_not_learn_who_else_is_on_a_channel_or_in_a_tool(edition: EditionOf) -> None:
    made = edition(ALL, SHARED, **FILES)

    assert (("raf", "ana"), ("alpha",)) == (made.channels["interne"].members, made.channels["interne"].main_for)
    assert ((), ["ana"]) == (made.tools["crm"].admins, [grant.actor for grant in made.tools["crm"].grants])


def test_there_is_no_trace_of_how_many_others_there_are(edition: EditionOf) -> None:
    third = """
actors:
  - {id: raf, name: Responsable administratif}
  - {id: dirigeante, name: Dirigeante}
  - {id: client, name: Client, side: customer}
  - {id: ana, name: Assistante, side: external, organisation: alpha, backup: anouk}
  - {id: anouk, name: Assistante suppléante, side: external, organisation: alpha}
  - {id: ben, name: Saisie, side: external, organisation: beta, confidentiality: public}
  - {id: cleo, name: Paie, side: external, organisation: gamma}
organisations:
  - {id: alpha, name: Alpha Services SARL, contract: ct-alpha, alias: [AlphaServ]}
  - {id: beta, name: Beta}
  - {id: gamma, name: Gamma}
"""
    two = third.replace("  - {id: cleo, name: Paie, side: external, organisation: gamma}\n", "").replace(
        "  - {id: gamma, name: Gamma}\n", ""
    )
    other = {**SHARED, "steps": SHARED["steps"].replace("actor: ben", "actor: cleo")}
    counted = f"{ALL}, withheld: count"
    contracts = "contracts: [{id: ct-alpha, provider: alpha}]\n"

    assert edition(ALL, SHARED, **FILES, actors=two, contracts=contracts) == edition(
        ALL, other, **FILES, actors=third, contracts=contracts
    )
    assert {} == edition(counted, SHARED, **FILES).withheld.counts


def test_those_she_may_know_of_keep_their_names(edition: EditionOf) -> None:
    made = edition(f"{ALL}, knows: [beta]", SHARED, **FILES)

    assert ["alpha", "beta"] == list(made.organisations)
    assert ("ben",) == made.sops["FIN-001"].steps[0].actor


def test_partners_and_customers_that_are_organisations_are_outside_too(edition: EditionOf) -> None:
    actors = """
actors:
  - {id: raf, name: RAF}
  - {id: ana, name: Assistante, side: external, organisation: alpha}
  - {id: anouk, name: Suppléante, side: external, organisation: alpha}
  - {id: cabinet, name: Cabinet, side: partner, organisation: cabinet-martin}
  - {id: client, name: Gros client, side: customer, organisation: grand-compte}
  - {id: avocat, name: Avocat, side: partner}
organisations:
  - {id: alpha, name: Alpha}
  - {id: cabinet-martin, name: Cabinet Martin}
  - {id: grand-compte, name: Grand Compte}
"""
    made = edition(ALL, sop(performer="ana"), actors=actors, contracts="contracts: []\n")

    assert (["alpha"], ["raf", "ana", "anouk", "avocat"]) == (list(made.organisations), list(made.actors))


def test_a_freelance_without_a_named_organisation_is_outside(edition: EditionOf) -> None:
    actors = """
actors:
  - {id: raf, name: RAF}
  - {id: libre, name: Graphiste, side: external}
  - {id: ben, name: Saisie, side: external, organisation: beta}
organisations: [{id: beta, name: Beta}]
"""
    made = edition("sees: internal, scope: all, actors: [libre]", actors=actors, contracts="contracts: []\n")

    assert ({}, ["raf", "libre"]) == (made.organisations, list(made.actors))


def test_readers_inside_know_every_provider(edition: EditionOf) -> None:
    made = edition("sees: internal, scope: all, actors: [raf]", SHARED, **FILES)

    assert ["alpha", "beta"] == list(made.organisations)
    assert ("ben",) == made.sops["FIN-001"].steps[0].actor


def test_her_own_contract_is_hers_without_its_amounts(edition: EditionOf) -> None:
    made = edition(OWN, sop(performer="ana"))

    assert ["ct-alpha"] == list(made.contracts)
    assert made.contracts["ct-alpha"].yearly_amount is None
