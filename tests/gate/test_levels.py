"""Levels: `public < internal < confidential < secret`, from the manual to what an edition holds."""

from collections.abc import Callable

import pytest
from processes import sop, texts  # type: ignore[import-not-found]  # conftest says where it is

from passation.edition import Edition
from passation.values import Level

EditionOf = Callable[..., Edition]


@pytest.mark.parametrize(
    ("level", "sees", "expected"),
    [
        ("public", "public", 1),
        ("internal", "public", 0),
        ("internal", "internal", 1),
        ("confidential", "internal", 0),
        ("confidential", "confidential", 1),
        ("secret", "confidential", 0),
        ("secret", "secret", 1),
    ],
)
def test_an_item_is_seen_up_to_the_level_of_its_readers(
    edition: EditionOf, level: str, sees: str, expected: int
) -> None:
    made = edition(
        f"sees: {sees}, scope: all",
        sop(confidentiality=level),
        tools=f"tools: [{{id: crm, name: CRM, confidentiality: {level}}}]\n",
    )

    assert expected == len(made.sops)
    assert expected == len(made.tools)


def test_what_says_no_level_is_internal(edition: EditionOf) -> None:
    tools = "tools: [{id: crm, name: CRM}]\n"
    glossary = "terms: [{term: DSO, means: Délai}]\n"
    public = edition("sees: public, scope: all", sop(), tools=tools, glossary=glossary)
    internal = edition("sees: internal, scope: all", sop(), tools=tools, glossary=glossary)

    assert ({}, {}, ()) == (public.sops, public.tools, public.terms)
    assert (["FIN-001"], ["crm"], ["DSO"]) == (
        list(internal.sops),
        list(internal.tools),
        [each.term for each in internal.terms],
    )


def test_every_item_of_an_edition_says_its_effective_level(edition: EditionOf) -> None:
    steps = "[{do: Un}, {do: Deux, confidentiality: public}, {do: Trois, confidentiality: secret}]"
    made = edition("sees: secret, scope: all", sop(steps=steps, confidentiality="confidential"))

    assert Level.CONFIDENTIAL == made.sops["FIN-001"].confidentiality
    assert [Level.CONFIDENTIAL, Level.CONFIDENTIAL, Level.SECRET] == [
        step.confidentiality for step in made.sops["FIN-001"].steps
    ]
    assert Level.INTERNAL == made.actors["raf"].confidentiality


# An undeclared process takes the max of its content


@pytest.mark.parametrize(
    "content",
    [
        {"steps": "[{do: Relancer, confidentiality: confidential}]"},
        {"steps": "[{do: Relancer, inputs: [balance]}]"},
        {"steps": "[{do: Relancer, outputs: [balance]}]"},
        {"steps": "[{do: Relancer, handoff: {channel: slack, artefact: balance}}]"},
        {"inputs": "[balance]"},
        {"outputs": "[{data: balance, to: client}]"},
        {"records": "[balance]"},
        {"templates": "[{id: m1, title: Modèle, confidentiality: confidential}]"},
    ],
)
def test_an_undeclared_process_takes_the_highest_level_of_its_content(
    edition: EditionOf, content: dict[str, str]
) -> None:
    files = {
        "data": "data: [{id: balance, name: Balance, confidentiality: confidential}]\n",
        "channels": "channels: [{id: slack, name: Slack}]\n",
    }

    assert {} == edition("sees: internal, scope: all", sop(**content), **files).sops
    assert (
        Level.CONFIDENTIAL
        == edition("sees: secret, scope: all", sop(**content), **files).sops["FIN-001"].confidentiality
    )


def test_a_declared_level_governs_the_shell_and_what_is_higher_is_masked_alone(edition: EditionOf) -> None:
    steps = "[{do: Exporter}, {do: Appeler, inputs: [balance]}, {do: Trancher, confidentiality: confidential}]"
    data = "data: [{id: balance, name: Balance, confidentiality: confidential}]\n"
    templates = "[{id: m1, title: Modèle}, {id: m2, title: Accord, confidentiality: confidential}]"
    made = edition(
        "sees: internal, scope: all",
        sop(steps=steps, templates=templates, inputs="[balance]", confidentiality="internal"),
        data=data,
    )
    seen = made.sops["FIN-001"]

    assert ["Exporter", "Appeler"] == texts(made)
    assert ((), ()) == (seen.inputs, getattr(seen.steps[1], "inputs", None))
    assert ["m1"] == [template.id for template in seen.templates]


def test_an_items_own_level_can_only_tighten(edition: EditionOf) -> None:
    steps = "[{do: Relancer, confidentiality: public}]"

    assert {} == edition("sees: internal, scope: all", sop(steps=steps, confidentiality="secret")).sops
    assert (
        {}
        == edition(
            "sees: public, scope: all", company="", risks="risks: [{id: r1, title: R, confidentiality: public}]\n"
        ).risks
    )


