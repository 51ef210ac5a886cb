"""Tools and information in use: which process reads or writes in which tool, and what is keyed twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.access import used_by
from passation.analysis.keyed import keyed_twice
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.matrix import FAINT, FIRM, PLAIN, STRONG, Head, Key, Mark, Matrix, both
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

NAME: Final = "usage"
MOST: Final = 40
"""Rows of a drawing; of more processes, a drawing for each domain."""
_MANY: Final = 200
"""Processes from which on a domain is one row."""
_NAMED: Final = 30
"""Processes that a cell of the table leads to; of more, it says how many."""
_READS, _WRITES, _RECORD = "reads", "writes", "record"
_MARKS: Final[Mapping[str, Mark]] = {_READS: FAINT, _WRITES: STRONG, _RECORD: FIRM}


def usage_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """The tools of the processes, by domain where they are many; then what is keyed twice, if anything is."""
    return (*_tools(edition, words, link), *_twice(edition, words, link))


def _tools(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    used = used_by(edition)
    titles = {domain.id: domain.title for domain in edition.company.domains}
    domains: dict[str, list[str]] = {domain: [] for domain in titles}
    for process in edition.sops:
        if process in used:
            domains.setdefault(edition.domain_of[process], []).append(process)
    title = words.t("Tools of the processes")
    if not used:
        return
    if len(used) > _MANY:
        yield _by_domain(edition, words, domains, titles)
        return
    if len(used) <= MOST:
        yield _matrix(edition, words, list(used), (NAME, title), link)
        return
    for domain, processes in domains.items():
        parts = -(-len(processes) // MOST)
        for number in range(parts):
            chosen = processes[len(processes) * number // parts : len(processes) * (number + 1) // parts]
            named = f"{titles.get(domain, domain)} {number + 1}/{parts}" if parts > 1 else titles.get(domain, domain)
            name = f"{NAME}-{domain}" + (f"-{number + 1}" if number else "")
            yield _matrix(edition, words, chosen, (name, f"{title} – {named}"), link)


def _columns(edition: Edition, processes: Sequence[str]) -> list[str]:
    """The tools that these processes use, in the company's order."""
    used = {tool for process in processes for tool in used_by(edition)[process]}
    return [tool for tool in edition.tools if tool in used]


def _matrix(edition: Edition, words: Words, processes: Sequence[str], named: tuple[str, str], link: Link) -> Drawing:
    tools, used = _columns(edition, processes), used_by(edition)
    rows = tuple(
        (_process(edition, each), *(_right(words, used[each].get(tool)) for tool in tools)) for each in processes
    )
    table = Table(named[1], (words.t("Process"), *_names(edition, tools)), rows)
    figure = Figure(edition, words, *named, _said(words, processes, tools), _processes_table(edition, words, processes))
    return both(figure, Matrix(table, [Head()] * len(tools), _MARKS, link, key=_keys(words)))


def _keys(words: Words) -> list[Key]:
    reads, writes = words.p("letter of a right", "R"), words.p("letter of a right", "W")
    return [Key(STRONG, writes, words.t("writes in it")), Key(FAINT, reads, words.t("only reads in it"))]


def _names(edition: Edition, tools: Sequence[str]) -> list[str]:
    return [edition.name_of("tool", tool) for tool in tools]


def _process(edition: Edition, process: str) -> Cell:
    return Cell(f"{process} {edition.name_of('process', process)}", Target("process", process))


def _right(words: Words, right: str | None) -> Cell:
    if right is None:
        return Cell("")
    if right == "read":
        return Cell(words.p("letter of a right", "R"), None, _READS)
    return Cell(words.p("letter of a right", "W"), None, _WRITES)


def _said(words: Words, processes: Sequence[str], tools: Sequence[str]) -> str:
    many = words.n("{count} process", "{count} processes", len(processes))
    return words.t(
        "{processes} in {tools}.", processes=many, tools=words.n("{count} tool", "{count} tools", len(tools))
    )


def _processes_table(edition: Edition, words: Words, processes: Sequence[str]) -> Table:
    def listed(process: str, *, reads: bool) -> Cell:
        tools = [tool for tool, right in used_by(edition)[process].items() if (right == "read") is reads]
        cells = [Cell(edition.name_of("tool", tool), Target("tool", tool)) for tool in tools]
        return joined(cells) if cells else Cell("—")

    caption = words.t("The same in words: in which tools each process writes, and which it only reads")
    rows = tuple((_process(edition, each), listed(each, reads=False), listed(each, reads=True)) for each in processes)
    return Table(caption, (words.t("Process"), words.t("Writes in"), words.t("Only reads in")), rows)


