"""What the author did wrong, as a value: a code, a severity, a place, a sentence, and the cure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import IntEnum
from types import MappingProxyType

from passation.frozen import dataclass
from passation.source import Origin, Place

Fact = object
_NO_FACTS: Mapping[str, Fact] = MappingProxyType({})


class Severity(IntEnum):
    """How much a finding matters; the order is the order of gravity."""

    INFO = 1
    """Good to know; never stops anything."""
    WARNING = 2
    """Should be mended; stops nothing by default."""
    ERROR = 3
    """Must be mended; `check` ends with 1 and what `README.md` 9 of the design says is blocked."""

    @property
    def word(self) -> str:
        """The severity as it is written in settings and in machine formats."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be translated: an English template with `{facts}`, and the facts."""

    text: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NO_FACTS, hash=False)


def say(text: str, **facts: Fact) -> Message:
    """A message; `text` is the English template that catalogues translate (extraction keyword)."""
    return Message(text, MappingProxyType(facts))


@dataclass(frozen=True, slots=True)
class InLanguages:
    """A text that is ready in each language, such as an example: nothing in it is to be translated."""

    texts: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that helps to understand a finding."""

    where: Origin | Place
    message: Message


@dataclass(frozen=True, slots=True)
class Edit:
    """Text in place of other text in a file as it was read, from a place up to one behind it; all count from 1."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Repair:
    """What a machine may do about a finding: all of the edits, or none."""

    edits: tuple[Edit, ...]
    is_safe: bool = False
    """Whether nobody could have meant anything else; the others choose for the author."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `on_key` points at the key instead of its value; `fix` is YAML to paste."""

    code: str
    severity: Severity
    where: Origin | Place
    message: Message
    cure: Message | None = None
    fix: str | InLanguages | None = None
    related: tuple[Related, ...] = ()
    on_key: bool = False
    subject: tuple[str, str] | None = None
    """The item it is about, as (kind, id): ("process", "FIN-012"). Waivers and pages go by it."""
    repair: Repair | None = field(default=None, compare=False)
    """What `check --fix` does about it, where it is known."""
    put: tuple[Origin, ...] = field(default=(), compare=False)
    """Where the lines of `fix` belong, where that is certain: in each of these groups, or at the end of this list;
    `check --unsafe-fixes` writes them there."""

    @property
    def place(self) -> Place:
        """Where it is, as file, line and column."""
        if isinstance(self.where, Place):
            return self.where
        return self.where.key_place if self.on_key else self.where.place

    def at_severity(self, severity: Severity) -> Finding:
        """The same finding with another severity."""
        return self if severity is self.severity else replace(self, severity=severity)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line, column, code: the order in which every report shows them."""
    return sorted(findings, key=lambda f: (f.place.path, f.place.line, f.place.column, f.code, f.message.text))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest severity, or None when there is no finding."""
    return max((finding.severity for finding in findings), default=None)
