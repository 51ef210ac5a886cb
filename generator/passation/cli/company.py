"""A company opened for a command: read once, judged on a day, and blocked where that is decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.refusal import Refusal
from passation.cli.root import root_of
from passation.clock import system_clock
from passation.finding import Finding, Message, Severity, say
from passation.load.folder import Loaded, load
from passation.model.manual import Manual
from passation.rules import RawText, attached, check_sources, judge
from passation.words import Words

BLOCKING: Final = ("YML", "SCH", "SEC", "CONF")
"""Families whose errors block every output: what cannot be read, and what must not be published."""


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
        texts = [RawText(path, text) for path, text in self.loaded.texts.items()]
        manual = self.loaded.manual
        if manual is None:
            return [*self.loaded.findings, *check_sources(texts)]
        texts += attached(manual.attachments.values())
        return [*self.loaded.findings, *check_sources(texts), *judge(manual, today or self.today).findings]


def open_company(asked: Asked) -> Company:
    """Read the company that was asked for; a pinned day is said first."""
    root = root_of(asked.root)
    with screen.working(asked, asked.words.t("Reading {folder}", folder=str(root))):
        company = Company(asked, root, load(root))
    if company.pinned is not None:
        screen.note(asked, asked.words.t("settings.yml says that today is {day}.", day=company.pinned))
    return company


def blocking(findings: Sequence[Finding]) -> list[Finding]:
    """The errors that block every output."""
    return [each for each in findings if each.severity is Severity.ERROR and each.code.rstrip("0123456789") in BLOCKING]


def one_of(wanted: str, known: Sequence[str], unknown: Message) -> str:
    """A name that exists; refuses another one with the closest, or with all there are."""
    if wanted in known:
        return wanted
    close = get_close_matches(wanted, known, 1, 0.6)
    if close:
        raise Refusal(unknown, say("Did you mean {close}?", close=close[0]))
    raise Refusal(unknown, say("There are: {known}.", known=", ".join(known)) if known else None)


def manual_of(company: Company) -> Manual:
    """The manual; only after `blocking` said that there is one."""
    if company.loaded.manual is None:
        raise RuntimeError("nothing was blocked, and yet nothing could be read")
    return company.loaded.manual
