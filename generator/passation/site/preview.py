"""The company's folder as a handbook, again at each save: what cannot be read keeps its last good page and says why."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from passation.analysis.visibility import NOBODY
from passation.clock import Clock, system_clock
from passation.codes import blocks
from passation.edition import Edition, publish
from passation.finding import Finding, Severity
from passation.frozen import dataclass
from passation.handbook import Handbook, Page, pages, process_pages
from passation.load.folder import Loaded, load
from passation.load.memory import Memory
from passation.model.company import Audience
from passation.rules import WIDER, RawText, check_all, check_sources, in_order, judge_alone
from passation.site.broken import broken_book
from passation.words import Words

_FEW: Final = 5
"""Edited files whose pages are made before all others; more of them are a branch that was switched, not an edit."""
_PROCESS_FILE: Final = re.compile(r"sops/[^/]+/([A-Z]{2,4}-\d{3})-[^/]*")


class UnknownAudience(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """`mkdocs.yml` names an audience that `company.yml` does not have; carries the name, then those that there are."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What one reading gave: a handbook, and the findings that stand on none of its pages."""

    book: Handbook
    elsewhere: tuple[Finding, ...] = ()


class Preview:
    """Publishes one audience's edition of a folder, as often as asked."""

    def __init__(self, root: Path, audience: str | None, clock: Clock = system_clock) -> None:
        """Takes the company's folder and the id of an audience; None is the implicit public one."""
        self._root = root
        self._audience = audience
        self._clock = clock
        self._last: Edition | None = None
        self._memory = Memory()
        self._texts: Mapping[str, str] = {}
        """What every file said when it was looked at last."""
        self._told: Sequence[Finding] = ()
        """What was found when every rule had last seen the whole company."""

    def shows(self, root: Path, audience: str | None) -> bool:
        """Whether this is still what is asked for: settings may change during a preview."""
        return (root, audience) == (self._root, self._audience)

    @property
    def folders(self) -> tuple[Path, ...]:
        """What to watch: the two folders of a company, those that are there."""
        return tuple(path for path in (self._root / "sops", self._root / "cartography") if path.is_dir())

    def final(self) -> Handbook | tuple[Finding, ...]:
        """The handbook as it would be handed over; or the errors that block every output."""
        loaded = load(self._root)
        blocking = tuple(each for each in self._findings(loaded) if blocks(each))
        if loaded.manual is None or blocking:
            return blocking
        edition = self._published(loaded)
        return pages(edition, Words(edition.language))

    def showing(self) -> Showing:
        """The handbook for its author: findings stand on the pages they are about, and while a file is broken the last
        good edition goes on being shown. Before any good reading there is one page, with what is to be mended.
        """
        loaded = load(self._root, self._memory)
        self._texts = loaded.texts
        self._told = findings = self._findings(loaded)
        if loaded.manual is not None:
            self._last = self._published(loaded)
        if self._last is None:
            return Showing(broken_book(findings))
        on_pages = by_process(findings, least=Severity.WARNING)
        away = (each for each in findings if each.severity is Severity.ERROR and not _process_of(each))
        return Showing(pages(self._last, Words(self._last.language), on_pages), tuple(away))

    def edited(self) -> tuple[Page, ...] | None:
        """The pages of the processes whose files, and no others, were edited since the last look, with what is wrong in
        them as far as it can be told at once. None where more than these pages changed: `showing` tells it all.
        """
        loaded = load(self._root, self._memory)
        edited = [path for path, text in loaded.texts.items() if self._texts.get(path) != text]
        if self._last is None or loaded.texts.keys() != self._texts.keys() or not 0 < len(edited) <= _FEW:
            return None
        if loaded.manual is not None:
            self._last = self._published(loaded)
        processes = list(dict.fromkeys(map(_process_in, edited)))
        if not set(processes) <= self._last.sops.keys():
            return None
        self._texts = loaded.texts
        on_pages = by_process(self._findings_first(loaded, edited, processes), least=Severity.WARNING)
        return process_pages(self._last, Words(self._last.language), processes, on_pages)

    def _findings_first(self, loaded: Loaded, edited: Collection[str], processes: Iterable[str]) -> tuple[Finding, ...]:
        """What the edited files alone show to be wrong, and what only the whole company showed the last time."""
        found = check_sources([RawText(path, loaded.texts[path]) for path in edited])
        if loaded.manual is not None:
            today = self._today(loaded)
            found += [finding for each in processes for finding in judge_alone(loaded.manual, each, today)]
            found += [each for each in self._told if each.code in WIDER or each.place.path not in edited]
        return tuple(dict.fromkeys((*loaded.findings, *in_order(found))))

    def _today(self, loaded: Loaded) -> dt.date:
        manual = loaded.manual
        return (manual.settings.today if manual is not None else None) or self._clock()

    def _findings(self, loaded: Loaded) -> Sequence[Finding]:
        return check_all(loaded.findings, loaded.texts, loaded.manual, self._today(loaded))

    def _published(self, loaded: Loaded) -> Edition:
        manual = loaded.manual
        if manual is None:
            raise ValueError("a folder with faults has no edition")
        return publish(manual, self._find(manual.company.audiences))

    def _find(self, audiences: Sequence[Audience]) -> Audience:
        if self._audience is None:
            return NOBODY
        for audience in audiences:
            if audience.id == self._audience:
                return audience
        raise UnknownAudience(self._audience, *(audience.id for audience in audiences))


def by_process(findings: Iterable[Finding], *, least: Severity = Severity.ERROR) -> Mapping[str, Sequence[Finding]]:
    """Findings by the process they are about, or in whose file they stand; only those at least as grave as `least`."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity >= least and (process := _process_of(finding)):
            found.setdefault(process, []).append(finding)
    return found


def _process_of(finding: Finding) -> str:
    if finding.subject and finding.subject[0] == "process":
        return finding.subject[1]
    return _process_in(finding.place.path)


def _process_in(path: str) -> str:
    """The process whose file it is, or one beside it; empty for a file of the company."""
    found = _PROCESS_FILE.match(path)
    return found[1] if found else ""
