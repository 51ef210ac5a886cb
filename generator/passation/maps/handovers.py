"""The handover matrix: how often work passes from whom to whom, over which channel, with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.passing import Passing, crosses_border, passings
from passation.analysis.responsibility import inside_first, side_of_actor
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import PLAIN, STRONG, Key, Matrix, both
from passation.maps.palette import LOOKS
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

NAME: Final = "handovers"
MOST: Final = 16
"""Roles on the drawing; of more, those through whose hands most passes. The table has all of them."""
_STEPS: Final = 12
"""Steps that a row of the table leads to; of more, it says how many."""
_BORDER: Final = "border"


def handover_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing; nothing where no work passes."""
    found = passings(edition)
    if not found:
        return ()
    actors = _busiest(edition, found)
    heads = [_head(edition, words, actor) for actor in actors]
    crossed = any(crosses_border(edition, each) for each in found.values())
    keys = [Key(PLAIN, "3", words.t("times the work passes from the row to the column"))]
    if crossed:
        keys.append(Key(STRONG, "3", words.t("over the border of the company")))
    marks, to = {"": PLAIN, _BORDER: STRONG}, words.p("receiver", "To")
    drawn = Matrix(_counts(edition, words, actors), heads, marks, link, heads, keys, across=to)
    title = words.t("Who hands over to whom")
    figure = Figure(edition, words, NAME, title, _description(edition, words, actors), _twin(edition, words))
    return (both(figure, drawn),)


def _busiest(edition: Edition, found: Mapping[tuple[str, str], Passing]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for pair, each in found.items():
        counts.update(dict.fromkeys(pair, len(each.handovers)))
    shown = sorted(counts, key=lambda actor: (-counts[actor], actor))[:MOST]
    return inside_first(edition, (actor for actor in edition.actors if actor in shown))


def _head(edition: Edition, words: Words, actor: str) -> Head:
    side = side_of_actor(edition, actor)
    return Head(side, words.say(LOOKS[side].word).lower())


def _counts(edition: Edition, words: Words, actors: Sequence[str]) -> Table:
    """Givers in rows, takers in columns, how often in the crossings."""
    found = passings(edition)
    names = [edition.name_of("actor", actor) for actor in actors]
    rows = tuple(
        (
            Cell(name, Target("actor", giver)),
            *(_count(edition, words, found.get((giver, taker))) for taker in actors),
        )
        for giver, name in zip(actors, names, strict=True)
    )
    return Table(words.t("Who hands over to whom"), (words.t("From"), *names), rows)


def _count(edition: Edition, words: Words, passing: Passing | None) -> Cell:
    if passing is None:
        return Cell("")
    mark = _BORDER if crosses_border(edition, passing) else ""
    return Cell(words.number(len(passing.handovers)), Target("map", NAME, _row_name(passing)), mark)


def _row_name(passing: Passing) -> str:
    return f"from_{passing.source}_to_{passing.target}"


def _description(edition: Edition, words: Words, actors: Sequence[str]) -> str:
    found = passings(edition).values()
    total = sum(len(each.handovers) for each in found)
    over = sum(len(each.handovers) for each in found if crosses_border(edition, each))
    most = max(found, key=lambda each: len(each.handovers))
    roles = {actor for pair in passings(edition) for actor in pair}
    said = [
        words.n("The work changes hands once.", "The work changes hands {count} times.", total),
        words.n("{count} time it crosses the border.", "{count} times it crosses the border.", over) if over else "",
        words.t(
            "Most often: from {source} to {target} ({count}).",
            source=edition.name_of("actor", most.source),
            target=edition.name_of("actor", most.target),
            count=len(most.handovers),
        ),
        words.t("Drawn are the {count} roles through whose hands most passes.", count=len(actors))
        if len(roles) > len(actors)
        else "",
    ]
    return " ".join(each for each in said if each)


def _twin(edition: Edition, words: Words) -> Table:
    """One row a pair, the most frequent first."""
    caption = words.t("The same in words: who hands over to whom, how often, over what, with what, at which steps")
    columns = (
        words.t("From"),
        words.p("receiver", "To"),
        words.t("Times"),
        words.t("Over"),
        words.t("With"),
        words.t("Steps"),
    )
    order = sorted(passings(edition).values(), key=lambda each: -len(each.handovers))
    return Table(caption, columns, tuple(_row(edition, words, each) for each in order))


def _row(edition: Edition, words: Words, passing: Passing) -> tuple[Cell, ...]:
    def named(kind: str, ids: Sequence[str]) -> Cell:
        return joined(Cell(edition.name_of(kind, each), Target(kind, each)) for each in ids) if ids else Cell("—")

    giver, taker = passing.source, passing.target
    return (
        Cell(edition.name_of("actor", giver), Target("actor", giver), anchor=_row_name(passing)),
        Cell(edition.name_of("actor", taker), Target("actor", taker), f"side-{side_of_actor(edition, taker)}"),
        Cell(words.number(len(passing.handovers))),
        named("channel", passing.channels),
        named("data", passing.artefacts),
        joined(_steps(edition, words, passing)),
    )


def _steps(edition: Edition, words: Words, passing: Passing) -> Iterator[Cell]:
    """The steps after which the work passes: their process and number."""
    places = list(dict.fromkeys((process, each.source_step) for process, each in passing.handovers))
    for process, place in places[:_STEPS]:
        step = edition.sops[process].steps[place].id or ""
        said = words.t("{process} step {number}", process=process, number=place + 1)
        yield Cell(said, Target("process", process, step))
    if len(places) > _STEPS:
        yield Cell(words.t("and {count} more", count=len(places) - _STEPS))
