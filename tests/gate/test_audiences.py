"""Audiences: what somebody sees because of what she does; and where nobody is named, nothing."""

from collections.abc import Callable

import pytest
from processes import sop, texts  # type: ignore[import-not-found]  # conftest says where it is

from passation.edition import Edition

EditionOf = Callable[..., Edition]
ASSISTANT = "sees: internal, sees_own: confidential, actors: [ana, anouk]"


# Taking part


@pytest.mark.parametrize(
    "keys",
    [
        {"performer": "ana"},
        {"steps": "[{do: Relancer, actor: ana}]"},
        {"steps": "[{do: Relancer, actor: [raf, ana]}]"},
        {"steps": "[{do: Relancer, with: [ana]}]"},
        {"performer": "client", "backups": "{client: ana}"},
        {"referent": "ana"},
        {"arbiter": "ana"},
    ],
)
def test_performing_backing_up_or_leading_opens_the_process(edition: EditionOf, keys: dict[str, str]) -> None:
    made = edition(ASSISTANT, sop(confidentiality="confidential", purpose="Tenir la trésorerie", **keys))

    assert ["Relancer"] == texts(made)
    assert "Tenir la trésorerie" == made.sops["FIN-001"].purpose


def test_the_backup_of_actors_yml_counts_and_the_one_of_the_process_comes_before_it(edition: EditionOf) -> None:
    backup_only = "sees: internal, sees_own: confidential, actors: [anouk]"
    secret = {"performer": "ana", "confidentiality": "confidential"}

    assert ["FIN-001"] == list(edition(backup_only, sop(**secret)).sops)
    assert [] == list(edition(backup_only, sop(**secret, backups="{ana: dirigeante}")).sops)


def test_what_is_above_what_she_sees_of_her_own_stays_hidden_even_where_she_performs(edition: EditionOf) -> None:
    assert {} == edition(ASSISTANT, sop(performer="ana", confidentiality="secret")).sops


def test_a_step_with_a_higher_level_is_judged_by_its_own_participants(edition: EditionOf) -> None:
    steps = """
  - {do: Exporter}
  - {do: Appeler, actor: ana, confidentiality: confidential}
  - {do: Remplacer, actor: client, confidentiality: confidential}
  - {do: Trancher, actor: raf, confidentiality: confidential}
"""
    made = edition(ASSISTANT, sop(steps=steps, performer="ana", backups="{client: anouk}", confidentiality="internal"))

    assert ["Exporter", "Appeler", "Remplacer"] == texts(made)


@pytest.mark.parametrize("how", ["consult", "inform"])
def test_being_asked_or_told_opens_that_step_with_the_title_and_the_result(edition: EditionOf, how: str) -> None:
    steps = f"""
  - {{do: Préparer, tool: crm}}
  - {{do: Décider, tool: crm, inputs: [balance], template: m1, minutes: 10, {how}: [ana]}}
  - {{do: Classer, actor: dirigeante}}
"""
    made = edition(
        ASSISTANT,
        sop(
            steps=steps,
            confidentiality="confidential",
            owner="dirigeante",
            performer="raf",
            purpose="Secret",
            tags="[cession]",
            templates="[{id: m1, title: Lettre}]",
            kpis="[dso]",
            volume="{unit: facture, per: week}",
            document="{status: approved, history: [{version: '1.0', date: 2026-01-01, by: raf, change: Création}]}",
        ),
        tools="tools: [{id: crm, name: CRM}]\n",
        data="data: [{id: balance, name: Balance, confidentiality: confidential}]\n",
        kpis="kpis: [{id: dso, name: DSO}]\n",
    )
    seen = made.sops["FIN-001"]

    assert ("Titre de FIN-001", "Résultat de FIN-001", ["Décider"]) == (seen.title, seen.result, texts(made))
    assert (None, (), (), (), None, ()) == (
        seen.purpose,
        seen.tags,
        seen.templates,
        seen.kpis,
        seen.volume,
        seen.document.history,
    )
    assert {} == made.kpis
    assert ["crm"] == list(made.tools)
    assert {} == made.data
    step = seen.steps[0]
    assert ((), None, "crm") == (
        getattr(step, "inputs", None),
        getattr(step, "template", ""),
        getattr(step, "tool", ""),
    )


def test_who_sees_one_step_does_not_learn_who_pilots_the_process(edition: EditionOf) -> None:
    steps = "[{do: Préparer, actor: client}, {do: Décider, consult: [ana]}]"
    own = sop("FIN-002", performer="ana", owner="dirigeante")
    made = edition(
        ASSISTANT, own, sop(steps=steps, confidentiality="confidential", owner="dirigeante", performer="raf")
    )
    seen = made.sops["FIN-001"]

    assert "dirigeante" in made.actors
    assert "entreprise" == seen.owner
    assert ("entreprise",) == seen.steps[0].actor
    assert {"ana", "anouk", "dirigeante", "entreprise"} == set(made.actors)


def test_a_wave_an_incident_or_a_commitment_is_not_opened_by_a_single_step(edition: EditionOf) -> None:
    opened = sop(steps="[{do: Décider, consult: [ana]}]", confidentiality="confidential")
    files = {
        "roadmap": "waves: [{process: FIN-001, start: 2026-01-05}, {process: FIN-002, start: 2026-02-02}]\n",
        "contracts": """
contracts:
  - id: ct-alpha
    provider: alpha
    slas: [{id: un, process: FIN-001, kpi: dso}, {id: deux, process: FIN-002, kpi: delai}]
  - {id: ct-beta, provider: beta}
""",
        "kpis": "kpis: [{id: dso, name: DSO}, {id: delai, name: Délai}]\n",
        "incidents.csv": "2026-01-05,FIN-001,Fuite\n2026-01-06,FIN-002,Panne\n",
    }
    made = edition(ASSISTANT, opened, sop("FIN-002", performer="ana"), **files)

    assert ["FIN-002"] == [wave.process for wave in made.waves]
    assert ["Panne"] == [incident.cause for incident in made.incidents]
    assert ["deux"] == [sla.id for sla in made.contracts["ct-alpha"].slas]
    assert ["delai"] == list(made.kpis)


def test_holding_an_access_opens_nothing(edition: EditionOf) -> None:
    tools = "tools: [{id: coffre, name: Coffre, admins: [ana], grants: [{actor: ana, right: admin}]}]\n"
    made = edition(
        ASSISTANT,
        sop(performer="ana"),
        sop("FIN-002", steps="[{do: Ouvrir, tool: coffre}]", confidentiality="confidential"),
        tools=tools,
    )

    assert ["FIN-001"] == list(made.sops)
    assert {} == made.tools


# Nothing named, nothing shown


def test_nothing_named_nothing_shown(edition: EditionOf) -> None:
    made = edition(
        "name: Tout le monde",
        sop(),
        sop("FIN-002", confidentiality="public", performer="raf", owner="raf"),
        tools="tools: [{id: crm, name: CRM, confidentiality: public}]\n",
        glossary="terms: [{term: DSO, means: D, confidentiality: public}]\n",
    )

    assert ["FIN-002"] == list(made.sops)
    assert ["entreprise"] == list(made.actors)
    assert ({}, {}, {}, ()) == (made.tools, made.organisations, made.contracts, made.terms)


def test_an_edition_is_the_same_each_time_and_says_so(edition: EditionOf) -> None:
    one, two = edition(ASSISTANT, sop(performer="ana")), edition(ASSISTANT, sop(performer="ana"))
    other = edition(ASSISTANT, sop(performer="ana", purpose="Autre"))

    assert one == two
    assert one.digest == two.digest != other.digest
