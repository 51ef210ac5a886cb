"""What a delegation needs before it starts, and who stands in: OWN102, EXT105 to EXT110, CONT, ESC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Says = Callable[..., list[str]]
FILE = "sops/finance/FIN-001-relances.yml"
ACTORS = "cartography/actors.yml"
TOOLS = "cartography/tools.yml"
ROADMAP = "cartography/roadmap.yml"
CONTRACTS = "cartography/contracts.yml"


def process(*keys: str, result: str = "Chaque lundi, toute facture a une relance.", steps: str = "") -> dict[str, str]:
    """The file of a process: its keys, its result and its steps."""
    head = f"id: FIN-001\ntitle: Relances\nresult: {result}\n" + "".join(f"{key}\n" for key in keys)
    return {FILE: head + (steps or "steps: [{do: Relancer}]\n")}


def test_an_absent_referent_validates_nothing_and_a_draft_may_leave_records_open(says: Says) -> None:
    ancien = {ACTORS: "actors:\n  - {id: ancien, name: Ancien, left: 2026-10-31}\n"}
    gives = "steps: [{do: Relancer, outputs: [journal]}]\n"

    said = "Personne ne valide le travail de FIN-001\u00a0: «\u00a0Ancien\u00a0» ne le peut pas."
    assert [f"warning FIN-001-relances.yml:5 {said}"] == says(
        "OWN102", {**ancien, **process("owner: raf", "referent: ancien")}
    )
    assert [] == says("OWN102", process("owner: raf", steps=gives))
    assert [
        "warning FIN-001-relances.yml:1 Rien ne dit qui archive ce que produit FIN-001\u00a0: Journal des relances."
    ] == says("OWN102", process("owner: raf", "document: {status: review}", steps=gives))


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        ("end: 2026-11-09", []),
        (
            "end: 2026-11-08",
            ["contracts.yml:2 «\u00a0AssistPlus\u00a0» travaille encore, et son contrat s’est terminé"],
        ),
        ("start: 2026-11-10", ["contracts.yml:2 «\u00a0AssistPlus\u00a0» travaille déjà, et son contrat commence"]),
        ("start: 2026-11-09", []),
    ],
)
def test_a_contract_covers_from_its_first_to_its_last_day(says: Says, contract: str, expected: list[str]) -> None:
    files = {CONTRACTS: f"contracts:\n  - {{id: ct-assistplus, provider: assistplus, {contract}}}\n"}
    said = says("EXT105", files)

    assert len(expected) == len(said)
    assert all(part in line for part, line in zip(expected, said, strict=True))


def test_a_provider_without_contract_is_told_once_whatever_it_does(says: Says) -> None:
    files = {
        ACTORS: (
            "actors:\n  - {id: un, name: Un, side: external, organisation: autre}\n"
            "  - {id: deux, name: Deux, side: external, organisation: autre}\n"
            "organisations:\n  - {id: autre, name: Autre}\n"
        ),
        **process("owner: raf", steps="steps: [{do: Lire, actor: un}, {do: Écrire, actor: deux}]\n"),
    }

    assert ["warning actors.yml:10 «\u00a0Autre\u00a0» travaille sans contrat."] == says("EXT105", files)


@pytest.mark.parametrize(("start", "expected"), [("2026-11-09", ["n’est pas approuvé"]), ("2026-11-10", [])])
def test_a_process_is_written_before_its_wave_begins(says: Says, start: str, expected: list[str]) -> None:
    steps = "steps: [{do: Lire}, {do: Trier}, {do: Contrôler, actor: raf, control: {kind: sample}}]\n"
    keys = ("owner: raf", "performer: assistante", "kpis: [relances-a-jour]", "references: [Charte]")
    files = {**process(*keys, steps=steps), ROADMAP: f"waves:\n  - {{process: FIN-001, start: {start}}}\n"}
    said = says("EXT106", files)

    assert len(expected) == len(said)
    assert all(part in line for part, line in zip(expected, said, strict=True))


def test_two_steps_are_a_title_and_no_description(says: Says) -> None:
    approved = (
        "document:\n  status: approved\n  approver: dirigeante\n  history:\n"
        "    - {version: '1.0', date: 2026-09-01, by: raf}"
    )
    keys = ("owner: raf", "performer: assistante", "kpis: [relances-a-jour]", "references: [Charte]", approved)
    steps = "steps: [{do: Relancer}, {do: Contrôler, actor: raf, control: {kind: sample}}]\n"
    files = {**process(*keys, steps=steps), ROADMAP: "waves:\n  - {process: FIN-001, start: 2026-09-07}\n"}
    said = "FIN-001 est déjà confié à l’extérieur, et moins de trois étapes le décrivent."

    assert [f"error FIN-001-relances.yml:13 {said}"] == says("EXT106", files)


def test_what_lacks_far_more_than_its_approval_is_told_once(says: Says) -> None:
    files = {
        **process("owner: raf", "performer: assistante"),
        ROADMAP: "waves:\n  - {process: FIN-001, start: 2026-09-07}\n",
    }

    assert 1 == len(says("ROAD104", files))
    assert [] == says("EXT106", files)


@pytest.mark.parametrize(
    ("language", "result", "expected"),
    [
        ("fr", "Gérer les relances chaque lundi.", "nomme une activité, pas ce qu’elle doit donner."),
        ("fr", "Les relances sont faites.", "ne permet de le vérifier."),
        ("en", "Handle the reminders every Monday.", "nomme une activité"),
        ("en", "Reminders are sent.", "ne permet de le vérifier."),
        ("fr", "Aucune relance en retard.", None),
        ("en", "No reminder is late.", None),
    ],
)
def test_a_result_is_read_in_the_language_of_the_company(
    says: Says, language: str, result: str, expected: str | None
) -> None:
    files = {**process("owner: raf", result=result), "cartography/company.yml": f"language: {language}\n"}
    said = [line for line in says("EXT107", files) if "FIN-001-relances.yml" in line]

    assert (expected is not None) == bool(said)
    assert all(expected is not None and expected in line for line in said)


def test_what_a_provider_lacks_is_told_at_once(says: Says) -> None:
    (said,) = says("EXT108", process("owner: raf", "performer: assistante"))

    assert (
        "warning FIN-001-relances.yml:5 Dans FIN-001, il manque au prestataire l’information de départ, l’outil de "
        "travail et un modèle ou une référence à suivre."
    ) == said


def test_steps_without_a_written_result_are_counted_once_a_process_and_decisions_need_none(says: Says) -> None:
    steps = (
        "steps:\n  - {id: s10, ask: Litige ?, answers: {Oui: s20, Non: s30}}\n"
        "  - {id: s20, do: Relancer}\n  - {id: s30, do: Classer}\n  - {id: s40, do: Contrôler, actor: raf}\n"
    )
    said = "2 étapes confiées à l’extérieur ne disent pas à quoi on voit qu’elles sont faites."

    assert [f"warning FIN-001-relances.yml:8 {said}"] == says(
        "EXT109", process("owner: raf", "performer: assistante", steps=steps)
    )


def test_what_is_done_by_one_side_alone_needs_no_arbiter(says: Says) -> None:
    assert [] == says("EXT110", process("owner: raf", "performer: assistante"))
    assert [] == says("EXT110", process("owner: raf"))


@pytest.mark.parametrize(
    ("actor", "keys", "steps", "expected"),
    [
        ("{id: seul, name: Seul}", "", "[{do: Lire}]", ["Personne ne remplace «\u00a0Seul\u00a0» dans FIN-001."]),
        ("{id: seul, name: Seul}", "criticality: low", "[{do: Lire}]", []),
        ("{id: seul, name: Seul}", "", "[{do: Lire, actor: [seul, raf]}]", []),
        ("{id: seul, name: Seul}", "", "[{do: Lire, actor: raf, with: seul}]", ["Personne ne remplace"]),
        ("{id: seul, name: Seul}", "backups: {seul: raf}", "[{do: Lire}]", []),
        ("{id: seul, name: Seul, people: [{name: Anne}, {name: Luc}]}", "", "[{do: Lire}]", []),
        (
            "{id: seul, name: Seul, people: [{name: Anne}, {name: Luc, until: 2026-11-08}]}",
            "",
            "[{do: Lire}]",
            ["Personne"],
        ),
        ("{id: seul, name: Seul, side: customer}", "", "[{do: Lire}]", []),
        ("{id: seul, name: Seul, backup: seul}", "", "[{do: Lire}]", []),
    ],
)
def test_who_is_alone_is_told_with_the_processes_that_depend_on_it(
    says: Says, actor: str, keys: str, steps: str, expected: list[str]
) -> None:
    files = {ACTORS: f"actors:\n  - {actor}\n", **process("owner: seul", keys, steps=f"steps: {steps}\n")}
    said = [line for line in says("CONT101", files) if "Seul" in line]

    assert len(expected) == len(said)
    assert all(part in line for part, line in zip(expected, said, strict=True))


def test_a_backup_counts_once_trained_and_for_as_long_as_the_training_does(says: Says) -> None:
    files = {
        ACTORS: (
            "actors:\n  - {id: seul, name: Seul, backup: raf}\n"
            "trainings:\n  - {who: raf, what: FIN-001, date: 2026-05-11, until: 2026-11-09}\n"
        ),
        **process("owner: seul", "document: {status: review}"),
    }

    said = "«\u00a0Responsable administratif\u00a0» remplace «\u00a0Seul\u00a0» sans avoir été formé à FIN-001."

    assert [] == says("CONT101", files)
    assert [f"warning actors.yml:2 {said}"] == says("CONT101", files, dt.date(2026, 11, 10))


def test_a_backup_has_the_right_that_the_work_asks_for(says: Says) -> None:
    tools = "tools:\n  - id: banque\n    name: Banque\n    admins: [dirigeante]\n    grants:\n"
    grants = "      - {actor: seul, right: write}\n      - {actor: raf, right: read}\n"
    files = {
        ACTORS: "actors:\n  - {id: seul, name: Seul, backup: raf}\n",
        TOOLS: tools + grants,
        "cartography/data.yml": "data:\n  - {id: releve, name: Relevé, system_of_record: banque}\n",
    }
    reads, writes = "steps: [{do: Lire, tool: banque}]\n", "steps: [{do: Noter, tool: banque, outputs: [releve]}]\n"

    assert [] == says("CONT102", {**files, **process("owner: seul", steps=reads)})
    said = "«\u00a0Responsable administratif\u00a0» remplace «\u00a0Seul\u00a0» sans l’accès qu’il faut à Banque."
    assert [f"warning actors.yml:2 {said}"] == says("CONT102", {**files, **process("owner: seul", steps=writes)})


def test_nobody_is_his_own_backup(says: Says) -> None:
    files = {ACTORS: "actors:\n  - {id: seul, name: Seul, backup: seul}\n", **process("owner: seul")}

    assert ["warning actors.yml:2 «\u00a0Seul\u00a0» est son propre suppléant."] == says("CONT102", files)


def test_half_of_the_decisions_is_no_dependence_yet(says: Says) -> None:
    def decided_by(*actors: str) -> dict[str, str]:
        steps = "".join(f"  - {{do: Valider, actor: {who}, control: {{kind: approval}}}}\n" for who in actors)
        return process("owner: raf", "criticality: high", steps="steps:\n" + steps)

    said = "Décisions et contrôles critiques qui attendent le dirigeant\u00a0: 2 sur 3."

    assert [] == says("CONT103", decided_by("dirigeante", "raf"))
    assert [f"warning actors.yml:2 {said}"] == says("CONT103", decided_by("dirigeante", "raf", "dirigeante"))


def test_an_escalation_to_a_partner_leads_to_nobody_of_the_company(says: Says) -> None:
    files = {
        ACTORS: "actors:\n  - {id: avocat, name: Avocat, side: partner}\n",
        "cartography/channels.yml": "escalations:\n  - {id: litige, name: Litige, levels: [{to: avocat}]}\n",
        **process("owner: raf", "performer: assistante", "escalation: litige"),
    }

    assert ["warning FIN-001-relances.yml:6 L’escalade de FIN-001 ne mène à personne de l’entreprise."] == says(
        "ESC101", files
    )
