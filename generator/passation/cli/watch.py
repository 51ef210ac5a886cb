"""`passation check --watch`: checked again at each save, a line a finding.

A round reads only what was changed. It says first what is wrong in the changed files, then, once every rule has seen
the whole company, what else is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import Company
from passation.cli.root import root_of
from passation.finding import Finding
from passation.load.folder import Loaded, load
from passation.load.memory import Memory
from passation.load.paths import walk
from passation.report import REPORTS
from passation.report.counts import count
from passation.report.look import Look
from passation.rules import RawText, check, check_sources, judge_alone

_PAUSE: Final = 0.3
"""Seconds between two looks at the folder."""
_FEW: Final = 5
"""Changed files that are judged before the others; more of them are a branch that was switched, not an edit."""
State = Mapping[str, tuple[int, int]]
"""When each file was last written, and its size."""
Below = Callable[[Sequence[Finding]], Sequence[Finding]]


def watch(asked: Asked, below: Callable[[Company], Below]) -> int:
    """Check, wait for a change, check again, until the user stops it; `below` narrows what is told of a company."""
    rounds = _Rounds(asked)
    seen: State = {}
    while True:
        state = dict(_state(asked))
        if state != seen:
            seen = state
            _show(asked, rounds, below)
        time.sleep(_PAUSE)


def _state(asked: Asked) -> Iterator[tuple[str, tuple[int, int]]]:
    root = root_of(asked.root)
    for folder in ("cartography", "sops"):
        for file in walk(root, folder)[0]:
            try:
                stat = file.real.stat()
            except OSError:
                continue  # it went away between the two looks
            yield file.path, (stat.st_mtime_ns, stat.st_size)


def _show(asked: Asked, rounds: _Rounds, below: Callable[[Company], Below]) -> None:
    """One round: the findings as they come, each once, then how many there are."""
    screen.note(asked, asked.words.t("Checking") + "…")
    told: list[Finding] = []
    for company, found in rounds.next():
        new = [each for each in below(company)(found) if each not in told]
        screen.out(REPORTS["concise"](new, asked.words, Look(texts=company.loaded.texts)))
        told += new
    screen.note(asked, count(told, asked.words))


@dataclass
class _Rounds:
    """What one round leaves for the next."""

    asked: Asked
    memory: Memory = field(default_factory=Memory)
    texts: Mapping[str, str] = field(default_factory=dict)
    secrets: dict[str, list[Finding]] = field(default_factory=dict)
    """What raw texts hold, by path."""

    def next(self) -> Iterator[tuple[Company, list[Finding]]]:
        """The findings of this moment in two parts: of the files that were changed, and all of them."""
        root = root_of(self.asked.root)
        company = Company(self.asked, root, load(root, self.memory))
        loaded = company.loaded
        is_first = not self.texts
        changed = [path for path, text in loaded.texts.items() if self.texts.get(path) != text]
        for path in changed:
            self.secrets[path] = check_sources([RawText(path, loaded.texts[path])])
        self.texts = loaded.texts
        read = [*loaded.findings, *(each for path in loaded.texts for each in self.secrets[path])]
        if loaded.manual is None:
            yield company, read
            return
        if not is_first and len(changed) <= _FEW:
            yield company, [*_inside(changed, read), *_alone(company, loaded, changed)]
        yield company, [*read, *check(loaded.manual, company.today)]


def _inside(paths: Collection[str], findings: Iterable[Finding]) -> Iterator[Finding]:
    return (each for each in findings if each.place.path in paths)


def _alone(company: Company, loaded: Loaded, changed: Collection[str]) -> Iterator[Finding]:
    """What the rules find in the changed processes, each judged alone."""
    manual = loaded.manual
    for number in manual.sops if manual is not None else ():
        if manual is not None and manual.origin("process", number).source.path in changed:
            yield from judge_alone(manual, number, company.today)
