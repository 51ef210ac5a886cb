"""A provider at work without a contract that holds today.

One of its roles does a step of a process, and no contract with it runs on this day: there is none, it has ended, or it
has not begun.

## Why
« Il faut insister sur des clauses précises dans les contrats de prestation » (32 questions, confidentialité);
« oublier d’encadrer juridiquement la confidentialité et la sécurité des données » (tâches administratives). ISO/IEC
27001 (A.5.20) asks for the same. The verdict depends on the day.

## Wrong
```yaml cartography/actors.yml
actors:
  - {id: saisie, name: Opératrice de saisie, side: external, organisation: volana, backup: raf}
organisations:
  - {id: volana, name: Volana, country: FR} # ← EXT105
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: saisie
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml cartography/actors.yml
actors:
  - {id: saisie, name: Opératrice de saisie, side: external, organisation: volana, backup: raf}
organisations:
  - {id: volana, name: Volana, country: FR}
```
```yaml cartography/contracts.yml
contracts:
  - id: ct-volana
    provider: volana
    start: 2026-05-04
    end: 2027-05-03
    nda: {signed: 2026-04-20}
    dpa: {signed: 2026-04-20, clauses: [a, b, c, d, e, f, g, h]}
    remote_access: {mfa: true, vpn: true}
    exit: {duration: 4 weeks, takeover_by: raf, deliverables: [CSV], reviewed: 2026-09-01, rehearsed: 2026-09-10}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: saisie
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Write the contract in `contracts.yml`, with its first and last day, or give the work back to somebody of the company.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from passation.analysis.providers import at_work, contracts_of, holds
from passation.finding import Finding, Message, Severity, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.rules.places import first_work
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("EXT105", Severity.WARNING, rises=True)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a provider, however many of its roles work in however many processes."""
    for party, roles in at_work(manual).items():
        contracts = contracts_of(manual, party[1]) if party[0] == "organisation" else ()
        if any(holds(contract, today) for contract in contracts):
            continue
        where, said, subject = _fault(manual, party, contracts, today)
        yield RULE.finding(
            where,
            said,
            say("Write the contract that covers this work, or give the work back to somebody of the company."),
            fix=None if contracts else f"- {{id: ct-{party[1]}, provider: {party[1]}, start: …, end: …, exit: …}}",
            related=(first_work(manual, roles),),
            subject=subject,
        )


def _fault(
    manual: Manual, party: tuple[str, str], contracts: Sequence[Contract], today: dt.date
) -> tuple[Origin, Message, tuple[str, str]]:
    name = manual.name_of(*party)
    if not contracts:
        return manual.origin(*party) / "id", say("“{provider}” works without a contract.", provider=name), party
    last = contracts[-1]
    origin, subject = manual.origin("contract", last.id), ("contract", last.id)
    if last.end is not None and last.end < today:
        said = say("“{provider}” still works, and its contract ended on {day}.", provider=name, day=last.end)
        return origin / "end", said, subject
    said = say("“{provider}” already works, and its contract begins on {day}.", provider=name, day=last.start)
    return origin / "start", said, subject
