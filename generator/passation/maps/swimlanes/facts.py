"""What is said of a step besides its sentence; the drawing and its twin say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import say
from passation.maps.swimlanes.story import Story
from passation.model.flow import Edge
from passation.model.step import CallStep, GateStep, WaitStep, WorkStep

_CONTROLS: Final = {
    "approval": say("Approval"),
    "sample": say("Sample check"),
    "double": say("Double check"),
    "automatic": say("Automatic check"),
}


def before(story: Story, node: int) -> Iterator[str]:
    """What stands above the sentence: what is waited for, and what kind of step it is."""
    words, step = story.words, story.steps[node]
    if awaited := story.awaited(node):
        yield words.t("When {steps} are done", steps=story.listed(awaited))
    if isinstance(step, WaitStep):
        yield words.t("Wait")
    if isinstance(step, CallStep):
        yield words.t("Process {id}", id=step.call)
    if isinstance(step, GateStep):
        yield words.t("Decided elsewhere")


def after(story: Story, node: int) -> Iterator[str]:
    """What stands below it: with whom, how long, and what starts at once."""
    words, step = story.words, story.steps[node]
    if others := story.sop.performers(step)[1:]:
        names = f" {words.t('or')} ".join(story.name("actor", each) for each in others)
        yield words.t("or {actors}", actors=names)
    if step.with_:
        yield words.t("with {actors}", actors=[story.name("actor", each) for each in step.with_])
    if isinstance(step, WaitStep) and step.for_ is not None:
        yield words.t("{duration} at most", duration=step.for_)
    if story.is_fork(node):
        yield words.t("Then at the same time")


def handed(story: Story, node: int) -> Iterator[str]:
    """What passes to other hands after a step, and over which channel; nothing where neither is known."""
    words = story.words
    passed = [story.handed[way] for edge in story.leaving[node] if (way := (edge.source, edge.target)) in story.handed]
    for channel in dict.fromkeys(each.channel for each in passed):
        found = dict.fromkeys(data for each in passed if each.channel == channel for data in each.artefacts)
        data = [story.name("data", each) for each in found]
        if channel and data:
            yield words.t("Handed over: {data}, by {channel}", data=data, channel=story.name("channel", channel))
        elif data:
            yield words.t("Handed over: {data}", data=data)
        elif channel:
            yield words.t("Handed over by {channel}", channel=story.name("channel", channel))


def otherwise(story: Story, node: int) -> Iterator[str]:
    """What may go otherwise at a step; the page says what to do then."""
    at = story.steps[node].id
    for case in story.sop.exceptions if at else ():
        if case.at == at:
            yield story.words.t("If it goes otherwise: {when}", when=case.when)


def marks(story: Story, node: int) -> Iterator[tuple[str, str]]:
    """Controls, money, what cannot be undone: a sign and a word."""
    words, step = story.words, story.steps[node]
    if not isinstance(step, WorkStep):
        return
    if step.control is not None:
        yield "✓", words.say(_CONTROLS[step.control.kind])
    if step.money:
        yield "€", words.t("Commits money")
    if step.irreversible:
        yield "⚠", words.t("Irreversible")


def answer(story: Story, way: Edge) -> str:
    """The words of one way out of a choice, with its share."""
    label = way.label or (story.words.t("In any case") if way.all_of else story.words.t("Otherwise"))
    return label if way.share is None else f"{label} · {story.words.percent(way.share)}"
