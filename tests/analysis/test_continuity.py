"""Who replaces whom, who is trained, how many people can do a process."""

from __future__ import annotations

import datetime as dt

import pytest

from passation.analysis.continuity import (
    Cover,
    backup_of,
    bus_factor,
    cover,
    is_trained,
    is_vacant,
    owner_dependence,
    replacements,
)
from passation.model.actor import Actor, Training
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop

DAY = dt.date(2026, 11, 9)


def actor(name: str, **keys: object) -> Actor:
    return Actor.model_validate({"id": name, "name": name.title(), **keys})


def training(who: str, date: str = "2026-01-01", **keys: object) -> Training:
    return Training.model_validate({"who": who, "what": "FIN-001", "date": date, **keys})


def process(*steps: dict[str, object], **keys: object) -> Sop:
    return Sop.model_validate(
        {"id": "FIN-001", "title": "Relances", "owner": "raf", "result": "Fait", "steps": list(steps), **keys}
    )


def content(sop: Sop, *trainings: Training) -> Content:
    actors = (
        actor("raf", backup="anne"),
        actor("anne", backup="anne"),
        actor("luc"),
        actor("dirigeante", owner_manager="true"),
        actor("client", side="customer"),
    )
    return Content(
        company=Company(name="Duval"), sops={sop.id: sop}, actors={a.id: a for a in actors}, trainings=trainings
    )


WORK: dict[str, object] = {"do": "Relancer"}


def test_a_process_may_name_another_backup_than_the_actor() -> None:
    sop = process(WORK, backups={"raf": "luc"})

    assert "luc" == backup_of(content(sop), sop, "raf")
    assert "anne" == backup_of(content(sop), process(WORK), "raf")
    assert backup_of(content(sop), sop, "luc") is None
    assert {"anne": frozenset({"raf", "anne"}), "luc": frozenset({"raf"})} == replacements(content(sop))


@pytest.mark.parametrize(
    ("trainings", "expected"),
    [
        ([], False),
        ([training("anne")], True),
        ([training("anne", until="2026-11-09")], True),
        ([training("anne", until="2026-11-08")], False),
        ([training("anne", date="2026-11-10")], False),
        ([training("luc")], False),
    ],
)
def test_a_training_counts_between_its_days(trainings: list[Training], *, expected: bool) -> None:
    assert expected is is_trained(content(process(WORK), *trainings), "anne", "FIN-001", DAY)


def test_a_backup_counts_when_trained_or_when_she_does_other_steps() -> None:
    alone, shared = process(WORK), process(WORK, {"do": "Trier", "actor": "anne"})

    assert (Cover("raf", "anne", False),) == cover(content(alone), alone)
    assert (Cover("raf", "anne", True),) == cover(content(alone, training("anne")), alone)
    assert (Cover("raf", "anne", True), Cover("anne", None, False)) == cover(content(shared), shared)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([WORK], 2),
        ([WORK, {"do": "Trier", "actor": "luc"}], 1),
        ([{"do": "Trier", "actor": ["raf", "luc"]}], 3),
        ([{"do": "Porter", "actor": "raf", "with": "luc"}], 1),
        ([{"do": "Répondre", "actor": "client"}], 0),
        ([{"wait": "Réponse"}], 0),
    ],
)
def test_a_process_is_as_strong_as_the_step_that_fewest_can_do(steps: list[dict[str, object]], expected: int) -> None:
    assert expected == bus_factor(content(process(*steps), training("anne")), process(*steps), DAY)


def test_without_a_trained_backup_one_absence_stops_the_process() -> None:
    assert 1 == bus_factor(content(process(WORK)), process(WORK), DAY)


def test_the_weight_of_the_owner_manager_is_counted_in_decisions_of_what_matters() -> None:
    steps: list[dict[str, object]] = [
        {"ask": "Payer ?", "actor": "dirigeante", "answers": {"Oui": "end", "Non": "end"}},
        {"do": "Contrôler", "control": {"kind": "sample"}},
        {"do": "Signer", "actor": "dirigeante"},
    ]

    assert (1, 2) == owner_dependence(content(process(*steps, criticality="high")))
    assert (0, 0) == owner_dependence(content(process(*steps)))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, False),
        ({"left": "2026-11-09"}, False),
        ({"left": "2026-11-08"}, True),
        ({"people": [{"name": "Anne"}]}, False),
        ({"people": [{"name": "Anne", "until": "2026-11-08"}]}, True),
        ({"people": [{"name": "Anne", "from": "2026-11-10"}]}, True),
    ],
)
def test_a_role_is_vacant_when_nobody_holds_it(keys: dict[str, object], *, expected: bool) -> None:
    assert expected is is_vacant(actor("chef", **keys), DAY)
