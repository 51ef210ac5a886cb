"""Texts with headings, lists and tables, wherever they come from: which heading is a process, which item a step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Final, Literal

from passation.finding import say
from passation.frozen import dataclass
from passation.importing.columns import PROCESS, Name, recognised
from passation.importing.found import Fate, Found, FoundProcess, FoundStep, Said, add
from passation.importing.grids import Grid, holds_steps, pairs, read_grid

_TYPED_NUMBER: Final = re.compile(r"\s*(?:[EÉeé]tape\s+)?\d{1,2}\s*[.):–-]\s+(?=\S)")
_TYPED_BULLET: Final = re.compile(r"\s*[-–•*▪➢→]\s+(?=\S)")
_LABEL: Final = re.compile(r"([^:\n]{2,45}?)[ \u00a0\u202f]*:[ \u00a0\u202f]*(.*)", re.DOTALL)
_WARNING: Final = re.compile(
    r"(?:⚠️?\s*)?(?:attention|important|nb|n\.b\.|warning|vigilance|à noter)\s*[:!]\s*", re.IGNORECASE
)
_LONGEST_HEADING: Final = 80
_BOLD_TITLE, _BOLD_LABEL = 10, 11
"""Levels of headings that are only bold."""
_HEADING_NUMBER: Final = re.compile(r"\s*(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\s*[.)/–-]\s+|\s*\d+(?:\.\d+)+\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a text: a heading (level 0 is the document's title), a list item, a paragraph, or a table."""

    kind: Literal["heading", "item", "text", "grid"]
    said: Said
    level: int = 0
    ordered: bool = False
    grid: Grid | None = None


@dataclass(slots=True)
class _Section:
    """A heading and what stands below it."""

    said: Said | None
    level: int
    blocks: list[Block] = field(default_factory=list)
    below: list[_Section] = field(default_factory=list)

    @property
    def label(self) -> Name | None:
        """The field that the heading names, where it names one."""
        return recognised(unnumbered(self.said.text).rstrip(" :\u00a0"), PROCESS) if self.said else None


def read_outline(blocks: Sequence[Block], found: Found, title: Said) -> None:
    """Take a text in; `title` names the process of a text that has no heading, as a guess."""
    root = _sections([_typed(block) for block in blocks])
    _take(root, found, title)


def bold_heading(said: Said, found: Found) -> Block | None:
    """A short line all in bold: how many people write headings; below the real ones, and a label below a title."""
    if not said.text or len(said.text) > _LONGEST_HEADING or "\n" in said.text or said.text.endswith((".", ";", ",")):
        return None
    found.note(Fate.GUESSED, said.spot, say("A line in bold, taken for a heading."), said.text)
    is_label = recognised(unnumbered(said.text).rstrip(" :\u00a0"), PROCESS) is not None
    return Block("heading", said, _BOLD_LABEL if is_label else _BOLD_TITLE)


def unnumbered(text: str) -> str:
    """A heading without the number before it."""
    return _HEADING_NUMBER.sub("", text, count=1).strip()


def _typed(block: Block) -> Block:
    """A paragraph that somebody numbered by hand is an item, too."""
    if block.kind != "text":
        return block
    for pattern, ordered in ((_TYPED_NUMBER, True), (_TYPED_BULLET, False)):
        if found := pattern.match(block.said.text):
            return Block("item", block.said.but(block.said.text[found.end() :].strip()), 0, ordered)
    return block


def _sections(blocks: Sequence[Block]) -> _Section:
    root = _Section(None, -1)
    open_ones = [root]
    for block in blocks:
        if block.kind == "heading":
            while open_ones[-1].level >= block.level:
                open_ones.pop()
            section = _Section(block.said, block.level)
            open_ones[-1].below.append(section)
            open_ones.append(section)
        else:
            open_ones[-1].blocks.append(block)
    return root


def _take(section: _Section, found: Found, title: Said) -> None:
    if _is_process(section):
        said = section.said or title
        process = FoundProcess(said.but(unnumbered(said.text) or said.text))
        found.processes.append(process)
        _Reader(process, found, any(each.ordered for each in _items(section))).section(section)
        return
    if section.said is not None and section.below:
        found.note(Fate.DROPPED, section.said.spot, say("This heading only holds others together."), section.said.text)
    elif section.said is not None:
        found.note(
            Fate.LEFT, section.said.spot, say("No step stands below this heading: it was not taken."), section.said.text
        )
    for block in section.blocks:
        if block.grid is not None:
            _loose_grid(block.grid, found, section.said or title)
        elif block.said.text:
            found.note(Fate.DROPPED, block.said.spot, say("This text belongs to no process."), block.said.text)
    for each in section.below:
        _take(each, found, title)


