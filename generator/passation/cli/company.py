"""A company opened for a command: read once, judged on a day, and blocked where that is decided."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.refusal import Blocked, Refusal
from passation.cli.root import root_of
from passation.clock import system_clock
from passation.codes import blocks
from passation.finding import Finding, Message, say
from passation.frozen import dataclass
from passation.load.folder import Loaded, load
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.rules import check, check_raw
from passation.words import Words

FIRST_AUDIENCE: Final = "audiences: [{id: direction, name: Direction, sees: secret, scope: all}]"
"""Who writes the first process reads it, too: a company without audiences is one that just begins."""
_MANY: Final = 30
"""Names that a message lists at most."""


@dataclass(frozen=True)
class Company:
    """What a command works on."""

    asked: Asked
    root: Path
    loaded: Loaded

    @property
    def words(self) -> Words:
        """The language to speak."""
        return self.asked.words

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders that no output may touch."""
        return (self.root / "sops", self.root / "cartography")

    @property
    def today(self) -> dt.date:
        """The day to judge on: the one asked for, else the one that the settings pin, else the real one."""
        return self.asked.today or self.pinned or system_clock()

    @property
    def pinned(self) -> dt.date | None:
        """The day that `settings.yml` pins, unless another one was asked for."""
        manual = self.loaded.manual
        return manual.settings.today if manual is not None and self.asked.today is None else None

    def findings(self, today: dt.date | None = None) -> list[Finding]:
        """Everything that is wrong, on a day: what loading found and what the rules find."""
        manual = self.loaded.manual
        return [*self._read, *(check(manual, today or self.today) if manual is not None else ())]

    @cached_property
    def _read(self) -> list[Finding]:
        """What is wrong whatever the day: what loading found, and what the raw texts hold."""
        return [*self.loaded.findings, *check_raw(self.loaded.texts, self.loaded.manual)]


def open_company(asked: Asked) -> Company:
    """Read the company that was asked for; a pinned day is said first."""
    root = root_of(asked.root)
    with screen.working(asked, asked.words.t("Reading {folder}", folder=str(root))):
        company = Company(asked, root, load(root))
    gc.freeze()  # what was read stays to the end of the command: no collection need walk it again
    if company.pinned is not None:
        screen.note(asked, asked.words.t("settings.yml says that today is {day}.", day=company.pinned))
    return company


def cleared(company: Company, findings: Sequence[Finding]) -> Manual:
    """The manual, once nothing is wrong that blocks every output. Raises Blocked otherwise."""
    blocking = [each for each in findings if blocks(each)]
    if blocking or company.loaded.manual is None:
        raise Blocked(blocking, company.loaded.texts)
    return company.loaded.manual


def audience_of(manual: Manual, wanted: str | None) -> Audience:
    """The audience that was named, else the company's default one; refuses when there is none."""
    known = {audience.id: audience for audience in audiences_of(manual)}
    name = wanted or manual.company.default_audience
    if name is None:
        names = ", ".join(known)
        raise Refusal(say("For whom? Name an audience with --audience."), say("There are: {known}.", known=names))
    return known[one_of(name, list(known), say("There is no audience {name}.", name=name))]


def audiences_of(manual: Manual) -> tuple[Audience, ...]:
    """Every audience; refuses a company that names none, for then nobody may read anything."""
    if not manual.company.audiences:
        raise Refusal(
            say("cartography/company.yml does not say yet who reads the handbook."),
            say("Add this line to it, then try again: {line}", line=FIRST_AUDIENCE),
        )
    return manual.company.audiences


def one_of(wanted: str, known: Sequence[str], unknown: Message) -> str:
    """A name that exists; refuses another one with the closest, or with all there are."""
    if wanted in known:
        return wanted
    close = get_close_matches(wanted, known, 1, 0.6)
    if close:
        raise Refusal(unknown, say("Did you mean {close}?", close=close[0]))
    some = ", ".join([*known[:_MANY], *(["…"] if len(known) > _MANY else [])])
    raise Refusal(unknown, say("There are: {known}.", known=some) if known else None)
