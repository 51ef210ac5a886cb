"""A social-security certificate that is missing or too old.

A provider established in France works under a contract of 5,000 euros a year or more, and the contract names no
“attestation de vigilance” (`vigilance`), or one that was checked more than six months ago. The verdict depends on the
day.

## Why
Code du travail, L8222-1 and D8222-5: from 5,000 euros on, the customer has the certificate given to him, and again
every six months; without it he answers for what the provider did not pay. « Il faut insister sur des clauses précises
dans les contrats de prestation » (32 questions, confidentialité et sécurité). This helps to prepare; it is no legal
advice.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    yearly_amount: 19800 EUR
    vigilance: 2026-03-02                 # ← CTR101
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
    yearly_amount: 19800 EUR
    vigilance: 2026-09-15
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Cure
Ask the provider for a new certificate, check its number on the URSSAF site, and write down the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.analysis.providers import holds
from passation.analysis.review import later
from passation.finding import Finding, Severity, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.values import Duration, Money

RULE: Final = Rule("CTR101", Severity.WARNING, rises=True)
FROM: Final = Money(Decimal(5000))
"""Amount without tax from which the law asks for the certificate (R8222-1)."""
_EVERY: Final = Duration(Decimal(6), "month")


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Contracts in force with French providers, from the amount on."""
    for contract in manual.contracts.values():
        if not (holds(contract, today) and _is_concerned(manual, contract)):
            continue
        name, checked = manual.name_of("organisation", contract.provider), contract.vigilance
        if checked is None:
            said = say("No certificate of social security is noted for “{provider}”.", provider=name)
        elif later(checked, _EVERY) < today:
            said = say(
                "The certificate of social security of “{provider}” was checked on {day}: more than six months ago.",
                provider=name,
                day=checked,
            )
        else:
            continue
        origin = manual.origin("contract", contract.id)
        cure = say("Ask for a new one, check it on the URSSAF site, and write the day in `vigilance`.")
        where = origin / ("provider" if checked is None else "vigilance")
        yield RULE.finding(where, said, cure, fix="vigilance: …", subject=("contract", contract.id))


def _is_concerned(manual: Manual, contract: Contract) -> bool:
    provider, amount = manual.organisations.get(contract.provider), contract.yearly_amount
    country = provider.country if provider is not None else None
    return (
        (country or manual.company.country) == "FR"
        and amount is not None
        and amount.currency == FROM.currency
        and amount.amount >= FROM.amount
    )