def _loose_grid(grid: Grid, found: Found, title: Said) -> None:
    read_grid(grid, found, title)


def _is_process(section: _Section) -> bool:
    """A heading, or a text without any, with steps or labelled values of its own."""
    if section.said is not None and section.label is not None:
        return False
    labelled = any(_label(block) is not None for block in section.blocks if block.kind == "text")
    listed = any(block.kind == "item" for block in section.blocks)
    carded = any(block.grid is not None and (pairs(block.grid) or holds_steps(block.grid)) for block in section.blocks)
    headed = any(each.label is not None for each in section.below)
    return headed or carded or listed or (labelled and (section.said is not None or not section.below))


def _items(section: _Section) -> Iterator[Block]:
    """Every item that may be a step: those below a heading that names another field are none."""
    if section.label is None or section.label.field == "steps":
        yield from (block for block in section.blocks if block.kind == "item" and block.level == 0)
        for each in section.below:
            yield from _items(each)


def _label(block: Block) -> tuple[Name, Said] | None:
    """What `Label : value` says, where the label is known."""
    match = _LABEL.fullmatch(block.said.text)
    name = recognised(match[1], PROCESS) if match else None
    if match is None or name is None or name.is_guess:
        return None
    return name, block.said.but(match[2].strip())


@dataclass(slots=True)
class _Reader:
    """Reads what stands below the heading of one process."""

    process: FoundProcess
    found: Found
    has_numbers: bool
    """Whether some list is numbered: bullets are then not steps."""
    field: str = ""
    """The field that the nearest heading, or a label without a value, names."""
    phase: Said | None = None

    def section(self, section: _Section) -> None:
        """Everything below a heading, in order."""
        for block in section.blocks:
            self._block(block)
        for each in section.below:
            name = each.label
            self.field = name.field if name is not None else ""
            if name is not None and name.is_guess and each.said is not None:
                said = say("The heading was taken for `{field}`.", field=name.field)
                self.found.note(Fate.GUESSED, each.said.spot, said, each.said.text)
            if name is None and each.said is not None:
                said = say("A heading inside the process: its steps were taken, its words were not.")
                self.found.note(Fate.DROPPED, each.said.spot, said, each.said.text)
            self.section(each)

    def _block(self, block: Block) -> None:
        if block.grid is not None:
            self._grid(block.grid)
        elif block.kind == "item":
            self._item(block)
        elif block.said.text:
            self._text(block)

    def _grid(self, grid: Grid) -> None:
        card = pairs(grid)
        if card is not None:
            for name, said in card:
                self._add(name.field, said)
        else:
            self.process.steps += read_grid(grid, self.found)

    def _add(self, name: str, said: Said) -> None:
        if name == "steps":
            self.process.steps.append(FoundStep(said))
        elif name == "title":
            if said.text.casefold() != self.process.title.text.casefold():
                self.found.note(Fate.DROPPED, said.spot, say("The heading is the title already."), said.text)
        else:
            add(self.process.fields, name, said)

    def _item(self, block: Block) -> None:
        labelled = _label(block)
        if self.field not in {"", "steps"}:
            self._add(self.field, block.said)
        elif labelled is not None and labelled[1].text and not block.ordered and not self.process.steps:
            self._add(labelled[0].field, labelled[1])
        elif (block.level > 0 or (self.has_numbers and not block.ordered)) and self.process.steps:
            add(self.process.steps[-1].fields, "checklist", block.said)
        elif block.ordered or self.field == "steps":
            self.process.steps.append(FoundStep(block.said))
        else:
            self.process.steps.append(
                FoundStep(block.said.but(block.said.text, say("an item of a list without numbers, taken for a step")))
            )

    def _text(self, block: Block) -> None:
        said, labelled = block.said, _label(block)
        warning = _WARNING.match(said.text)
        if labelled is not None and not (self.process.steps and self.field == "steps"):
            if labelled[1].text:
                self._add(labelled[0].field, labelled[1])
            else:
                self.field = labelled[0].field
        elif self.field not in {"", "steps"}:
            self._add(self.field, said)
        elif warning and self.process.steps:
            add(self.process.steps[-1].fields, "warning", said.but(said.text[warning.end() :]))
        elif not self.process.steps and "purpose" not in self.process.fields and self.field == "":
            add(self.process.fields, "purpose", said.but(said.text, say("the text below the title")))
        else:
            self.found.note(
                Fate.LEFT, said.spot, say("This paragraph stands between the steps: it was not taken."), said.text
            )
