"""A contract without an exit plan.

The contract does not say how the work, the data and the accesses come back.

## Why
« Penser au plan de sortie pour réinternaliser ou changer de prestataire » (glossaire stratégique, propriété et
réversibilité des données). What is not agreed at signature is agreed under pressure. Contracts that have ended are
left alone: the verdict depends on the day.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus                  # ← EXIT101
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    escalation: alerte
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    escalation: alerte
    exit:
      duration: 6 weeks
      takeover_by: raf
      deliverables: [Procédures à jour, exports CSV, journal des relances]
      data_return: {format: CSV, within: 10 business days}
      access_revocation: {within: 1 business day, by: raf}
      reviewed: 2026-09-01
      rehearsed: 2026-09-10
```

## Cure
Write `exit`: how long it takes, who takes over, what is handed back, when the accesses are closed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXIT101", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Contracts that have not ended and say nothing of their exit."""
    for contract in manual.contracts.values():
        if contract.exit is None and (contract.end is None or today <= contract.end):
            yield RULE.finding(
                manual.origin("contract", contract.id) / "provider",
                say("No exit plan with “{provider}”.", provider=manual.name_of("organisation", contract.provider)),
                say("Write `exit`: how long it takes, who takes over, what is handed back."),
                fix="exit: {duration: …, takeover_by: …, deliverables: […]}",
                put=(manual.origin("contract", contract.id),),
                subject=("contract", contract.id),
            )
