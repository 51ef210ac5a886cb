"""What stops, waits or goes on while somebody is away."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from passation.analysis.absence import Gap, Relay, dependences, simulate
from passation.model.actor import Actor, Training
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop
from passation.values import Duration

ACTORS = {
    "raf": Actor(id="raf", name="RAF", backup="anne"),
    "anne": Actor(id="anne", name="Anne"),
    "paul": Actor(id="paul", name="Paul"),
    "client": Actor(id="client", name="Client", side="customer"),
}


def content(*steps: dict[str, object], trained: bool = False, **keys: object) -> Content:
    sop = Sop.model_validate(
        {"id": "FIN-001", "title": "Relances", "owner": "raf", "result": "Fait", "steps": list(steps), **keys}
    )
    training = Training.model_validate({"who": "anne", "what": "FIN-001", "date": "2026-01-05"})
    return Content(
        company=Company(name="Duval"), sops={sop.id: sop}, actors=ACTORS, trainings=(training,) if trained else ()
    )


def effects(made: Content, *args: Any, **more: Any) -> dict[str, str]:
    return {each.process: each.effect for each in simulate(made, *args, **more)}


def test_a_step_that_nobody_else_can_do_stops_its_process() -> None:
    assert {"FIN-001": "stops"} == effects(content({"do": "Relancer"}), {"raf"})


def test_a_trained_replacement_does_it_and_one_who_was_never_trained_does_not() -> None:
    assert {"FIN-001": "covered"} == effects(content({"do": "Relancer"}, trained=True), {"raf"})
    assert {"FIN-001": "stops"} == effects(content({"do": "Relancer"}), {"raf"})


def test_a_replacement_who_is_away_too_replaces_nobody() -> None:
    assert {"FIN-001": "stops"} == effects(content({"do": "Relancer"}, trained=True), {"raf", "anne"})


def test_in_turn_one_is_enough_and_together_all_are_needed() -> None:
    assert {"FIN-001": "covered"} == effects(content({"do": "Relancer", "actor": ["paul", "raf"]}), {"paul"})
    assert {"FIN-001": "stops"} == effects(content({"do": "Signer", "with": ["paul"]}), {"paul"})


def test_who_does_nothing_in_a_process_does_not_stop_it() -> None:
    assert {} == effects(content({"do": "Relancer"}), {"paul"})
    assert {} == effects(content({"do": "Payer", "actor": "client"}), {"client"})
    assert {} == effects(content({"do": "Relancer"}, document={"status": "obsolete"}), {"raf"})


@pytest.mark.parametrize(
    ("promised", "lasting", "effect"),
    [
        ("2 weeks", "1 week", "waits"),
        ("5 business days", "1 week", "waits"),
        ("4 business days", "1 week", "stops"),
        ("3 days", "1 week", "stops"),
        ("3 days", "2 day", "waits"),
    ],
)
def test_what_may_wait_longer_than_the_absence_lasts_waits(promised: str, lasting: str, effect: str) -> None:
    amount, unit = lasting.split()
    span = Duration(Decimal(amount), unit.removesuffix("s"))

    assert {"FIN-001": effect} == effects(content({"do": "Relancer", "within": promised}), {"raf"}, span)
    assert {"FIN-001": effect} == effects(content({"do": "Relancer"}, sla={"within": promised}), {"raf"}, span)


def test_a_training_that_has_ended_counts_no_more_on_that_day() -> None:
    made = content({"do": "Relancer"}, trained=True)

    assert {"FIN-001": "stops"} == effects(made, {"raf"}, day=dt.date(2026, 1, 1))


def test_those_who_stop_most_come_first() -> None:
    made = content({"do": "Relancer", "actor": "paul"}, {"do": "Classer", "actor": ["anne", "raf"]})

    assert [("paul", ("FIN-001",)), ("anne", ()), ("raf", ())] == [
        (each.actor, each.of("stops")) for each in dependences(made)
    ]


def test_an_outcome_says_which_steps_are_stuck_who_is_missing_and_how_long_it_holds() -> None:
    made = content(
        {"do": "Lire"}, {"do": "Relancer", "actor": "paul", "within": "2 days"}, {"do": "Signer", "with": ["paul"]}
    )
    (found,) = simulate(made, {"paul"})
    day = Duration(Decimal(2), "day")

    assert (Gap(1, ("paul",), day), Gap(2, ("paul",), None)) == found.gaps
    assert found.holds is None  # the last step was promised nothing
    assert day == simulate(content({"do": "Relancer", "within": "2 days"}), {"raf"})[0].holds


def test_an_outcome_says_who_takes_over_or_what_keeps_the_replacement_from_it() -> None:
    def relays(made: Content, *absent: str) -> tuple[Relay, ...]:
        return simulate(made, absent)[0].relays

    assert (Relay("raf", ("anne",), "anne", None),) == relays(content({"do": "Relancer"}, trained=True), "raf")
    assert (Relay("raf", (), "anne", "untrained"),) == relays(content({"do": "Relancer"}), "raf")
    assert (Relay("raf", (), "anne", "away"),) == relays(content({"do": "Relancer"}, trained=True), "raf", "anne")
    assert (Relay("paul", ("raf",), None, "nobody"),) == relays(
        content({"do": "Relancer", "actor": ["paul", "raf"]}), "paul"
    )
