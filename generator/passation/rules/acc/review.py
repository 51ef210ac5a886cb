"""Accesses that nobody has looked at for too long, or that a password alone protects.

Providers hold accesses, and the review of accesses (`access_review`) is late, or was never made; or a tool is opened to
a provider, and does not ask for a second factor, or nothing says that it does.

## Why
« Sécuriser la confidentialité des informations et des accès par des clauses contractuelles et des audits réguliers »
(tâches administratives); « le niveau de sécurité des accès distants » is to be verified (glossaire stratégique, signaux
faibles). The verdict depends on the day.

## Wrong
```yaml cartography/tools.yml
access_review: {every: 3 months, last: 2026-06-15, by: raf} # ← ACC107
```

## Right
```yaml cartography/tools.yml
access_review: {every: 3 months, last: 2026-10-05, by: raf}
```

## Cure
Go through the accesses, write the day under `access_review: last`, switch the second factor on and write `mfa: true`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import holdings
from passation.analysis.providers import outside_actors
from passation.analysis.review import later
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.tool import Tool
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("ACC107", Severity.WARNING)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding for a review that is late, and one a tool that has no second factor."""
    outside = outside_actors(manual)
    opened = dict.fromkeys(each.tool for each in holdings(manual, today) if each.actor in outside)
    if not opened:
        return
    yield from _review(manual, manual.origin("file", "tools.yml") / "access_review", today)
    for name in opened:
        tool = manual.tools[name]
        if tool.mfa is not True:
            yield _factor(manual, tool)


def _review(manual: Manual, where: Origin, today: dt.date) -> Iterator[Finding]:
    review = manual.access_review
    if review is None or review.last is None:
        yield RULE.finding(
            where,
            say("Providers hold accesses, and nothing says when these were last reviewed."),
            say("Go through them, and write the day under `access_review`."),
            fix="access_review: {every: 3 months, last: …, by: …}",
        )
    elif (due := later(review.last, review.every)) < today:
        yield RULE.finding(
            where / "last",
            say("The review of accesses was due on {day}.", day=due),
            say("Go through them, and write the day under `last`."),
        )


def _factor(manual: Manual, tool: Tool) -> Finding:
    said = say("“{tool}” is opened to a provider, and nothing says that it asks for a second factor.", tool=tool.name)
    if tool.mfa is False:
        said = say("“{tool}” is opened to a provider without a second factor.", tool=tool.name)
    origin = manual.origin("tool", tool.id)
    return RULE.finding(
        origin / ("mfa" if tool.mfa is False else "id"),
        said,
        say("Switch the second factor on, and write `mfa: true`."),
        fix="mfa: true",
        subject=("tool", tool.id),
    )
