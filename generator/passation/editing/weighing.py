"""What is wrong with a text that is not saved yet: at once in its own file, and then in the whole company.

Nothing is written and nobody waits for anybody: what was read is never changed, only put together anew.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field, replace
from typing import Final

from passation.finding import Finding, Severity, in_order
from passation.frozen import dataclass
from passation.load.folder import Loaded, put_together, with_process
from passation.load.parts import Parts
from passation.rules import RawText, attached, check, check_sources, judge_alone
from passation.rules.alone import WIDER
from passation.source import Origin

_NUMBER: Final = re.compile(r"\b[A-Z]{2,4}-[0-9]{3}\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with a text in its place, and in how many other files there are errors."""

    findings: tuple[Finding, ...]
    elsewhere: int


def alone(parts: Parts, path: str, text: str) -> Loaded:
    """The company with one process file that says `text`, and only those other processes that the text names.

    It is put together in the same time whether the company has ten processes or a thousand.
    """
    named = set(_NUMBER.findall(text))
    here = with_process(parts, path, text.encode())
    kept = [each for each in here.sops if each[2].document.source.path == path or each[1] in named]
    numbers = {number for _, number, _ in kept}
    others = {reading.document.source.path: number for _, number, reading in here.sops if number not in numbers}
    few = replace(
        here,
        sops=kept,
        claimed_numbers={**here.claimed_numbers, **others},
        attachments={key: each for key, each in here.attachments.items() if key[0] in numbers},
        translations={key: each for key, each in here.translations.items() if key[0] in numbers},
        findings=[each for each in here.findings if path_of(each) not in others],
        texts={path: here.texts[path]},
    )
    return put_together(few)


@dataclass
class Scales:
    """Judges one text after the other; what one judgement of the whole company found counts until the next one."""

    today: dt.date
    _elsewhere: int = 0
    _wider: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    """What the rules found in a file that cannot judge it alone, by path."""
    _secrets: dict[str, tuple[str, list[Finding]]] = field(default_factory=dict)
    """What raw texts hold, by path, and the text that was searched."""

    def at_once(self, parts: Parts, path: str, number: str, text: str) -> Judged:
        """What is wrong in the file itself; rules that need the other processes say what they said last."""
        loaded = alone(parts, path, text)
        found = [each for each in loaded.findings if path_of(each) == path]
        found += check_sources([RawText(path, loaded.texts[path])])
        if loaded.manual is not None and number in loaded.manual.sops:
            found += [*judge_alone(loaded.manual, number, self.today), *self._wider.get(path, ())]
        return Judged(tuple(in_order(found)), self._elsewhere)

    def of_all(self, parts: Parts, path: str, text: str) -> Judged:
        """What every rule says of the company if the file said `text`."""
        loaded = put_together(with_process(parts, path, text.encode()))
        found = [*loaded.findings, *(each for raw in loaded.texts.items() for each in self._held(RawText(*raw)))]
        if loaded.manual is not None:
            found += [
                each for raw in attached(loaded.manual) if raw.path not in loaded.texts for each in self._held(raw)
            ]
            found += check(loaded.manual, self.today)
        own = tuple(in_order(each for each in found if path_of(each) == path))
        self._elsewhere = len({path_of(each) for each in found if each.severity is Severity.ERROR} - {path})
        self._wider[path] = tuple(each for each in own if each.code in WIDER)
        return Judged(own, self._elsewhere)

    def _held(self, raw: RawText) -> list[Finding]:
        known = self._secrets.get(raw.path)
        if known is None or known[0] != raw.text:
            known = self._secrets[raw.path] = (raw.text, check_sources([raw]))
        return known[1]


def path_of(finding: Finding) -> str:
    """The file of a finding, without looking for its line."""
    where = finding.where
    return where.source.path if isinstance(where, Origin) else where.path