def _by_domain(
    edition: Edition, words: Words, domains: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> Drawing:
    """A row a domain: how many of its processes use each tool; the table names some of them."""
    used, everything = used_by(edition), [each for processes in domains.values() for each in processes]
    tools = _columns(edition, everything)

    def users(processes: Sequence[str], tool: str) -> list[str]:
        return [process for process in processes if tool in used[process]]

    shown = {domain: processes for domain, processes in domains.items() if processes}
    heads = {domain: Cell(titles.get(domain, domain), Target("domain", domain)) for domain in shown}
    rows = tuple(
        (
            heads[domain],
            *(Cell(words.number(len(found)) if (found := users(processes, tool)) else "") for tool in tools),
        )
        for domain, processes in shown.items()
    )
    title = words.t("Tools of the processes")
    drawn = Matrix(
        Table(title, (words.t("Domain"), *_names(edition, tools)), rows),
        [Head()] * len(tools),
        {"": PLAIN},
        lambda _: None,
        key=[Key(PLAIN, "7", words.t("processes that use it"))],
    )
    table = Table(
        words.t("The same in words: how many processes of each domain use each tool, and which"),
        (words.t("Domain"), words.t("Tool"), words.t("Processes")),
        tuple(
            (
                heads[domain],
                Cell(edition.name_of("tool", tool), Target("tool", tool)),
                _some(words, users(processes, tool)),
            )
            for domain, processes in shown.items()
            for tool in tools
            if users(processes, tool)
        ),
    )
    return both(Figure(edition, words, NAME, title, _said(words, everything, tools), table), drawn)


def _some(words: Words, processes: Sequence[str]) -> Cell:
    cells = [Cell(process, Target("process", process)) for process in processes[:_NAMED]]
    if len(processes) > _NAMED:
        cells.append(Cell(words.t("and {count} more", count=len(processes) - _NAMED)))
    return joined(cells)


def _twice(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """Information written into several tools: one of them is the right one, the others are keyed again."""
    found = keyed_twice(edition)
    if not found:
        return
    most = sorted(found, key=lambda data: (-len(found[data]), data))[:MOST]
    drawn = {data: found[data] for data in found if data in most}
    tools = [tool for tool in edition.tools if any(tool in places for places in drawn.values())]
    title = words.t("Keyed twice")
    rows = tuple(
        (_data(edition, data), *(_place(edition, words, data, tool, places) for tool in tools))
        for data, places in drawn.items()
    )
    table = Table(title, (words.t("Information"), *_names(edition, tools)), rows)
    letter = words.p("letter of a right", "W")
    keys = [
        Key(FIRM, letter, words.t("written where it is right")),
        Key(STRONG, letter, words.t("written once more elsewhere")),
    ]
    said = words.n(
        "{count} piece of information is written into several tools.",
        "{count} pieces of information are written into several tools.",
        len(found),
    )
    figure = Figure(edition, words, f"{NAME}-twice", title, said, _twice_table(edition, words))
    yield both(figure, Matrix(table, [Head()] * len(tools), _MARKS, link, key=keys))


def _data(edition: Edition, data: str) -> Cell:
    return Cell(edition.name_of("data", data), Target("data", data))


def _place(edition: Edition, words: Words, data: str, tool: str, places: Mapping[str, object]) -> Cell:
    if tool not in places:
        return Cell("")
    item = edition.data.get(data)
    right = item is not None and item.system_of_record == tool
    return Cell(words.p("letter of a right", "W"), None, _RECORD if right else _WRITES)


def _twice_table(edition: Edition, words: Words) -> Table:
    caption = words.t("The same in words: what is written into several tools, and at which steps")
    columns = (words.t("Information"), words.t("Tool"), words.t("Right in it"), words.t("Steps"))
    rows = []
    for data, tools in keyed_twice(edition).items():
        item = edition.data.get(data)
        for tool, places in tools.items():
            right = item is not None and item.system_of_record == tool
            steps = (_step(edition, words, process, position) for process, position in places[:_NAMED])
            rows.append(
                (
                    _data(edition, data),
                    Cell(edition.name_of("tool", tool), Target("tool", tool)),
                    Cell(words.value(right)),
                    joined(steps),
                )
            )
    return Table(caption, columns, tuple(rows))


def _step(edition: Edition, words: Words, process: str, position: int) -> Cell:
    said = words.t("{process} step {number}", process=process, number=position + 1)
    return Cell(said, Target("process", process, edition.sops[process].steps[position].id or ""))
