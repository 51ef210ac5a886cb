"""A contract that ends before the work is back.

Its notice is shorter than its exit plan needs; or it ends within ninety days and nothing is written of what follows.
The verdict depends on the day.

## Why
« Quels délais de préavis ou modalités de transition prévoir ? » (32 questions). With two months of notice and three
months of taking over, the last month is nobody’s.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    notice: 1 month                       # ← EXIT104
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    notice: 2 months
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Cure
Agree on a notice that covers the exit plan. Before the end: write the new `end`, add the contract that follows, or
start the exit plan and say so in a waiver.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import holds
from passation.finding import Finding, Severity, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXIT104", Severity.WARNING)
SOON: Final = dt.timedelta(days=90)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Contracts in force whose notice is too short, and those that end soon and are followed by none."""
    for contract in manual.contracts.values():
        if not holds(contract, today):
            continue
        origin, subject = manual.origin("contract", contract.id), ("contract", contract.id)
        name = manual.name_of("organisation", contract.provider)
        plan = contract.exit.duration if contract.exit is not None else None
        if contract.notice is not None and plan is not None and plan.days > contract.notice.days:
            said = say(
                "With “{provider}”, the notice is {notice} and the exit takes {duration}.",
                provider=name,
                notice=contract.notice,
                duration=plan,
            )
            yield RULE.finding(
                origin / "notice", said, say("Agree on a longer notice, or shorten the plan."), subject=subject
            )
        if contract.end is not None and contract.end - today < SOON and not _is_followed(manual, contract):
            said = say(
                "The contract with “{provider}” ends on {day}, and nothing says what follows.",
                provider=name,
                day=contract.end,
            )
            cure = say(
                "Write the new `end`, add the contract that follows, or start the exit plan and say so in a waiver."
            )
            yield RULE.finding(origin / "end", said, cure, subject=subject)


def _is_followed(manual: Manual, contract: Contract) -> bool:
    """Whether another contract with the same provider runs on."""
    return any(
        each.provider == contract.provider
        and each.id != contract.id
        and (each.end is None or (contract.end is not None and each.end > contract.end))
        for each in manual.contracts.values()
    )
