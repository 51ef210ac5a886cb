"""Personal data sent outside the European Union without a safeguard.

A provider's role that works outside the European Economic Area handles personal data; the country has no adequacy
decision, and the contract names no standard clauses. Where no country is written, nothing is assumed.

## Why
GDPR, articles 44 to 46: a transfer needs an adequacy decision or appropriate safeguards, usually the standard
contractual clauses. An hour at 6 € (7 pièges, 7) is rarely worked in France: the country of a provider matters.

## Wrong
```yaml cartography/actors.yml
actors:
  - {id: relanceuse, name: Relanceuse, side: external, organisation: relais}
organisations:
  - {id: relais, name: Relais Océan, country: MG}
```
```yaml cartography/contracts.yml
contracts:
  - id: ct-relais
    provider: relais
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    transfers: none                       # ← CONF103
    exit: {duration: 6 weeks, takeover_by: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: relanceuse
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Téléphoner au client, inputs: [fiche-client]}
```

## Right
```yaml cartography/actors.yml
actors:
  - {id: relanceuse, name: Relanceuse, side: external, organisation: relais}
organisations:
  - {id: relais, name: Relais Océan, country: MG}
```
```yaml cartography/contracts.yml
contracts:
  - id: ct-relais
    provider: relais
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20}
    transfers: scc
    exit: {duration: 6 weeks, takeover_by: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: relanceuse
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Téléphoner au client, inputs: [fiche-client]}
```

## Cure
Sign the standard contractual clauses with the provider and write `transfers: scc`, or keep the personal data in
Europe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import Handling, entrusted
from passation.analysis.providers import contracts_of
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.places import data_names, first_use, of_provider
from passation.rules.rule import Rule

RULE: Final = Rule("CONF103", Severity.ERROR)
_EEA: Final = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT",
    "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO",
})  # fmt: skip
_FRENCH: Final = frozenset({"GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "WF", "PF", "NC", "TF"})
"""French territories, where French data protection law applies."""
_ADEQUATE: Final = frozenset({
    "AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY",
})  # fmt: skip
"""Countries with an adequacy decision of the European Commission (its public list, 2025)."""
_ADEQUATE_IF_CERTIFIED: Final = frozenset({"US"})
"""Adequate for certified companies only: the contract must say so (`transfers: adequacy`)."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a provider and country."""
    personal = {item.id for item in manual.data.values() if item.personal is not None}
    for party, handlings in entrusted(manual, personal).items():
        contracts = contracts_of(manual, party[1]) if party[0] == "organisation" else ()
        stated = {contract.transfers for contract in contracts}
        for country, there in sorted(_by_country(manual, handlings).items()):
            if "scc" in stated or ("adequacy" in stated and country in _ADEQUATE_IF_CERTIFIED):
                continue
            where, subject = of_provider(manual, party, contracts, "transfers")
            yield RULE.finding(
                where,
                say(
                    "“{provider}” handles personal data ({data}) in {country}, outside the EU, without a safeguard.",
                    provider=manual.name_of(*party),
                    data=data_names(manual, there),
                    country=country,
                ),
                say("Sign the standard contractual clauses and write `transfers: scc`, or keep these data in Europe."),
                fix="transfers: scc",
                related=(first_use(manual, there[0]),),
                subject=subject,
            )


def _by_country(manual: Manual, handlings: list[Handling]) -> dict[str, list[Handling]]:
    """Handlings by country, where it is written and neither European nor adequate."""
    found: dict[str, list[Handling]] = {}
    for each in handlings:
        actor = manual.actors[each.actor]
        organisation = manual.organisations.get(actor.organisation) if actor.organisation else None
        country = actor.country or (organisation.country if organisation is not None else None)
        if country is not None and country not in _EEA | _FRENCH | _ADEQUATE:
            found.setdefault(country, []).append(each)
    return found
