"""One process judged alone says what the whole company, judged at once, says of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from passation.finding import Finding
from passation.load.folder import Loaded, load
from passation.model.manual import Manual
from passation.rules import check, judge_alone
from passation.rules.alone import WIDER
from passation.rules.explain import examples, sections
from passation.rules.registry import BY_CODE, DATED, MANUAL
from passation.rules.rule import Room

TODAY = dt.date(2026, 11, 9)
SAMPLE = Path(__file__).parents[2]


def of_file(manual: Manual, number: str, findings: list[Finding]) -> list[Finding]:
    """The findings in the file of a process that a process alone can give."""
    path = manual.origin("process", number).source.path
    return [each for each in findings if each.place.path == path and each.code not in WIDER]


@pytest.mark.parametrize("room", [*MANUAL, *DATED], ids=lambda room: room.RULE.code)
def test_what_a_rule_calls_wrong_is_found_alone(room: Room, company: Callable[[Mapping[str, str]], Loaded]) -> None:
    manual = company({each.path: each.yaml for each in examples(sections(room)["Wrong"])}).manual
    assert manual is not None
    whole = check(manual, TODAY)
    for number in manual.sops:
        assert of_file(manual, number, whole) == judge_alone(manual, number, TODAY)


def test_the_sample_company_is_judged_alike() -> None:
    manual = load(SAMPLE).manual
    assert manual is not None
    whole = check(manual, TODAY)
    for number in manual.sops:
        assert of_file(manual, number, whole) == judge_alone(manual, number, TODAY)


def test_the_rules_that_are_left_out_exist() -> None:
    assert set() == WIDER - set(BY_CODE)
