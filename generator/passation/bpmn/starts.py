"""What starts a process, as a start event of BPMN: a time, a message, a condition or a signal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import inputs_of, producers
from passation.analysis.rhythm import Rhythm, read_every
from passation.bpmn.messages import Message, is_party, message, received
from passation.bpmn.whole import Whole
from passation.frozen import dataclass
from passation.maps.swimlanes.scene import START
from passation.model.sop import Trigger
from passation.registers.phrases import trigger

_PERIODS: Final = {Rhythm.DAY: "D", Rhythm.WEEK: "W", Rhythm.MONTH: "M", Rhythm.YEAR: "Y"}


@dataclass(frozen=True, slots=True)
class Cause:
    """One trigger, in the words of its readers."""

    said: str
    event: str = ""
    """The kind of its event, as a node says it."""
    when: str = ""
    """The words of its definition."""
    told: tuple[str, ...] = ()
    message: Message | None = None
    """What an outside party sends."""


def causes(sheet: Whole) -> tuple[Cause, ...]:
    """Each trigger of a process; a plain start where it names none."""
    made = sheet.story.sop.trigger
    alone = sum(bool(each.event) for each in made) == 1
    return tuple(_cause(sheet, each, alone=alone) for each in made) or (Cause(sheet.story.words.t("Start")),)


def _cause(sheet: Whole, made: Trigger, *, alone: bool) -> Cause:
    """A rhythm is a time, and what is looked for in a rhythm a condition; an event is a message where somebody sends
    it, else a signal: it is known to everybody, and addressed to nobody.
    """
    said = trigger(made, sheet.story.words)
    if made.event is None:
        return Cause(said, "cycle" if made.every or made.when else "", _cycle(made.every) or said)
    if made.every or made.when:
        return Cause(said, "conditional", said)
    return _sent_by_party(sheet, made.event, said, alone=alone) or _sent_by_process(sheet, made.event, said)


def _cycle(every: str | None) -> str | None:
    """A rhythm as ISO 8601 writes it; None for one of working days, which it does not know, or none that is known."""
    read = read_every(every or "")
    if read is None or read.working or (read.rhythm is Rhythm.DAY and read.count == 1):
        return None
    return f"R/P{read.count}{_PERIODS[read.rhythm]}"


def _sent_by_party(sheet: Whole, event: str, said: str, *, alone: bool) -> Cause | None:
    """What an outside party sends: data that the event names, else what the very first step receives."""
    named = next((each for each in _named(sheet, event) if is_party(sheet.story, each[1])), None)
    if named is not None:
        data, party = [named[0]], named[1]
    elif alone and len(first := received(sheet, sheet.story.graph.start)) == 1:
        ((party, data),) = first.items()
    else:
        return None
    sent = message(sheet, START, party, data)
    return Cause(said, "message", sent.name, message=sent)


def _sent_by_process(sheet: Whole, event: str, said: str) -> Cause:
    """What another process of the edition gives out, where the event names it; else a signal."""
    story = sheet.story
    for data, source in _named(sheet, event):
        if source in story.edition.sops:
            told = story.words.t("Sent by") + story.words.colon + story.name("process", source)
            return Cause(said, "message", story.name("data", data), (told,))
    return Cause(said, "signal", said)


def _named(sheet: Whole, event: str) -> Iterator[tuple[str, str]]:
    """Data that the process takes in and an event names, each with who gives it; the longest name first."""
    story = sheet.story
    names = {data: story.name("data", data) for data in inputs_of(story.sop)}
    for data, flow in sorted(inputs_of(story.sop).items(), key=lambda each: (-len(names[each[0]]), each[0])):
        if _says(event, names[data]):
            sources = (flow.from_,) if flow.from_ else producers(story.edition).get(data, ())
            yield from ((data, source) for source in sources if source != story.sop.id)


def _says(event: str, name: str) -> bool:
    """Whether one of two texts holds the other in whole words; an event of one word names nothing but itself."""
    one, other = _words(event), _words(name)
    return f" {other} " in f" {one} " or (" " in one and f" {one} " in f" {other} ")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
