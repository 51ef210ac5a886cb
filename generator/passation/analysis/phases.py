"""What each phase of a sale gives: a recipient of the data room is an audience by phase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.model.company import PHASES, Audience, Phase
from passation.model.content import Content
from passation.model.dataroom import Disclosure, Recipient
from passation.model.shape import shape_of
from passation.values import Level

PHASE_LEVELS: Final[Mapping[Phase, Level]] = {
    "prep": Level.CONFIDENTIAL,
    "teaser": Level.PUBLIC,
    "nda": Level.INTERNAL,
    "confirmatory": Level.CONFIDENTIAL,
    "clean_team": Level.CONFIDENTIAL,
    "closing": Level.CONFIDENTIAL,
}
"""The level each phase of a sale gives; secret is given by none, only by `disclose`."""
_DISCLOSED: Final = next(
    shape.ref.kinds for shape in shape_of(Disclosure) if shape.name == "item" and shape.ref is not None
)
"""The kinds of items that may be given on purpose."""


def shown(phase: Phase, since: Phase) -> bool:
    """Whether a phase has reached another."""
    return PHASES.index(phase) >= PHASES.index(since)


def audience_of(recipient: Recipient) -> Audience:
    """The audience that a recipient is."""
    return Audience.model_construct(
        id=recipient.id,
        name=recipient.name,
        sees=PHASE_LEVELS[recipient.phase],
        sees_own=None,
        scope="all",
        actors=(),
        withheld=recipient.withheld,
        acknowledged=False,
        language=recipient.language,
        knows=(),
    )


def disclosed(content: Content, recipient: Recipient) -> frozenset[tuple[str, str]]:
    """What is given to a recipient on purpose, as (kind, id), whatever its level; an id that may mean two things gives
    none of them.
    """
    given = [
        each.item
        for each in content.dataroom.disclose
        if recipient.id in each.to and shown(recipient.phase, each.from_phase)
    ]
    meant = (meanings(content, item) for item in given)
    return frozenset(each[0] for each in meant if len(each) == 1)


def meanings(content: Content, item: str) -> list[tuple[str, str]]:
    """What an id may mean among the kinds of items that may be given on purpose."""
    return [(kind, item) for kind in _DISCLOSED if content.find(kind, item) is not None]


def sales(content: Content) -> tuple[tuple[Audience, frozenset[tuple[str, str]]], ...]:
    """The audiences that the recipients of the data room are, once each, with what they are given on purpose.

    They go by their phase alone: what says who may buy stands in no message.
    """
    found: dict[str, tuple[Audience, frozenset[tuple[str, str]]]] = {}
    for recipient in content.dataroom.recipients:
        given = disclosed(content, recipient)
        audience = audience_of(recipient).model_copy(
            update={"id": recipient.phase, "name": f"data room ({recipient.phase})"}
        )
        found.setdefault(repr((recipient.phase, sorted(given))), (audience, given))
    return tuple(found.values())
