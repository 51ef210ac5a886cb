"""A provider who administers a tool, or approves payments.

A role of a provider is listed among the administrators of a tool, holds the `admin` right, or holds the `approve`
right on a tool with which money is committed.

## Why
« N’accorder que les accès strictement nécessaires aux outils et documents partagés » (32 questions, confidentialité).
Who administers a tool can lock the company out of it; who prepares a payment must not approve it (ISO/IEC 27001,
A.5.3).

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    grants:
      - {actor: assistante, right: admin} # ← ACC105
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    grants:
      - {actor: assistante, right: write}
```

## Cure
Lower the right to `write` or `read`; give administration and approval to somebody of the company.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import Holding, holdings
from passation.analysis.providers import outside_actors
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.step import WorkStep
from passation.rules.rule import Rule

RULE: Final = Rule("ACC105", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Rights of providers that should stand inside. The verdict depends on the day."""
    outside = outside_actors(manual)
    paying = {
        step.tool
        for sop in in_force(manual)
        for step in sop.steps
        if isinstance(step, WorkStep) and step.money and step.tool is not None
    }
    for each in holdings(manual, today):
        if each.actor in outside and (each.right == "admin" or (each.right == "approve" and each.tool in paying)):
            yield _finding(manual, each)


def _finding(manual: Manual, each: Holding) -> Finding:
    origin = manual.origin("tool", each.tool)
    facts = {"actor": manual.name_of("actor", each.actor), "tool": manual.name_of("tool", each.tool)}
    if each.grant is not None:
        where = origin.at("grants", each.grant, "right")
    else:
        where = origin.at("admins", manual.tools[each.tool].admins.index(each.actor))
    return RULE.finding(
        where,
        say("“{actor}”, a provider, administers “{tool}”.", **facts)
        if each.right == "admin"
        else say("“{actor}”, a provider, approves payments in “{tool}”.", **facts),
        say("Lower the right, and give it to somebody of the company."),
        fix="right: write" if each.grant is not None else None,
        subject=("tool", each.tool),
    )
