"""Who does what in one process, in order: lanes are columns, read from top to bottom."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.swimlanes.compose import scene
from passation.maps.swimlanes.dot import dot
from passation.maps.swimlanes.paint import paint
from passation.maps.swimlanes.scene import Scene
from passation.maps.swimlanes.sheets import EXTRAS, MOST, Extra, Sheet, split
from passation.maps.swimlanes.story import Story
from passation.maps.swimlanes.twin import description, twin
from passation.table import Link
from passation.words import Words

_HIGHEST: Final = 1300.0
"""A sheet that is higher would be printed too small on an A4 page; it is divided."""


def swimlane(edition: Edition, words: Words, process_id: str, link: Link) -> tuple[Drawing, ...]:
    """The drawings of a process, in order: several when it has more than a dozen steps or very long ones.

    `link` gives the addresses of the steps. Raises KeyError for a process that is not in the edition.
    """
    made = scenes(Story(edition, words, edition.sops[process_id], link))
    return tuple(_drawing(sheet, drawn, number, len(made)) for number, (sheet, drawn) in enumerate(made, 1))


def scenes(story: Story) -> list[tuple[Sheet, Scene]]:
    """Every sheet of a process with its geometry: as few as its steps and their texts allow.

    Sheets that would be too high leave out first what the page says elsewhere.
    """
    count = len(story.steps)
    for parts in range(-(-count // MOST), count + 1):
        for kept in range(len(EXTRAS), -1, -1):
            made = [(sheet, scene(sheet)) for sheet in _sheets(story, parts, EXTRAS[:kept])]
            if all(drawn.height <= _HIGHEST or len(sheet.nodes) == 1 for sheet, drawn in made):
                return made
    return []


def _sheets(story: Story, parts: int, extras: tuple[Extra, ...]) -> list[Sheet]:
    ranges = split(len(story.steps), parts)
    said = frozenset(extras)
    return [Sheet(story, nodes, nodes == ranges[0], nodes == ranges[-1], said) for nodes in ranges]


def _drawing(sheet: Sheet, drawn: Scene, number: int, total: int) -> Drawing:
    story = sheet.story
    name, title = f"swimlane-{story.sop.id}-{number}", story.sop.title
    if total > 1:
        title = story.words.t("{title} ({number} of {total})", title=title, number=number, total=total)
    figure = Figure(story.edition, story.words, name, title, description(sheet), twin(sheet))
    made = figure.drawn(paint(drawn), (drawn.width, drawn.height), lambda: dot(name, drawn))
    return replace(made, source=f"{story.sop.id} · {made.source}")