def test_a_domain_that_declares_a_level_is_a_shell_too(edition: EditionOf) -> None:
    domains = "domains: [{id: finance, title: Cession du fonds, confidentiality: secret}]\n"

    assert {} == edition("sees: confidential, scope: all", sop(), company=domains).sops
    assert [] == list(edition("sees: confidential, scope: all", sop(), company=domains).company.domains)
    assert Level.SECRET == edition("sees: secret, scope: all", sop(), company=domains).sops["FIN-001"].confidentiality


# Each field has a default level


def test_fields_have_a_level_of_their_own_below_which_they_are_not_shown(edition: EditionOf) -> None:
    contracts = """
contracts:
  - id: ct-alpha
    provider: alpha
    scope: Administratif
    yearly_amount: 30000 EUR
    hourly_rate: 22 EUR
    volume_bands: [{up_to: 10, unit: h, amount: 20 EUR}]
    exit: {cost: 1500 EUR, deliverables: [Export]}
  - {id: ct-beta, provider: beta}
"""
    roi = "lifecycle: cession\nroi: {owner_rate: 85, hours_per_day: 2}\nescalation: generale\ncharter: Dire bonjour\n"
    files = {
        "contracts": contracts,
        "channels": "escalations: [{id: generale, name: Générale}]\n",
        "risks": "risks: [{id: r1, title: Départ de la comptable}]\n",
        "questions": "answers: {q-01: Oui}\n",
        "diagnostic": "answers: {s-01: {value: oui}}\n",
        "glossary": "terms: [{term: DSO, means: Délai}]\n",
    }
    told = {
        level: edition(f"sees: {level}, scope: all", company=roi, **files)
        for level in ("public", "internal", "confidential", "secret")
    }
    contract = {level: each.contracts.get("ct-alpha") for level, each in told.items()}

    assert contract["public"] is None
    assert contract["internal"] is not None
    assert ("Administratif", None, None, ()) == (
        contract["internal"].scope,
        contract["internal"].yearly_amount,
        contract["internal"].hourly_rate,
        contract["internal"].volume_bands,
    )
    assert contract["internal"].exit is not None
    assert (None, ("Export",)) == (contract["internal"].exit.cost, contract["internal"].exit.deliverables)
    assert contract["confidential"] is not None
    assert "30000 EUR" == str(contract["confidential"].yearly_amount)
    assert [None, None, "cession", "cession"] == [each.company.lifecycle for each in told.values()]
    assert [None, None, 85, 85] == [each.company.roi.owner_rate for each in told.values()]
    assert [None, "Dire bonjour", "Dire bonjour", "Dire bonjour"] == [each.company.charter for each in told.values()]
    assert [[], [], ["r1"], ["r1"]] == [list(each.risks) for each in told.values()]
    assert [[], [], ["q-01"], ["q-01"]] == [list(each.questions.answers) for each in told.values()]
    assert [[], [], [], ["s-01"]] == [list(each.diagnostic.answers) for each in told.values()]
    assert [0, 0, 0, 1] == [len(each.company.audiences) for each in told.values()]


def test_what_an_audience_sees_of_its_own_never_lifts_the_level_of_a_field(edition: EditionOf) -> None:
    actors = """
actors:
  - {id: raf, name: RAF, hourly_cost: 48, owner_manager: oui}
  - {id: ana, name: Assistante, side: external, organisation: alpha, hourly_cost: 22}
organisations: [{id: alpha, name: Alpha, contract: ct-alpha}]
"""
    own = "{id: ct-alpha, provider: alpha, confidentiality: confidential, yearly_amount: 30000 EUR, scope: S}"
    made = edition(
        "sees: internal, sees_own: secret, actors: [ana]",
        sop(performer="ana", confidentiality="secret"),
        actors=actors,
        contracts=f"contracts: [{own}]\n",
    )

    assert ["FIN-001"] == list(made.sops)
    assert (None, False) == (made.actors["raf"].hourly_cost, made.actors["raf"].owner_manager)
    assert made.actors["ana"].hourly_cost is None
    assert ("S", None) == (made.contracts["ct-alpha"].scope, made.contracts["ct-alpha"].yearly_amount)
    assert made.company.audiences == ()


def test_nothing_tells_a_field_that_was_withheld_from_one_that_was_never_written(edition: EditionOf) -> None:
    with_cost = "actors: [{id: raf, name: RAF, hourly_cost: 48, confidentiality: internal}]\n"
    without = "actors: [{id: raf, name: RAF, confidentiality: internal}]\n"
    none = "contracts: []\n"
    one = edition("sees: internal, scope: all", sop(), actors=with_cost, contracts=none)
    two = edition("sees: internal, scope: all", sop(), actors=without, contracts=none)

    assert one == two
    assert one.actors["raf"].model_fields_set == two.actors["raf"].model_fields_set


def test_an_alternative_name_of_a_level_is_for_those_who_see_it(edition: EditionOf) -> None:
    levels = "levels: {internal: {label: Équipe}, secret: {label: Coffre, handling: Jamais par mail}}\n"
    made = edition("sees: internal, scope: all", company=levels)

    assert made.company.levels.internal is not None
    assert "Équipe" == made.company.levels.internal.label
    assert made.company.levels.secret is None
