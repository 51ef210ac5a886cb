"""Commitments, flow, documents, waves: SLA, FLOW, DOC and ROAD beyond their examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from passation.model.company import Calendar
from passation.rules.sla.ambiguous import working_day

Says = Callable[..., list[str]]
FILE = "sops/finance/FIN-001-relances.yml"
HEAD = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"


def process(*steps: str, keys: str = "document: {status: review}") -> dict[str, str]:
    """The file of a process: its steps and its other keys."""
    return {FILE: HEAD + keys + "\nsteps:\n" + "".join(f"  - {step}\n" for step in steps)}


def commitment(said: str) -> dict[str, str]:
    """The contract with one commitment."""
    sla = f"      - {{id: sla, process: FIN-012, {said}}}\n"
    exit_plan = "    exit: {duration: 6 weeks}\n"
    return {
        "cartography/contracts.yml": "contracts:\n  - id: ct-assistplus\n    provider: assistplus\n    slas:\n"
        + sla
        + exit_plan
    }


REMEDY = "remedy: Avoir de 5 %"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (f"within: 1 business day, {REMEDY}", []),
        (f"within: 24 hours, clock: calendar, {REMEDY}", []),
        (f"within: 2 weeks, {REMEDY}", []),
        (f"within: 4 hours, clock: business, {REMEDY}", []),
        (REMEDY, []),
        (f"within: 2 days, {REMEDY}", ["error «\u00a02\u00a0jours\u00a0»\u00a0: temps ouvré ou non\u202f?"]),
        (
            f"within: 2 business days, clock: calendar, {REMEDY}",
            ["error «\u00a02\u00a0jours ouvrés\u00a0» est du temps ouvré"],
        ),
        (
            f"within: 14 business hours, {REMEDY}",
            ["warning «\u00a014\u00a0heures ouvrées\u00a0» font 2 journées de travail de 7 heures."],
        ),
        ("within: 1 business day", ["warning Rien ne dit ce qui se passe"]),
    ],
)
def test_a_commitment_reads_one_way_only(says: Says, said: str, expected: list[str]) -> None:
    found = [f"{line.split()[0]} {line.split(' ', 2)[2]}" for line in says("SLA102", commitment(said))]

    assert len(expected) == len(found)
    assert all(line.startswith(part) for part, line in zip(expected, found, strict=True))


def test_working_time_needs_a_calendar(says: Says) -> None:
    files = {
        **commitment(f"within: 1 business day, {REMEDY}"),
        "cartography/company.yml": "calendar: {hours: [09:00-17:00]}\n",
    }

    assert 1 == len(says("SLA102", files))


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (("09:00-12:30", "14:00-18:00"), "7.5"),
        (("9h-12h30", "14h – 17h"), "6.5"),
        (("8:30-12:00 et 13:00-17:00",), "7.5"),
        ((), "8"),
        (("le matin",), "8"),
    ],
)
def test_a_working_day_is_read_from_the_calendar(hours: tuple[str, ...], expected: str) -> None:
    assert Decimal(expected) == working_day(Calendar(hours=hours))


def test_what_is_cut_off_is_told_where_it_begins(says: Says) -> None:
    steps = ["{id: a, do: Un, next: end}", "{id: b, do: Deux}", "{id: c, do: Trois, next: b}", "{id: d, do: Quatre}"]

    assert [
        "error FIN-001-relances.yml:8 Aucune flèche ne mène à cette étape\u00a0: «\u00a0Deux\u00a0».",
        "error FIN-001-relances.yml:10 Aucune flèche ne mène à cette étape\u00a0: «\u00a0Quatre\u00a0».",
    ] == says("FLOW101", process(*steps))


def test_a_circle_needs_a_way_out(says: Says) -> None:
    circle = ["{id: a, do: Un}", "{id: b, do: Deux}", "{id: c, do: Trois, next: b}"]
    with_exit = [
        "{id: a, do: Un}",
        '{id: b, ask: "Fini ?", answers: {Oui: end, Non: c}}',
        "{id: c, do: Trois, next: b}",
    ]

    assert [
        "error FIN-001-relances.yml:7 À partir de cette étape, le processus ne finit jamais\u00a0: «\u00a0Un\u00a0»."
    ] == says("FLOW101", process(*circle))
    assert [] == says("FLOW101", process(*with_exit))


def test_parallel_steps_are_reached_by_after(says: Says) -> None:
    steps = [
        "{id: a, do: Un}",
        "{id: b, do: Deux, after: a}",
        "{id: c, do: Trois, after: a}",
        "{id: d, do: Fin, after: [b, c]}",
    ]

    assert [] == says("FLOW101", process(*steps))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ('{id: a, ask: "Payé ?", answers: {Oui: end, Non: b}}', []),
        ('{id: a, ask: "Payé ?", answers: {Non: a, Oui: b}}', ["error La réponse «\u00a0Non\u00a0» ramène"]),
        ("{id: a, ask: Payé, answers: {Oui: end, Non: b}}", ["info Cette question n’a pas de point d’interrogation"]),
        ('{id: a, ask: "Le client dit-il « oui ? »", answers: {Oui: end, Non: b}}', []),
    ],
)
def test_a_question_asks_and_its_answers_decide(says: Says, step: str, expected: list[str]) -> None:
    found = [
        f"{line.split()[0]} {line.split(' ', 2)[2]}" for line in says("FLOW102", process(step, "{id: b, do: Relancer}"))
    ]

    assert len(expected) == len(found)
    assert all(line.startswith(part) for part, line in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("{status: approved, approver: dirigeante, history: [{version: '1.0', date: 2026-09-01, by: raf}]}", []),
        ("{status: review}", []),
        ("{status: approved, approver: dirigeante}", ["son historique est vide"]),
        (
            (
                "{status: approved, approver: raf, history: [{version: '2.0', date: 2026-09-01, by: raf}, "
                "{version: '1.0', date: 2026-08-01, by: dirigeante}]}"
            ),
            ["La version 2.0 de FIN-001 a été approuvée par son auteur."],
        ),
        ("{status: approved}", ["aucun approbateur n’est nommé", "son historique est vide"]),
    ],
)
def test_an_approval_says_who_and_since_when(says: Says, document: str, expected: list[str]) -> None:
    found = says("DOC102", process("{do: Relancer}", keys=f"document: {document}"))

    assert len(expected) == len(found)
    assert all(part in line for part, line in zip(expected, found, strict=True))


HISTORY = "history: [{version: '1.0', date: 2026-05-09, by: raf}]"


@pytest.mark.parametrize(
    ("document", "today", "expected"),
    [
        (f"{{review_every: 6 months, {HISTORY}}}", dt.date(2026, 11, 9), []),
        (f"{{review_every: 6 months, {HISTORY}}}", dt.date(2026, 11, 10), ["prévue le 9\u00a0nov.\u00a02026."]),
        (f"{{{HISTORY}}}", dt.date(2030, 1, 1), []),
        ("{review_every: 6 months}", dt.date(2030, 1, 1), []),
        (f"{{status: obsolete, review_every: 6 months, {HISTORY}}}", dt.date(2030, 1, 1), []),
    ],
)
def test_a_review_is_due_after_its_period(says: Says, document: str, today: dt.date, expected: list[str]) -> None:
    found = [
        line
        for line in says("DOC101", process("{do: Relancer}", keys=f"document: {document}"), today)
        if "FIN-001" in line
    ]

    assert len(expected) == len(found)
    assert all(line.endswith(part) for part, line in zip(expected, found, strict=True))


OBSOLETE = {
    "sops/finance/FIN-002-litiges.yml": "id: FIN-002\ntitle: Litiges\nowner: raf\nresult: Fait.\n"
    "steps: [{do: Décider}]\ndocument: {status: obsolete}\n"
}


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("inputs: [{data: journal, from: FIN-002}]", 5),
        ("outputs: [{data: journal, to: FIN-002}]", 5),
        ('references: ["Voir [les litiges](sop:FIN-002#s10)"]', 5),
        ('purpose: "Suite de sop:FIN-002"', 5),
    ],
)
def test_every_kind_of_reference_to_what_is_obsolete_is_found(says: Says, keys: str, line: int) -> None:
    found = says("DOC103", {**OBSOLETE, **process("{do: Relancer}", keys=f"{keys}\ndocument: {{status: review}}")})

    assert [f"error FIN-001-relances.yml:{line} FIN-002 est obsolète."] == found


@pytest.mark.parametrize("keys", ["variant_of: FIN-002", "tags: [FIN-002]"])
def test_what_names_the_past_is_no_reference(says: Says, keys: str) -> None:
    assert [] == says("DOC103", {**OBSOLETE, **process("{do: Relancer}", keys=keys)})


def test_contracts_and_waves_do_not_refer_to_the_past_either(says: Says) -> None:
    files = {
        **OBSOLETE,
        "cartography/roadmap.yml": "waves:\n  - {process: FIN-002, start: 2027-03-02}\n",
        **commitment(f"within: 1 business day, {REMEDY}"),
    }
    files["cartography/contracts.yml"] = files["cartography/contracts.yml"].replace("FIN-012", "FIN-002")

    assert ["error contracts.yml:5 FIN-002 est obsolète.", "error roadmap.yml:2 FIN-002 est obsolète."] == says(
        "DOC103", files
    )


def test_a_wave_says_what_its_process_still_lacks(says: Says) -> None:
    wave = {"cartography/roadmap.yml": "waves:\n  - {process: FIN-001, start: 2026-11-09}\n"}
    draft = process("{do: Relancer, actor: assistante}", keys="document: {status: review}")

    assert ["error roadmap.yml:2 FIN-001 a été confié avec 3 points sur 10."] == says("ROAD104", {**wave, **draft})
    assert [] == says("ROAD104", {**wave, **draft}, dt.date(2026, 11, 8))
