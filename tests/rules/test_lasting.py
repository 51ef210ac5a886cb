"""What has an end or a beginning: exits, contracts and waves (EXIT, CTR, ROAD), beyond their examples."""

from __future__ import annotations

import datetime as dt

import pytest
from examined import CONTRACTS, FILE, OTHER, ROADMAP, Says, contract, process  # type: ignore[import-not-found]  # conftest says where it is


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Tout]", None),
        ("reviewed: 2025-11-09, rehearsed: 2026-09-10, deliverables: [Tout]", None),
        (
            "reviewed: 2025-11-08, rehearsed: 2026-09-10, deliverables: [Tout]",
            "sa dernière relecture date du 8\u00a0nov.",
        ),
        ("duration: 6 weeks", "jamais été relu, il n’a jamais été essayé et il ne dit pas ce qui est rendu."),
    ],
)
def test_an_exit_plan_is_tried(plan: str, expected: str | None, says: Says) -> None:
    found = says("EXIT102", contract(f"    exit: {{{plan}}}\n"))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


@pytest.mark.parametrize(
    ("day", "next_contract", "expected"),
    [
        (dt.date(2026, 12, 1), "", 1),
        (dt.date(2026, 11, 30), "", 0),
        (dt.date(2027, 3, 1), "", 0),
        (
            dt.date(2027, 1, 15),
            "  - {id: suite, provider: assistplus, start: 2027-03-01, exit: {duration: 1 week}}\n",
            0,
        ),
    ],
)
def test_the_end_of_a_contract_is_prepared(day: dt.date, next_contract: str, expected: int, says: Says) -> None:
    assert expected == len(says("EXIT104", contract("    end: 2027-02-28\n" + next_contract), day))


@pytest.mark.parametrize(
    ("keys", "day", "expected"),
    [
        ("yearly_amount: 4999 EUR", dt.date(2026, 11, 9), 0),
        ("yearly_amount: 5000 EUR", dt.date(2026, 11, 9), 1),
        ("yearly_amount: 5000 EUR\n    vigilance: 2026-05-09", dt.date(2026, 11, 9), 0),
        ("yearly_amount: 5000 EUR\n    vigilance: 2026-05-09", dt.date(2026, 11, 10), 1),
        ("yearly_amount: 5000 EUR\n    end: 2026-11-08", dt.date(2026, 11, 9), 0),
    ],
)
def test_the_certificate_is_asked_for_every_six_months(keys: str, day: dt.date, expected: int, says: Says) -> None:
    assert expected == len(says("CTR101", contract(f"    {keys}\n"), day))


def test_a_provider_from_abroad_needs_no_french_certificate(says: Says) -> None:
    abroad = {"cartography/actors.yml": "organisations:\n  - {id: assistplus, name: AssistPlus, country: MA}\n"}

    assert [] == says("CTR101", {**contract("    yearly_amount: 9000 EUR\n"), **abroad})


def test_what_a_contract_leaves_open_is_told_in_one_finding(says: Says) -> None:
    bare = {
        CONTRACTS: "contracts:\n  - {id: ct-assistplus, provider: assistplus, dpa: {clauses: [a, b, c, d, e, f]}}\n"
    }
    (said,) = says("CTR102", bare)

    assert said.endswith(
        "les points g et h de l’article 28 (`dpa`) et comment le prestataire se connecte, "
        "et si c’est avec un second facteur (`remote_access`)."
    )


def waves(*said: str) -> dict[str, str]:
    second = "id: FIN-002\ntitle: Devis\nowner: raf\nperformer: assistante\nresult: Suivi.\nsteps: [{do: Suivre}]\n"
    return {
        **process("{do: Relancer}", keys="owner: raf\nperformer: assistante\n"),
        OTHER: second,
        ROADMAP: "waves:\n" + "".join(f"  - {{{each}}}\n" for each in said),
    }


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2027-03-01", "2027-03-01", "FIN-002 commence le même jour que FIN-001."),
        ("2027-03-01", "2027-03-14", "FIN-002 commence moins de quatorze jours après FIN-001"),
        ("2027-03-14", "2027-03-01", "FIN-001 commence moins de quatorze jours après FIN-002"),
        ("2027-03-01", "2027-03-15", None),
        ("2025-03-03, reached: {supervised: 2025-03-10, autonomous: 2025-04-01}", "2025-03-06", None),
    ],
)
def test_waves_leave_time_to_learn(first: str, second: str, expected: str | None, says: Says) -> None:
    found = says("ROAD101", waves(f"process: FIN-001, start: {first}", f"process: FIN-002, start: {second}"))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("", "Aucune montée en compétence n’est prévue"),
        (", shadow: 1", "moins de deux semaines"),
        (", shadow: 1, supervised: 1", None),
        (", shadow: 2, supervised: 4", None),
        (", shadow: 2, supervised: 4.5", "plus de six semaines"),
        (", shadow: 1, supervised: 2, reached: {autonomous: 2027-04-01}", "sans avoir été supervisé"),
    ],
)
def test_a_ramp_up_lasts_two_to_six_weeks(plan: str, expected: str | None, says: Says) -> None:
    found = says("ROAD102", waves("process: FIN-001, start: 2027-03-01" + plan))

    assert (expected is not None) == bool(found)
    assert all(expected in line for line in found if expected is not None)


def test_a_referent_is_trained_once_the_wave_has_started(says: Says) -> None:
    planned = waves("process: FIN-001, start: 2026-12-01, exit: Dix relances justes")
    planned[FILE] = planned[FILE].replace("owner: raf", "owner: raf\nreferent: chef")
    planned["cartography/actors.yml"] = "actors:\n  - {id: chef, name: Chef}\n"

    assert [] == says("ROAD103", planned)
    assert 1 == len(says("ROAD103", planned, dt.date(2026, 12, 1)))
