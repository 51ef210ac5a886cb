"""Personal data in the hands of a provider without the agreement that the GDPR asks for.

A provider's role reads or writes personal data, and no contract with its organisation has a data processing agreement
(article 28) that was signed.

## Why
« Vérifier l’engagement RGPD » (glossaire stratégique, signaux faibles). Article 28(3) of the GDPR: processing by a
processor is governed by a contract. The tool helps to prepare it; a lawyer validates it. The verdict depends on the
day.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus                     # ← CONF102
    provider: assistplus
    nda: {signed: 2026-02-20}
    escalation: alerte
    exit: {duration: 6 weeks, takeover_by: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Téléphoner au client, inputs: [fiche-client]}
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, takeover_by: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Téléphoner au client, inputs: [fiche-client]}
```

## Cure
Have the agreement signed and write its date in `contracts.yml` (`dpa: {signed: …}`), or keep the data inside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import entrusted
from passation.analysis.providers import contracts_of
from passation.finding import Finding, Severity, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.rules.places import data_names, first_use, of_provider
from passation.rules.rule import Rule

RULE: Final = Rule("CONF102", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a provider, however many personal data it has in hands."""
    personal = {item.id for item in manual.data.values() if item.personal is not None}
    for party, handlings in entrusted(manual, personal).items():
        contracts = contracts_of(manual, party[1]) if party[0] == "organisation" else ()
        if any(_is_signed(contract, today) for contract in contracts):
            continue
        where, subject = of_provider(manual, party, contracts, "dpa")
        yield RULE.finding(
            where,
            say(
                "“{provider}” handles personal data ({data}) under no article 28 agreement.",
                provider=manual.name_of(*party),
                data=data_names(manual, handlings),
            ),
            say("Have it signed and write its date (`dpa: {signed: …}`), or keep these data inside."),
            fix="dpa: {signed: …, clauses: [a, b, c, d, e, f, g, h]}",
            related=(first_use(manual, handlings[0]),),
            subject=subject,
        )


def _is_signed(contract: Contract, today: dt.date) -> bool:
    return contract.dpa is not None and contract.dpa.signed is not None and contract.dpa.signed <= today
