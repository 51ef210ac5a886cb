"""Who pilots, what is given outside, who holds which access: OWN, EXT, ACC, ESC, KPI and EXIT beyond their examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

Says = Callable[..., list[str]]
FILE = "sops/finance/FIN-001-relances.yml"
ACTORS = "cartography/actors.yml"
TOOLS = "cartography/tools.yml"
HEAD = "id: FIN-001\ntitle: Relances\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"


def process(keys: str, *steps: str) -> dict[str, str]:
    """The file of a process under review: its keys and its steps."""
    status = "" if "document:" in keys else "document: {status: review}\n"
    return {FILE: HEAD + keys + "\n" + status + "steps:\n" + "".join(f"  - {step}\n" for step in steps)}


WORK = "{do: Relancer}"
CHECK = "{do: Contrôler, actor: raf, control: {kind: sample}}"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("{id: chef, name: Chef}", []),
        ("{id: chef, name: Chef, left: 2026-11-09}", []),
        ("{id: chef, name: Chef, left: 2026-11-08}", ["plus personne ne tient le rôle «\u00a0Chef\u00a0»."]),
        ("{id: chef, name: Chef, people: [{name: Anne, until: 2026-11-08}]}", ["plus personne ne tient"]),
        ("{id: chef, name: Chef, people: [{name: Anne, from: 2026-12-01}]}", ["plus personne ne tient"]),
        ("{id: chef, name: Chef, people: [{name: Anne, until: 2026-11-08}, {name: Luc, from: 2026-11-09}]}", []),
        ("{id: chef, name: Robot, side: system}", ["«\u00a0Robot\u00a0» n’est pas un rôle de l’entreprise."]),
        ("{id: chef, name: Cabinet, side: partner}", []),
    ],
)
def test_a_pilot_is_somebody_of_the_company_who_is_there(says: Says, actor: str, expected: list[str]) -> None:
    said = says("OWN101", {**process("owner: chef\nperformer: raf", WORK), ACTORS: f"actors:\n  - {actor}\n"})

    assert len(expected) == len(said)
    assert all(part in line for part, line in zip(expected, said, strict=True))


def test_an_outside_pilot_is_told_once_and_not_again_for_the_steps_she_does_by_default(says: Says) -> None:
    files = process("owner: assistante", "{do: Valider, control: {kind: approval}}", WORK)

    assert [
        "error FIN-001-relances.yml:4 «\u00a0Assistante externalisée\u00a0» pilote FIN-001 depuis l’extérieur."
    ] == says("EXT102", files)
    assert [] == says("EXT101", files) + says("OWN101", files)


@pytest.mark.parametrize(
    ("keys", "step", "expected"),
    [
        ("owner: raf\narbiter: assistante", WORK, "décide des priorités de FIN-001 depuis l’extérieur."),
        ("owner: raf\ndocument: {status: review, approver: assistante}", WORK, "approuve FIN-001 depuis l’extérieur."),
        ("owner: raf", "{do: Payer, actor: assistante, money: true}", "engage l’argent de l’entreprise"),
        ("owner: raf", "{do: Supprimer, actor: [raf, assistante], irreversible: true}", "ne peut pas être annulée"),
        ("owner: raf", "{do: Valider, actor: raf, with: assistante, control: {kind: approval}}", "valide depuis"),
        ("owner: raf\nperformer: assistante", "{do: Payer, money: true}", "engage l’argent de l’entreprise"),
    ],
)
def test_decisions_do_not_stand_outside(says: Says, keys: str, step: str, expected: str) -> None:
    (said,) = says("EXT102", process(keys, step))

    assert expected in said


def test_a_partner_may_work_but_not_pilot(says: Says) -> None:
    files = {ACTORS: "actors:\n  - {id: cabinet, name: Cabinet comptable, side: partner}\n"}

    assert [] == says("EXT102", {**files, **process("owner: raf\nperformer: cabinet", WORK)})
    assert 1 == len(says("EXT102", {**files, **process("owner: cabinet", WORK)}))


@pytest.mark.parametrize(
    ("keys", "steps", "expected"),
    [
        ("strategic: true", ["{do: Relancer, actor: assistante}"], ["warning"]),
        ("strategic: true", [WORK, "{do: Contrôler, actor: assistante, control: {kind: sample}}"], ["error"]),
        ("strategic: true", [WORK], []),
        ("strategic: false", ["{do: Relancer, actor: assistante}"], []),
    ],
)
def test_a_strategic_process_stays_inside(says: Says, keys: str, steps: list[str], expected: list[str]) -> None:
    assert expected == [said.split()[0] for said in says("EXT103", process(f"owner: raf\n{keys}", *steps))]


def test_a_process_of_a_management_domain_is_strategic_unless_it_says_otherwise(says: Says) -> None:
    text = process("owner: raf", "{do: Relancer, actor: assistante}")[FILE].replace("FIN-001", "DIR-001")

    assert 1 == len(says("EXT103", {"sops/direction/DIR-001-relances.yml": text}))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (CHECK, 0),
        ("{do: Contrôler, control: {kind: sample}}", 1),
        ("{do: Contrôler, actor: [raf, assistante], control: {kind: sample}}", 1),
    ],
)
def test_only_a_control_inside_counts(says: Says, step: str, expected: int) -> None:
    assert expected == len(says("EXT104", process("owner: raf\nperformer: assistante", WORK, step)))


BANK = "tools:\n  - id: banque\n    name: Banque\n    admins: [raf]\n    grants:\n      - "


@pytest.mark.parametrize(
    ("grant", "step", "expected"),
    [
        ("{actor: assistante, right: read}", "{do: Lire, tool: banque}", []),
        ("{actor: assistante, right: read, until: 2026-11-08}", "{do: Lire, tool: banque}", ["sans accès à"]),
        ("{actor: assistante, right: read, since: 2026-11-10}", "{do: Lire, tool: banque}", ["sans accès à"]),
        ("{actor: assistante, right: read}", "{do: Écrire, tool: banque, outputs: [releve]}", ["l’accès `write`"]),
        ("{actor: assistante, right: write}", "{do: Écrire, tool: banque, outputs: [releve]}", []),
        ("{actor: assistante, right: read}", "{do: Lire, tool: banque, with: assistante-bis}", ["sans accès à"]),
        ("{actor: assistante, right: read}", "{do: Lire, tool: banque, actor: client}", []),
    ],
)
def test_the_right_needed_follows_from_the_step(says: Says, grant: str, step: str, expected: list[str]) -> None:
    files = {
        **process("owner: raf\nperformer: assistante", step),
        TOOLS: BANK + grant + "\n",
        "cartography/data.yml": "data:\n  - {id: releve, name: Relevé, system_of_record: banque}\n",
    }
    said = says("ACC101", files)

    assert len(expected) == len(said)
    assert all(part in line for part, line in zip(expected, said, strict=True))


def test_one_missing_access_is_told_once_a_process_and_what_is_listed_counts_too(says: Says) -> None:
    head = "owner: raf\nperformer: assistante-bis\naccesses: "
    twice = process(head + "[{tool: banque, right: write}]", "{do: Lire, tool: banque}", "{do: Trier, tool: banque}")
    bank = {TOOLS: BANK + "{actor: assistante, right: write}\n"}
    who, what = "«\u00a0Assistante suppléante\u00a0»", "«\u00a0Banque\u00a0»"

    assert [f"error FIN-001-relances.yml:9 {who} fait l’étape «\u00a0Lire\u00a0» sans accès à {what}."] == says(
        "ACC101", {**twice, **bank}
    )
    assert [f"error FIN-001-relances.yml:6 {who} n’a pas l’accès `read` à {what}, que le processus demande."] == says(
        "ACC101", {**process(head + "[banque]", WORK), **bank}
    )


@pytest.mark.parametrize(
    ("tool", "step", "expected"),
    [
        ("{id: banque, name: Banque, admins: [assistante]}", WORK, 1),
        ("{id: banque, name: Banque, admins: [raf], grants: [{actor: assistante, right: approve}]}", WORK, 0),
        (
            "{id: banque, name: Banque, admins: [raf], grants: [{actor: assistante, right: approve}]}",
            "{do: Payer, tool: banque, money: true}",
            1,
        ),
        ("{id: banque, name: Banque, grants: [{actor: assistante, right: admin, until: 2026-01-31}]}", WORK, 0),
    ],
)
def test_a_provider_neither_administers_nor_approves_payments(says: Says, tool: str, step: str, expected: int) -> None:
    assert expected == len(says("ACC105", {**process("owner: raf", step), TOOLS: f"tools:\n  - {tool}\n"}))


def test_accesses_end_with_the_contract(says: Says) -> None:
    ended = {
        "cartography/contracts.yml": "contracts:\n  - {id: ct-assistplus, provider: assistplus, end: 2026-10-31}\n"
    }
    found = says("ACC108", ended)

    assert ["tools.yml:10", "tools.yml:11", "tools.yml:20", "tools.yml:21"] == [line.split()[1] for line in found]
    assert found[0].endswith(
        "Le contrat de «\u00a0Assistante externalisée\u00a0» s’est terminé le 31\u00a0oct.\u00a02026\u202f; "
        "l’accès à «\u00a0Logiciel de comptabilité\u00a0» est encore ouvert."
    )
    assert [] == says("ACC108", ended, dt.date(2026, 10, 31))


def test_an_administrator_who_left_is_told_too(says: Says) -> None:
    files = {
        ACTORS: "actors:\n  - {id: chef, name: Chef, left: 2026-10-31}\n",
        TOOLS: "tools:\n  - {id: banque, name: Banque, admins: [raf, chef]}\n",
    }
    (said,) = says("ACC108", files)

    assert said.startswith("error tools.yml:2 «\u00a0Chef\u00a0» a quitté son rôle le 31\u00a0oct.\u00a02026")


def test_the_escalation_may_come_from_the_contract_or_from_the_company(says: Says) -> None:
    nowhere = {
        "cartography/company.yml": "escalation:\n",
        "cartography/contracts.yml": "contracts:\n  - {id: ct-assistplus, provider: assistplus}\n",
    }
    outside = process("owner: raf\nperformer: assistante", WORK, CHECK)
    (said,) = says("ESC101", {**outside, **nowhere})

    assert "error FIN-001-relances.yml:5 FIN-001 est fait à l’extérieur, et personne de l’entreprise" in said
    assert [] == says("ESC101", {**outside, "cartography/company.yml": "escalation:\n"})
    assert [] == says("ESC101", {**outside, "cartography/contracts.yml": nowhere["cartography/contracts.yml"]})
    assert [] == says("ESC101", {**process("owner: raf", WORK), **nowhere})


@pytest.mark.parametrize(
    ("tool", "expected"),
    [("owned_by_us: true", 0), ("owned_by_us: false", 1), ("proprietary: true", 1), ("family: tableur", 0)],
)
def test_a_tool_may_measure_when_it_is_the_companys_own(says: Says, tool: str, expected: int) -> None:
    files = {
        **process("owner: raf\nperformer: assistante\nkpis: [delai]", WORK),
        TOOLS: f"tools:\n  - {{id: banque, name: Banque, admins: [raf], {tool}}}\n",
        "cartography/kpis.yml": "kpis:\n  - {id: delai, name: Délai, measured_by: banque}\n",
    }

    assert expected == len(says("KPI101", files))


def test_an_internal_process_may_measure_itself(says: Says) -> None:
    files = {
        **process("owner: raf\nkpis: [delai]", WORK),
        "cartography/kpis.yml": "kpis:\n  - {id: delai, name: Délai, measured_by: raf}\n",
    }

    assert [] == says("KPI101", files) + says("KPI102", process("owner: raf", WORK))


def test_an_ended_contract_needs_no_exit_plan(says: Says) -> None:
    files = {
        "cartography/contracts.yml": "contracts:\n  - {id: ct-assistplus, provider: assistplus, end: 2026-10-31}\n"
    }

    assert [] == says("EXIT101", files)
    assert ["error contracts.yml:2 Aucun plan de sortie avec «\u00a0AssistPlus\u00a0»."] == says(
        "EXIT101", files, dt.date(2026, 10, 31)
    )
