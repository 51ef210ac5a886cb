"""Which process writes in which tool, and which only reads in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.access import used_by
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import FAINT, PLAIN, STRONG, Key, Mark, Matrix, both
from passation.maps.usages.cells import MANY, NAME, names, process_cell, some, tool_cell
from passation.maps.usages.shares import DOWN, bands, by_domain, shares, title_of
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

_READS, _WRITES = "reads", "writes"
_MARKS: Final[Mapping[str, Mark]] = {_READS: FAINT, _WRITES: STRONG}


def tools(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """The tools of the processes, in several drawings where they are many; of very many, a row a domain."""
    used, title = used_by(edition), words.t("Tools of the processes")
    processes = [process for process in edition.sops if process in used]
    if len(processes) > MANY:
        yield _counted(edition, words, by_domain(edition, processes))
    elif processes:
        for share in shares(edition, processes, DOWN):
            name = f"{NAME}-{share.name}" if share.name else NAME
            titled = f"{title} – {share.title}" if share.title else title
            yield _matrix(edition, words, share.processes, (name, titled), link)


def _columns(edition: Edition, processes: Sequence[str]) -> list[str]:
    """The tools that these processes use, in the company's order."""
    used = {tool for process in processes for tool in used_by(edition)[process]}
    return [tool for tool in edition.tools if tool in used]


def _matrix(edition: Edition, words: Words, processes: Sequence[str], named: tuple[str, str], link: Link) -> Drawing:
    tools, used = _columns(edition, processes), used_by(edition)
    rows = tuple(
        (process_cell(edition, each), *(_right(words, used[each].get(tool)) for tool in tools)) for each in processes
    )
    table = Table(named[1], (words.t("Process"), *names(edition, tools)), rows)
    figure = Figure(edition, words, *named, _said(words, processes, tools), _processes_table(edition, words, processes))
    return both(
        figure, Matrix(table, [Head()] * len(tools), _MARKS, link, key=_keys(words), bands=bands(edition, processes))
    )


def _keys(words: Words) -> list[Key]:
    reads, writes = words.p("letter of a right", "R"), words.p("letter of a right", "W")
    return [Key(STRONG, writes, words.t("writes in it")), Key(FAINT, reads, words.t("only reads in it"))]


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
        cells = [tool_cell(edition, tool) for tool in tools]
        return joined(cells) if cells else Cell("—")

    caption = words.t("The same in words: in which tools each process writes, and which it only reads")
    rows = tuple(
        (process_cell(edition, each), listed(each, reads=False), listed(each, reads=True)) for each in processes
    )
    return Table(caption, (words.t("Process"), words.t("Writes in"), words.t("Only reads in")), rows)


def _counted(edition: Edition, words: Words, domains: Mapping[str, Sequence[str]]) -> Drawing:
    """A row a domain: how many of its processes use each tool; the table names some of them."""
    used, everything = used_by(edition), [each for processes in domains.values() for each in processes]
    tools = _columns(edition, everything)

    def users(processes: Sequence[str], tool: str) -> list[str]:
        return [process for process in processes if tool in used[process]]

    heads = {domain: Cell(title_of(edition, domain), Target("domain", domain)) for domain in domains}
    rows = tuple(
        (
            heads[domain],
            *(Cell(words.number(len(found)) if (found := users(processes, tool)) else "") for tool in tools),
        )
        for domain, processes in domains.items()
    )
    title = words.t("Tools of the processes")
    drawn = Matrix(
        Table(title, (words.t("Domain"), *names(edition, tools)), rows),
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
                tool_cell(edition, tool),
                some(words, users(processes, tool)),
            )
            for domain, processes in domains.items()
            for tool in tools
            if users(processes, tool)
        ),
    )
    return both(Figure(edition, words, NAME, title, _said(words, everything, tools), table), drawn)
