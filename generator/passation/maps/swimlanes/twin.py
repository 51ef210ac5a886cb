"""A drawing in words: the same steps in an ordered list, who does each, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from passation.analysis.responsibility import lane_of, text_of
from passation.maps.drawing import Outline
from passation.maps.palette import LOOKS
from passation.maps.swimlanes.facts import after, answer, before, handed, marks, otherwise
from passation.maps.swimlanes.sheets import Sheet
from passation.maps.swimlanes.story import Story
from passation.model.flow import FINISH, Edge
from passation.table import Cell, Target


def twin(sheet: Sheet) -> Outline:
    """The ordered list that stands after a drawing; its numbers are those of the boxes."""
    story = sheet.story
    entries = tuple(tuple(_entry(story, node)) for node in sheet.nodes)
    return Outline(
        story.words.t("The same in words: each step, who does it, what follows"), entries, sheet.nodes[0] + 1
    )


def description(sheet: Sheet) -> str:
    """What the drawing shows: how many steps, in whose columns, how often the work changes hands."""
    story, words = sheet.story, sheet.story.words
    actors = [_actor(story, lane) for lane in range(len(story.lanes))]
    said = words.n(
        "{count} step, to be read downwards in the column of {actors}.",
        "{count} steps, to be read downwards, a column for each actor: {actors}.",
        len(sheet.nodes),
        actors=actors,
    )
    passed = sum(source in sheet.nodes for source, _ in story.handed)
    if not passed:
        return said
    return f"{said} {words.n('The work changes hands once.', 'The work changes hands {count} times.', passed)}"


def _actor(story: Story, lane: int) -> str:
    word = story.words.say(LOOKS[story.side(lane)].word).lower()
    return f"{story.name('actor', story.lanes[lane])} ({word})"


def _entry(story: Story, node: int) -> Iterator[Cell]:
    words, step = story.words, story.steps[node]
    yield from (Cell(f"{note}. ") for note in before(story, node))
    yield Cell(text_of(story.edition, step), story.target(node))
    actor, side = lane_of(story.sop, step), story.side(story.lane(node))
    yield Cell(" — ")
    yield Cell(story.name("actor", actor), Target("actor", actor))
    yield Cell(f" ({story.words.say(LOOKS[side].word).lower()})", None, f"side-{side}")
    details = [*after(story, node), *handed(story, node), *(word for _, word in marks(story, node))]
    if step.per:
        details.append(words.t("For each {noun}", noun=step.per))
    details += otherwise(story, node)
    yield Cell("".join(f" · {detail}" for detail in details) + ". ")
    yield from _leads(story, node)


def _leads(story: Story, node: int) -> Iterator[Cell]:
    """Each way out, with its answer; a step that only leads to the next one still says so."""
    choices = story.choices(node)
    for place, way in enumerate(story.leaving[node]):
        if place:
            yield Cell("; " if story.words.language == "en" else "\N{NARROW NO-BREAK SPACE}; ")
        if way in choices or not place:
            yield Cell((answer(story, way) if way in choices else story.words.t("Then")) + story.words.colon)
        yield _goal(story, way)
    yield Cell(".")


def _goal(story: Story, way: Edge) -> Cell:
    if way.target == FINISH:
        return Cell(story.words.t("the end"))
    said = story.words.t("step {number}", number=story.number(way.target))
    if (way.source, way.target) in story.handed:
        receiver = story.name("actor", lane_of(story.sop, story.steps[way.target]))
        said = story.words.t("{step} (handed over: {actor})", step=said, actor=receiver)
    return Cell(said, story.target(way.target))
