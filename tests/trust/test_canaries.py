"""Canaries: an edition holds exactly the words that its readers may see, whatever field of whatever item they stand in.

What may be seen is worked out here anew, from the page of the format on levels, without the code of the gate.
"""

import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import pytest
from pydantic import BaseModel

from passation.edition import Edition, publish, publish_for_recipient
from passation.model.company import Audience
from passation.model.content import Content
from passation.model.manual import Manual
from passation.values import Level
from trust.aviary import WORDS, Aviary, Canary, everything
from trust.nest import Group, Nest, nest
from trust.oracle import GIVEN, difference, given, words


@pytest.fixture(scope="module")
def aviary() -> Aviary:
    return everything()


@pytest.fixture(scope="module")
def manual(aviary: Aviary, tmp_path_factory: pytest.TempPathFactory) -> Manual:
    return aviary.write(tmp_path_factory.mktemp("company"))


def texts(value: Any) -> Iterable[str]:
    """Every text in a value: keys, names, values, whatever it is made of."""
    if isinstance(value, BaseModel):
        yield value.model_dump_json(serialize_as_any=True, warnings=False)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*texts(key), *texts(each))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from texts(each)
    elif isinstance(value, bytes):
        yield value.decode()
    elif hasattr(value, "__dataclass_fields__"):
        for each in fields(value):
            yield from texts(getattr(value, each.name))
    else:
        yield str(value)


def said(edition: Edition) -> set[str]:
    """The canaries in everything that an edition holds."""
    every = [getattr(edition, each.name) for each in fields(Content)]
    every += [edition.withheld, edition.project, edition.external_documents, edition.recipient]
    return {word.lower() for text in texts(every) for word in WORDS.findall(text)}


NOTHING: dict[str, list[str]] = {"missing": [], "leaked": []}


def test_there_are_canaries_at_every_level(aviary: Aviary) -> None:
    counts = [sum(canary.level is level for canary in aviary.canaries) for level in Level]

    assert min(counts) > 100


@pytest.mark.parametrize("sees", ["public", "internal", "confidential", "secret"])
def test_who_sees_all_up_to_a_level_reads_every_word_up_to_it_and_no_other(
    aviary: Aviary, manual: Manual, sees: str
) -> None:
    edition = publish(manual, Audience.model_validate({"id": "lecteurs", "sees": sees, "scope": "all"}))
    expected = words(
        canary
        for canary in aviary.canaries
        if canary.level <= Level.of(sees) and canary.tag not in {"never", "en", "piece"}
    )

    assert NOTHING == difference(expected, said(edition), aviary)


def test_in_another_language_the_translated_words_stand_for_the_others(aviary: Aviary, manual: Manual) -> None:
    audience = {"id": "readers", "sees": "internal", "scope": "all", "language": "en"}
    translated = re.compile(r"KAN-00\d\.(title|result|purpose)|KAN-00\d step\.expect")
    expected = words(
        canary
        for canary in aviary.canaries
        if canary.level <= Level.INTERNAL
        and canary.tag not in {"never", "piece"}
        and not translated.fullmatch(canary.place)
    )

    assert NOTHING == difference(expected, said(publish(manual, Audience.model_validate(audience))), aviary)


@pytest.mark.parametrize("phase", GIVEN)
def test_a_recipient_reads_the_words_of_its_phase_and_no_name_before_its_own(
    aviary: Aviary, manual: Manual, phase: str
) -> None:
    edition = publish_for_recipient(manual, f"acq-{phase.replace('_', '-')}")
    expected = words(canary for canary in aviary.canaries if given(canary, phase))

    assert NOTHING == difference(expected, said(edition), aviary)


# Readers with a scope of their own


def opened(canary: Canary, group: Group, sees: Level, own: Level) -> bool:
    """Whether readers who see `sees` in general and `own` where they take part read a word of a group."""
    ceiling = max(sees, own) if group.mine else sees
    if group.process > ceiling:
        return False
    if canary.place.endswith("seen_as"):
        return True
    if group.step is not None and max(group.process, group.step) > ceiling:
        return False
    if group.item is None:
        return True
    if canary.place.startswith("item") and group.step is not None:
        return group.item <= ceiling
    return group.item <= (max(sees, group.process) if group.mine else sees) or (
        not canary.place.startswith("item") and group.item <= group.process
    )


@pytest.fixture(scope="module")
def own() -> Nest:
    return nest()


@pytest.fixture(scope="module")
def own_manual(own: Nest, tmp_path_factory: pytest.TempPathFactory) -> Manual:
    return own.write(tmp_path_factory.mktemp("nest"))


@pytest.mark.parametrize("sees", list(Level))
@pytest.mark.parametrize("sees_own", list(Level))
@pytest.mark.parametrize("scope", ["own", "all"])
def test_readers_reach_what_their_processes_name_and_no_further(
    own: Nest, own_manual: Manual, sees: Level, sees_own: Level, scope: str
) -> None:
    audience = {"id": "a", "sees": sees.word, "sees_own": sees_own.word, "scope": scope, "actors": ["ana"]}
    groups = own.groups or {}
    expected = words(
        canary
        for canary in own.canaries
        if opened(canary, groups[canary.tag], sees, sees_own)
        or (scope == "all" and canary.place.startswith("item") and (groups[canary.tag].item or 0) <= sees)
    )

    assert NOTHING == difference(expected, said(publish(own_manual, Audience.model_validate(audience))), own)


def test_the_scanner_finds_what_an_edition_of_other_readers_holds(aviary: Aviary, manual: Manual) -> None:
    everything_seen = publish(manual, Audience.model_validate({"id": "direction", "sees": "secret", "scope": "all"}))
    expected = words(canary for canary in aviary.canaries if canary.level <= Level.INTERNAL and not canary.tag)

    assert len(difference(expected, said(everything_seen), aviary)["leaked"]) > 500
