"""Fingerprints of findings: what an old handbook may keep for now, so that only new faults fail."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from passation.finding import Finding, Message
from passation.rules.sec.patterns import concealed
from passation.source import Origin


def fingerprint(finding: Finding) -> str:
    """A line for `settings.yml: baseline`, such as `EXT104/FIN-012/5f0c2a9b41d7`.

    It stays the same when lines move, steps are inserted, days pass or the severity changes: it is made of the code,
    the item, the keys that lead to the place (without positions) and the names in the sentence, nothing else.
    """
    keys = [key for key in finding.where.trail if isinstance(key, str)] if isinstance(finding.where, Origin) else []
    path = finding.where.source.path if isinstance(finding.where, Origin) else finding.where.path
    subject = finding.subject[1] if finding.subject is not None else path
    said = "\x1f".join([path, *keys, *_names(finding.message)])
    return f"{finding.code}/{subject}/{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """The fingerprint of each of several findings; equal ones are told apart by a number: `…-2`, `…-3`."""
    seen: Counter[str] = Counter()
    found = []
    for line in map(fingerprint, findings):
        seen[line] += 1
        found.append(line if seen[line] == 1 else f"{line}-{seen[line]}")
    return found


def _names(message: Message) -> list[str]:
    """The template and its facts that are names; numbers and dates change by themselves."""
    found = [message.text]
    for key, fact in sorted(message.facts.items()):
        if isinstance(fact, Message):
            found += [key, *_names(fact)]
        elif isinstance(fact, str):
            found += [key, concealed(fact)]  # nobody may guess at a password by its fingerprint
        elif isinstance(fact, tuple | list):
            found += [key, *(concealed(str(each)) for each in fact)]
    return found
