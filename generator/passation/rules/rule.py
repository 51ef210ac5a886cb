"""What a rule is: a code, a severity, and one function; the kinds differ by what they judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, Protocol, TypedDict, Unpack

from passation.finding import Finding, Message, Related, Severity
from passation.frozen import dataclass
from passation.model.manual import Manual
from passation.rules.delivery.delivery import Delivery
from passation.source import Origin, Place

Judges = Literal["source", "manual", "policy", "change", "delivery"]


class More(TypedDict, total=False):
    """What a finding may add; see `finding.Finding`."""

    severity: Severity
    """In place of the rule's own."""
    fix: str | None
    related: tuple[Related, ...]
    on_key: bool
    subject: tuple[str, str] | None
    put: tuple[Origin, ...]
    """Never for lines that say what only the world can make true: an access, a signature, a training."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of a rule beside its docstring and its function."""

    code: str
    severity: Severity
    rises: bool = False
    """One step graver for an approved document, and in a company that is being sold."""
    always: bool = False
    """Never lowered, waived or put into the baseline."""

    @property
    def family(self) -> str:
        """The letters of the code: `EXT`."""
        return self.code.rstrip("0123456789")

    def finding(self, where: Origin | Place, message: Message, cure: Message, **more: Unpack[More]) -> Finding:
        """A finding of this rule."""
        facts: More = {"severity": self.severity, **more}
        return Finding(self.code, where=where, message=message, cure=cure, **facts)


@dataclass(frozen=True, slots=True)
class RawText:
    """A text file as it lies on the disk, for rules that judge sources; `path` is relative to the company's root."""

    path: str
    text: str


class Room(Protocol):
    """A rule's module: its docstring explains it, `RULE` names it."""

    RULE: Rule
    __doc__: str | None


class SourceRoom(Room, Protocol):
    """A rule that judges raw text, whatever the file says."""

    def check(self, raw: RawText) -> Iterator[Finding]:
        """What is wrong in one file."""
        ...


class ManualRoom(Room, Protocol):
    """A rule that judges what the company wrote, whatever the day."""

    def check(self, manual: Manual) -> Iterator[Finding]:
        """What is wrong in the manual."""
        ...


class DatedRoom(Room, Protocol):
    """A rule that judges what the company wrote, on a day."""

    def check(self, manual: Manual, today: dt.date) -> Iterator[Finding]:
        """What is wrong in the manual on that day."""
        ...


class PolicyRoom(Room, Protocol):
    """A rule that judges what the company wrote about the rules themselves."""

    def check(self, manual: Manual, today: dt.date, rules: Mapping[str, Rule]) -> Iterator[Finding]:
        """What is wrong in waivers and settings; `rules` are all rules by code."""
        ...


class ChangeRoom(Room, Protocol):
    """A rule that judges what a proposal changes, against what was accepted."""

    def check(self, base: Manual, head: Manual) -> Iterator[Finding]:
        """What must be looked at; places are those of `head`."""
        ...


class DeliveryRoom(Room, Protocol):
    """A rule that judges what is about to be handed over."""

    def check(self, delivery: Delivery) -> Iterator[Finding]:
        """What is wrong in the delivery."""
        ...
