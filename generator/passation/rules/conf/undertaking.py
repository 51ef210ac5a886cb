"""Confidential information in the hands of a provider who has signed nothing.

A provider's role reads or writes data that are confidential or secret, and no contract with its organisation has a
confidentiality undertaking that holds today.

## Why
« Vérifier l’engagement RGPD, NDA, et le niveau de sécurité des accès distants » (glossaire stratégique, signaux
faibles); « oublier d’encadrer juridiquement la confidentialité et la sécurité des données » (tâches administratives).
The verdict depends on the day.

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus                     # ← CONF101
    provider: assistplus
    dpa: {signed: 2026-02-20}
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
  - {do: Exporter les factures échues, inputs: [balance]}
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
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
  - {do: Exporter les factures échues, inputs: [balance]}
```

## Cure
Have the undertaking signed and write its date in `contracts.yml` (`nda: {signed: …}`), or keep the data inside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import entrusted
from passation.analysis.levels import level_of
from passation.analysis.providers import contracts_of
from passation.finding import Finding, Severity, say
from passation.model.contract import Contract
from passation.model.manual import Manual
from passation.rules.places import data_names, first_use, of_provider
from passation.rules.rule import Rule
from passation.values import Level

RULE: Final = Rule("CONF101", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a provider, however many data it has in hands."""
    confidential = {item.id for item in manual.data.values() if level_of(item) >= Level.CONFIDENTIAL}
    for party, handlings in entrusted(manual, confidential).items():
        contracts = contracts_of(manual, party[1]) if party[0] == "organisation" else ()
        if any(_binds(contract, today) for contract in contracts):
            continue
        where, subject = of_provider(manual, party, contracts, "nda")
        yield RULE.finding(
            where,
            say(
                "“{provider}” handles confidential information ({data}) under no confidentiality undertaking.",
                provider=manual.name_of(*party),
                data=data_names(manual, handlings),
            ),
            say("Have it signed and write its date (`nda: {signed: …}`), or keep these data inside."),
            fix="nda: {signed: …}",
            related=(first_use(manual, handlings[0]),),
            subject=subject,
        )


def _binds(contract: Contract, today: dt.date) -> bool:
    nda = contract.nda
    return (
        nda is not None and nda.signed is not None and nda.signed <= today and (nda.until is None or today <= nda.until)
    )
