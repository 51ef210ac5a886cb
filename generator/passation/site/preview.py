"""The company's folder as a handbook, again at each save: what cannot be read keeps its last good page and says why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from passation.analysis.visibility import NOBODY
from passation.clock import Clock, system_clock
from passation.edition import Edition, publish
from passation.finding import Finding, Severity
from passation.handbook import Handbook, pages
from passation.load.folder import load
from passation.model.company import Audience
from passation.rules import check
from passation.words import Words

_PROCESS_FILE: Final = re.compile(r"sops/[^/]+/([A-Z]{2,4}-\d{3})-[^/]*")


class UnknownAudience(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """`mkdocs.yml` names an audience that `company.yml` does not have; carries the names that it has."""


class Preview:
    """Publishes one audience's edition of a folder, as often as asked."""

    def __init__(self, root: Path, audience: str | None, clock: Clock = system_clock) -> None:
        """Takes the company's folder and the id of an audience; None is the implicit public one."""
        self._root = root
        self._audience = audience
        self._clock = clock
        self._last: Edition | None = None
        self.findings: tuple[Finding, ...] = ()
        """What was found at the last reading, in order."""

    def book(self, *, forgiving: bool) -> Handbook | None:
        """The handbook; None when it cannot be made: a fault, or (`forgiving`) a fault before any good reading.

        A forgiving reading is for authors: findings stand on the pages they are about, and while a file is broken the
        last good edition goes on being shown.
        """
        loaded = load(self._root)
        found = list(loaded.findings)
        if loaded.manual is not None:
            found += check(loaded.manual, loaded.manual.settings.today or self._clock())
            self._last = publish(loaded.manual, self._find(loaded.manual.company.audiences))
        self.findings = tuple(found)
        if self._last is None or (loaded.manual is None and not forgiving):
            return None
        return pages(self._last, Words(self._last.language), by_process(found) if forgiving else None)

    @staticmethod
    def folders(root: Path) -> tuple[Path, ...]:
        """What to watch: the two folders of a company, those that are there."""
        return tuple(path for path in (root / "sops", root / "cartography") if path.is_dir())

    def complaint(self) -> str:
        """Why there is no handbook: the errors, a line each."""
        words = Words("en")
        errors = [finding for finding in self.findings if finding.severity is Severity.ERROR]
        return "\n".join(f"{each.place} {each.code} {words.say(each.message)}" for each in errors)

    def _find(self, audiences: Sequence[Audience]) -> Audience:
        if self._audience is None:
            return NOBODY
        for audience in audiences:
            if audience.id == self._audience:
                return audience
        raise UnknownAudience(self._audience, *(audience.id for audience in audiences))


def by_process(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Findings by the process they are about, or in whose file they stand."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        process = _process_of(finding)
        if process:
            found.setdefault(process, []).append(finding)
    return found


def elsewhere(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors that stand in no process's file: they are shown above every page."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR and not _process_of(finding))


def _process_of(finding: Finding) -> str:
    if finding.subject and finding.subject[0] == "process":
        return finding.subject[1]
    found = _PROCESS_FILE.match(finding.place.path)
    return found[1] if found else ""
