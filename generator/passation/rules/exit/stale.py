"""An exit plan that nobody has tried.

The plan of a contract in force was never reviewed or not for more than twelve months, was never rehearsed, or does not
say what is handed back. The verdict depends on the day.

## Why
« Maintenir (…) une capacité de réversibilité rapide (clés d’accès, documentation des process, données exportables…) »
(32 questions, contrôle stratégique). A plan that was never tried is a hope.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, deliverables: [Procédures à jour]} # ← EXIT102
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Cure
Take one process back for a day with what the provider hands over; note what was missing, mend the plan, and date both
in `reviewed` and `rehearsed`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.analysis.providers import holds
from passation.analysis.review import later
from passation.finding import Finding, Message, Severity, say
from passation.model.contract import Exit
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.values import Duration

RULE: Final = Rule("EXIT102", Severity.WARNING)
_YEAR: Final = Duration(Decimal(12), "month")


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a contract in force, with all that its plan lacks."""
    for contract in manual.contracts.values():
        if contract.exit is not None and holds(contract, today) and (lacks := _lacks(contract.exit, today)):
            yield RULE.finding(
                manual.origin("contract", contract.id) / "exit",
                say(
                    "The exit plan with “{provider}” is not to be relied on: {points}.",
                    provider=manual.name_of("organisation", contract.provider),
                    points=tuple(lacks),
                ),
                say("Try it on one process for a day, mend it, and date `reviewed` and `rehearsed`."),
                subject=("contract", contract.id),
            )


def _lacks(plan: Exit, today: dt.date) -> list[Message]:
    lacks = []
    if plan.reviewed is None:
        lacks.append(say("it was never reviewed"))
    elif later(plan.reviewed, _YEAR) < today:
        lacks.append(say("its last review was on {day}", day=plan.reviewed))
    if plan.rehearsed is None:
        lacks.append(say("it was never rehearsed"))
    if not plan.deliverables:
        lacks.append(say("it does not say what is handed back"))
    return lacks
