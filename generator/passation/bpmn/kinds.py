"""Which BPMN element a step is, what it is called and what its documentation says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.responsibility import lane_of, side_of_actor, text_of
from passation.maps.swimlanes.facts import after, handed, marks
from passation.maps.swimlanes.story import Story
from passation.model.flow import Edge
from passation.model.step import CallStep, WaitStep, WorkStep
from passation.registers.phrases import limit
from passation.values import Duration
from passation.words import Words

_ISO: Final = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def tag(story: Story, node: int, *, sends: bool) -> str:
    """The element of a step that is no choice; `sends`: something it writes goes to an outside party."""
    step = story.steps[node]
    if isinstance(step, CallStep):
        return "callActivity"
    if not isinstance(step, WorkStep):
        return "intermediateCatchEvent"
    if side_of_actor(story.edition, lane_of(story.sop, step)) == "system":
        return "serviceTask"
    if sends:
        return "sendTask"
    return "userTask" if step.tool else "manualTask"


def name(story: Story, node: int) -> str:
    """The sentence of a step; a wait says how long at most."""
    step = story.steps[node]
    said = text_of(story.edition, step)
    if isinstance(step, WaitStep) and step.for_ is not None:
        return f"{said} ({story.words.t('{duration} at most', duration=step.for_)})"
    return said


def event(story: Story, node: int) -> tuple[str, str]:
    """What a wait waits for, and in which words: a time where one is said, else that something is so."""
    step = story.steps[node]
    if isinstance(step, WaitStep) and step.for_ is not None:
        return "timer", duration(step.for_, story.words)
    return "conditional", text_of(story.edition, step)


def duration(span: Duration, words: Words) -> str:
    """A time as ISO 8601 writes it; working days, which it does not know, in words."""
    if span.business or span.amount != span.amount.to_integral_value():
        return words.duration(span)
    return _ISO[span.unit].format(int(span.amount))


def told(story: Story, node: int) -> Iterator[str]:
    """What is said of a step besides its name, a line each."""
    words, step = story.words, story.steps[node]
    if not isinstance(step, WaitStep):
        yield from after(story, node)
    yield from handed(story, node)
    yield from (word for _, word in marks(story, node))
    if isinstance(step, WorkStep):
        yield from _work(story, step)
    if step.by:
        yield words.t("Time limit") + words.colon + limit(step.by, story.sop.milestones, words)
    if step.within:
        yield words.t("within {span}", span=step.within)
    if step.expect:
        yield words.t("Done when") + words.colon + step.expect
    if step.warning:
        yield words.t("Careful") + words.colon + step.warning


def _work(story: Story, step: WorkStep) -> Iterator[str]:
    words = story.words
    if step.tool:
        yield words.t("Tool") + words.colon + story.name("tool", step.tool)
    if step.minutes:
        yield words.t("Working time") + words.colon + words.minutes(step.minutes)
    yield from step.checklist


def share(words: Words, edge: Edge) -> tuple[str, ...]:
    """How often a way is taken."""
    if edge.share is None:
        return ()
    return (words.t("Share of the cases") + words.colon + words.percent(edge.share),)
