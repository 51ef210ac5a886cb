"""A line of the register of processing that is not complete.

A data object holds personal data, and nothing says how long it is kept (`keep`, or the records of the processes); or a
process handles personal data, and its `privacy` does not say on which legal basis. Its purpose is that of the process
unless `privacy` says another.

## Why
The GDPR (article 30) asks each company for a register of what it does with personal data, why, and for how long.
« Comment garantir la confidentialité, la sécurité, la conformité réglementaire ? » (glossaire stratégique, questions à
se poser).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001                               # ← CONF105
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Lire la fiche du client, inputs: [fiche-client]}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
privacy: {basis: intérêt légitime}
steps:
  - {do: Lire la fiche du client, inputs: [fiche-client]}
```

## Cure
Write `keep` on the data, and `privacy: {basis: …}` on the process: consent, contract, legal duty, legitimate interest…
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import handlings_of
from passation.analysis.review import in_force
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("CONF105", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a data object without a term, and one a process without a legal basis."""
    personal = frozenset(item.id for item in manual.data.values() if item.personal is not None)
    if not personal:
        return
    yield from _without_term(manual, personal)
    for sop in in_force(manual):
        if sop.privacy is not None and sop.privacy.basis is not None:
            continue
        first = next((each for each in handlings_of(sop) if each.data in personal), None)
        if first is not None:
            origin = manual.origin("process", sop.id)
            yield RULE.finding(
                origin / ("id" if sop.privacy is None else "privacy"),
                say(
                    "{process} handles personal data (“{data}”), and nothing says on which legal basis.",
                    process=sop.id,
                    data=manual.name_of("data", first.data),
                ),
                say("Write `privacy: {basis: …}`: contract, legal duty, legitimate interest, consent…"),
                fix='privacy: {basis: "…"}',
                put=(origin,),
                related=(Related(origin.at(*first.trail), say("It is used here, among others.")),),
                subject=("process", sop.id),
            )


def _without_term(manual: Manual, personal: frozenset[str]) -> Iterator[Finding]:
    kept = {record.data for sop in in_force(manual) for record in sop.records if record.keep is not None}
    for item in manual.data.values():
        if item.id in personal and item.keep is None and item.id not in kept:
            yield RULE.finding(
                manual.origin("data", item.id) / "id",
                say("“{data}” holds personal data, and nothing says how long it is kept.", data=item.name),
                say("Write `keep`."),
                fix="keep: …",
                subject=("data", item.id),
            )
