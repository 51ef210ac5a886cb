"""What the maker of a print has before her: the edition, the words, and what this print holds to point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from passation.analysis.access import used_by
from passation.analysis.dataflow import consumers, producers
from passation.dossier.blocks import Block, Run, joined, linked, para
from passation.finding import Finding
from passation.frozen import dataclass
from passation.model.sop import Right
from passation.registers import desk as registers
from passation.registers.phrases import side
from passation.table import Target
from passation.tools.rich import to_tokens


@dataclass(frozen=True)
class Desk(registers.Desk):
    """One print being made. `held` are the processes whose pages stand in it: only these are linked to."""

    held: frozenset[str] = field(default_factory=frozenset)

    alone: bool = False
    """The print is about one process only: it then says itself what a book says in its annexes."""
    undrawn: list[Finding] = field(default_factory=list)
    """Why a map stands in words only, for each such map."""

    def link(self, target: Target) -> str | None:
        """Where a target stands in this print."""
        if target.kind != "process" or target.id not in self.held:
            return None
        known = self.edition.sops[target.id].step(target.step) is not None
        return f"#{anchor(target.id, target.step if known else '')}"

    def process(self, process: str) -> Run:
        """A process with its number, linked where it stands in this print."""
        text = f"{process}\u00a0{self.name('process', process)}" if process in self.edition.sops else process
        return linked(text, anchor(process) if process in self.held else None)

    def parties(self, parties: Iterable[str]) -> Run:
        """Who gives or receives something: actors and processes."""
        return joined(
            self.process(each) if each in self.edition.sops else self.name("actor", each)
            for each in dict.fromkeys(parties)
        )

    def said(self, kind: str, ids: Iterable[str]) -> str:
        """How readers call several items in a sentence, each once: `a, b et c`."""
        return self.words.list(self.name(kind, each) for each in dict.fromkeys(ids))

    def side_of(self, actor: str) -> str:
        """The side of an actor; an unknown one belongs to the company."""
        found = self.edition.actors.get(actor)
        return found.side if found is not None else "internal"

    def side_chip(self, value: str) -> list[object]:
        """A side as a word in a box whose border says the same."""
        return ["side", [value, side(value, self.words)]]

    def prose(self, text: str | None) -> list[Block]:
        """Authors' Markdown as blocks."""
        return [_block(token) for token in to_tokens(text, self._resolve)] if text else []

    def line(self, text: str) -> Run:
        """Authors' Markdown in one run, for a line of a list."""
        return joined((block["text"] for block in self.prose(text) if block["kind"] == "para"), " ")

    def _resolve(self, href: str) -> str | None:
        process, _, step = href.removeprefix("sop:").partition("#")
        return self.link(Target("process", process, step))

    @cached_property
    def producers(self) -> Mapping[str, tuple[str, ...]]:
        """Processes that give out each data object."""
        return producers(self.edition)

    @cached_property
    def consumers(self) -> Mapping[str, tuple[str, ...]]:
        """Processes that take in each data object."""
        return consumers(self.edition)

    @cached_property
    def rights(self) -> Mapping[str, Mapping[str, Right]]:
        """The tools that each process needs, with the highest right."""
        return used_by(self.edition)

    @cached_property
    def domains(self) -> Mapping[str, tuple[str, ...]]:
        """The processes of each domain that has some, in the company's order."""
        found: dict[str, list[str]] = {domain.id: [] for domain in self.edition.company.domains}
        for process in self.edition.sops:
            found.setdefault(self.edition.domain_of[process], []).append(process)
        return {domain: tuple(processes) for domain, processes in found.items() if processes}


def _block(token: Any) -> Block:
    """A block of `rich.to_tokens` as a block of a print."""
    kind, children = token[0], token[1]
    if kind == "p":
        return para([_inline(child) for child in children])
    items = [[_block(child) for child in item] for item in children]
    return {"kind": "list" if kind == "ul" else "enum", "items": items, "start": token[2] if kind == "ol" else 1}


def _inline(token: Any) -> Any:
    match token:
        case ["t", text]:
            return text
        case ["c", text]:
            return ["code", text]
        case ["br"]:
            return ["br", ""]
        case ["a", href, children]:
            return ["a", [href, [_inline(child) for child in children]]]
        case [kind, children]:
            return [kind, [_inline(child) for child in children]]
    raise ValueError(f"unknown token of rich text: {token!r}")


def anchor(process: str, step: str = "") -> str:
    """The anchor of a process or of one of its steps."""
    return f"{process}.{step}" if step else process
