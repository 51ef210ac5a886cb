"""Every rule's docstring is tested: *Wrong* gives the rule's code at the marked line, *Right* gives nothing.

An example's files are put over those of `company/`, a company in order: a process replaces the one of its name, an
item of a company file the one of its id; all else stays. Beside its own code an example may hold warnings of other
rules, never an error: five keys are a process, and not yet a good one. But *Wrong* and *Right* hold the same ones: the
mutation that leads from one to the other gives exactly this finding, and nothing of any other rule.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import pytest
import yaml

from passation.finding import Finding, Severity, in_order
from passation.load.folder import Loaded
from passation.model.dataroom import Recipient
from passation.rules import BY_CODE, RULES, Delivered, Delivery, RawText, check, check_delivery, check_sources, compare
from passation.rules.explain import Example, examples, sections
from passation.rules.registry import CHANGE, DELIVERY
from passation.rules.rule import Room
from passation.values import Level
from passation.words import Words

ENGLISH = Words("en")
TODAY = dt.date(2026, 11, 9)
MARK = re.compile(r"# ← ([A-Z]+\d+)")
WRITTEN = [room for room in RULES if room not in (*CHANGE, *DELIVERY)]
BEFORE = "before/"
"""Where an example of a change keeps what was accepted."""


def name(room: Room) -> str:
    return room.RULE.code


Company = Callable[[Mapping[str, str]], Loaded]
Told = tuple[str, str, str]
"""A finding as an example announces it: code, file, the line it points at."""


def judged(company: Company, files: Iterable[Example]) -> tuple[Loaded, list[Finding]]:
    """The company with these files over it, and what loading and the rules say of it."""
    loaded = company({each.path: each.yaml for each in files})
    sources = check_sources(RawText(path, text) for path, text in loaded.texts.items())
    ruled = check(loaded.manual, TODAY) if loaded.manual is not None else []
    return loaded, in_order([*loaded.findings, *sources, *ruled])


def found(company: Company, files: Iterable[Example]) -> list[Told]:
    """The findings by the line they point at."""
    loaded, findings = judged(company, files)
    places = [(each.code, each.place) for each in findings]
    return [(code, at.path, loaded.texts[at.path].splitlines()[at.line - 1]) for code, at in places]


def said(company: Company, files: Iterable[Example]) -> list[tuple[str, str, str]]:
    """The findings by what they say: code, file, message with its facts. Lines move, and carry the example's mark."""
    return [(each.code, each.place.path, ENGLISH.say(each.message)) for each in judged(company, files)[1]]


def concerning(told: Iterable[Told], code: str) -> list[Told]:
    """The findings of one rule, and of all that are errors by nature."""
    return [
        each
        for each in told
        if each[0] == code or each[0] not in BY_CODE or BY_CODE[each[0]].severity is Severity.ERROR
    ]


def marked(files: Iterable[Example]) -> list[Told]:
    """What the example itself announces."""
    return [
        (mark[1], each.path, line) for each in files for line in each.yaml.splitlines() if (mark := MARK.search(line))
    ]


@pytest.mark.parametrize("room", WRITTEN, ids=name)
def test_wrong_gives_this_code_at_the_marked_line(room: Room, company: Company) -> None:
    files = examples(sections(room)["Wrong"])

    assert len(marked(files)) == 1
    assert marked(files) == concerning(found(company, files), room.RULE.code)


@pytest.mark.parametrize("room", WRITTEN, ids=name)
def test_right_gives_nothing(room: Room, company: Company) -> None:
    files = examples(sections(room)["Right"])

    assert files
    assert [] == concerning(found(company, files), room.RULE.code)


@pytest.mark.parametrize("room", WRITTEN, ids=name)
def test_wrong_and_right_differ_by_this_finding_alone(room: Room, company: Company) -> None:
    wrong, right = (Counter(said(company, examples(sections(room)[part]))) for part in ("Wrong", "Right"))

    assert [room.RULE.code] == [code for code, _, _ in (wrong - right).elements()]
    assert Counter() == right - wrong


def test_the_company_of_the_examples_is_in_order(company: Company) -> None:
    assert [] == found(company, [])


def changes(company: Company, files: Iterable[Example]) -> list[Told]:
    """What the rules say of a change from the files below `before/` to the others."""
    files = list(files)
    old = {each.path.removeprefix(BEFORE): each.yaml for each in files if each.path.startswith(BEFORE)}
    new = {each.path: each.yaml for each in files if not each.path.startswith(BEFORE)}
    base, head = company(old).manual, company(new)
    assert base is not None
    assert head.manual is not None
    places = [(each.code, each.place) for each in compare(base, head.manual, TODAY)]
    return [(code, at.path, head.texts[at.path].splitlines()[at.line - 1]) for code, at in places]


@pytest.mark.parametrize("room", CHANGE, ids=name)
def test_a_wrong_change_gives_this_code_and_a_right_one_nothing(room: Room, company: Company) -> None:
    wrong, right = (examples(sections(room)[part]) for part in ("Wrong", "Right"))

    assert len(marked(wrong)) == 1
    assert marked(wrong) == changes(company, wrong)
    assert right
    assert [] == changes(company, right)


def delivery(files: Iterable[Example]) -> Delivery:
    """The delivery that an example describes."""
    (example,) = files
    facts = yaml.safe_load(example.yaml)
    texts = {key: str(value) for key, value in facts["recipient"].items()}
    return Delivery(
        recipient=Recipient.model_validate(texts),
        day=facts["day"],
        ceiling=Level.of(facts["ceiling"]),
        files={
            path: Delivered(
                file.get("text", ""), Level.of(file.get("level", "public")), tuple(file.get("unmarked", ()))
            )
            for path, file in facts.get("files", {}).items()
        },
        own_names=tuple(facts.get("own_names", ())),
        left_out=tuple(facts.get("left_out", ())),
        faults=tuple(facts.get("faults", ())),
        digest=str(facts.get("digest", "")),
        rebuilt=facts.get("rebuilt"),
    )


@pytest.mark.parametrize("room", DELIVERY, ids=name)
def test_a_wrong_delivery_gives_this_code_and_a_right_one_nothing(room: Room) -> None:
    wrong, right = (examples(sections(room)[part]) for part in ("Wrong", "Right"))

    assert [mark[0] for mark in marked(wrong)] == [each.code for each in check_delivery(delivery(wrong))]
    assert [] == check_delivery(delivery(right))
