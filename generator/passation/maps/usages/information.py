"""Which process reads, writes or keeps which information, and where it is keyed once more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.handling import Use, data_use
from passation.analysis.keyed import keyed_twice
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import FAINT, FIRM, PLAIN, STRONG, Key, Mark, Matrix, both
from passation.maps.usages.cells import MANY, NAME, data_cell, names, some
from passation.maps.usages.shares import ACROSS, Share, alone, by_domain, shares, title_of
from passation.table import Cell, Link, Table, joined
from passation.words import Words

MOST: Final = 36
"""Rows of a drawing: so many stand on an upright sheet."""
_READS, _WRITES, _BOTH, _KEEPS, _AGAIN = "reads", "writes", "both", "keeps", "again"
_MARKS: Final[Mapping[str, Mark]] = {
    _READS: FAINT,
    _WRITES: FIRM,
    _BOTH: FIRM,
    _KEEPS: PLAIN,
    _AGAIN: STRONG,
}


def information(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """A row for each piece of information, a column for each process; several drawings where these are many."""
    used = data_use(edition)
    if not used:
        return
    if len(used) > MANY:
        yield from _by_domain(edition, words, link)
        return
    for share in shares(edition, tuple(used), ACROSS):
        yield from _drawings(edition, words, link, share)


def _drawings(edition: Edition, words: Words, link: Link, share: Share) -> Iterator[Drawing]:
    """The drawings of a share: one; where its rows are many, one for each domain, or several below each other."""
    used = data_use(edition)
    held = {data for process in share.processes for data in used[process]}
    rows = [data for data in (*edition.data, *sorted(held - set(edition.data))) if data in held]
    parts = -(-len(rows) // MOST)
    if parts > 1 and len(by_domain(edition, share.processes)) > 1:
        for each in alone(edition, share.processes):
            yield from _drawings(edition, words, link, each)
        return
    for number in range(parts):
        chosen = rows[len(rows) * number // parts : len(rows) * (number + 1) // parts]
        name = "-".join(each for each in (f"{NAME}-data", share.name, str(number + 1) if number else "") if each)
        title = words.t("Information of the processes")
        part = f"{title} – {share.title}" if share.title else title
        if parts > 1:
            part = words.t("{title} ({number} of {total})", title=part, number=number + 1, total=parts)
        shown = [each for each in share.processes if set(chosen) & set(used[each])]
        yield _matrix(edition, words, link, (name, part), (chosen, shown))


def _matrix(
    edition: Edition, words: Words, link: Link, named: tuple[str, str], shown: tuple[Sequence[str], Sequence[str]]
) -> Drawing:
    rows, processes = shown
    used = data_use(edition)
    columns = [f"{process} {edition.name_of('process', process)}" for process in processes]
    cells = [
        (data_cell(edition, data), *(_cell(words, used[process].get(data)) for process in processes)) for data in rows
    ]
    marks = {cell.mark for row in cells for cell in row}
    table = Table(named[1], (words.t("Information"), *columns), tuple(cells))
    said = words.t(
        "{information} in {processes}.",
        information=words.n("{count} piece of information", "{count} pieces of information", len(rows)),
        processes=words.n("{count} process", "{count} processes", len(processes)),
    )
    figure = Figure(edition, words, *named, said, _twin(edition, words, rows, processes))
    keys = [key for name, key in _keys(words).items() if name in marks]
    return both(figure, Matrix(table, [Head()] * len(columns), _MARKS, link, key=keys))


def _letters(words: Words) -> Mapping[str, str]:
    reads, writes = words.p("letter of a right", "R"), words.p("letter of a right", "W")
    keeps = words.p("letter of keeping", "K")
    return {_READS: reads, _WRITES: writes, _BOTH: reads + writes, _KEEPS: keeps, _AGAIN: f"2×{writes}"}


def _keys(words: Words) -> Mapping[str, Key]:
    meanings = {
        _AGAIN: words.t("keys once more what is written elsewhere"),
        _WRITES: words.t("writes it"),
        _BOTH: words.t("reads and writes it"),
        _READS: words.t("only reads it"),
        _KEEPS: words.t("only keeps it"),
    }
    letters = _letters(words)
    return {name: Key(_MARKS[name], letters[name], said) for name, said in meanings.items()}


def _cell(words: Words, use: Use | None) -> Cell:
    if use is None:
        return Cell("")
    mark = _mark(use)
    return Cell(_letters(words)[mark], None, mark)


def _mark(use: Use) -> str:
    if use.again:
        return _AGAIN
    if use.writes:
        return _BOTH if use.reads else _WRITES
    return _READS if use.reads else _KEEPS


_COLUMNS: Final[Sequence[Callable[[Use], bool]]] = (
    lambda use: use.writes,
    lambda use: use.reads and not use.writes,
    lambda use: use.keeps and not (use.reads or use.writes),
)
"""Who writes it, who only reads it, who only keeps it."""


def _twin(edition: Edition, words: Words, rows: Sequence[str], processes: Sequence[str]) -> Table:
    """Who writes, reads, keeps each piece of information, and into which tools it is keyed where they are several."""
    used, twice = data_use(edition), keyed_twice(edition)
    heads = (
        words.t("Processes that write it"),
        words.t("Processes that only read it"),
        words.t("Processes that only keep it"),
        words.t("Keyed twice, into"),
    )
    lines = []
    for data in rows:
        who = [[each for each in processes if data in used[each] and asked(used[each][data])] for asked in _COLUMNS]
        cells = [some(words, each) for each in who]
        tools = joined(Cell(name) for name in names(edition, twice[data])) if data in twice else Cell("—")
        lines.append((data_cell(edition, data), *cells, tools))
    kept = [0, *(place for place in range(1, len(heads) + 1) if any(line[place].text != "—" for line in lines))]
    columns = (words.t("Information"), *heads)
    caption = words.t("The same in words: which processes write, read or keep each piece of information")
    return Table(
        caption, tuple(columns[each] for each in kept), tuple(tuple(line[each] for each in kept) for line in lines)
    )


def _by_domain(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """Of very many processes: how many of each domain have each piece of information in hands."""
    used = data_use(edition)
    domains = by_domain(edition, used)
    held = [data for data in edition.data if any(data in each for each in used.values())]
    parts = -(-len(held) // MOST)
    for number in range(parts):
        chosen = held[len(held) * number // parts : len(held) * (number + 1) // parts]
        name = f"{NAME}-data" + (f"-{number + 1}" if number else "")
        title = words.t("Information of the processes")
        if parts > 1:
            title = words.t("{title} ({number} of {total})", title=title, number=number + 1, total=parts)
        yield _counted(edition, words, link, (name, title), (chosen, domains))


def _counted(
    edition: Edition,
    words: Words,
    link: Link,
    named: tuple[str, str],
    shown: tuple[Sequence[str], Mapping[str, Sequence[str]]],
) -> Drawing:
    rows, domains = shown
    used = data_use(edition)

    def count(data: str, processes: Sequence[str]) -> Cell:
        many = sum(data in used[process] for process in processes)
        return Cell(words.number(many) if many else "")

    cells = tuple((data_cell(edition, data), *(count(data, each) for each in domains.values())) for data in rows)
    heads = tuple(title_of(edition, domain) for domain in domains)
    key = [Key(PLAIN, "7", words.t("processes that read, write or keep it"))]
    drawn = Matrix(
        Table(named[1], (words.t("Information"), *heads), cells), [Head()] * len(heads), {"": PLAIN}, link, key=key
    )
    said = words.n("{count} piece of information", "{count} pieces of information", len(rows))
    everybody = [process for processes in domains.values() for process in processes]
    figure = Figure(edition, words, *named, f"{said}.", _twin(edition, words, rows, everybody))
    return both(figure, drawn)
