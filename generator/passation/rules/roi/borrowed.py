"""A business case that reckons with somebody else’s figures.

The company knows its own rates from a contract, and `roi` in `company.yml` still has, or leaves, the 80 and 6 euros an
hour of an article.

## Why
« Un dirigeant valorisé à 80 €/h qui délègue à 6 €/h crée 74 € de valeur par heure libérée » (7 pièges, 7) is an
example. A gain that anybody can take apart convinces nobody.

## Wrong
```yaml cartography/company.yml
name: Atelier Duval
roi: {owner_rate: 80, hours_per_day: 2}   # ← ROI101
```
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    hourly_rate: 30 EUR
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Right
```yaml cartography/company.yml
name: Atelier Duval
roi: {owner_rate: 65, hours_per_day: 1.5, sources: [Rémunération chargée 2025]}
```
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    hourly_rate: 30 EUR
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Cure
Write your own hypotheses in `roi`, and where they come from in `sources`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.company import Roi
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ROI101", Severity.INFO)
OWNER: Final = 80
PROVIDER: Final = 6
"""Euros an hour in the article."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a company that could know better."""
    if any(contract.hourly_rate is not None for contract in manual.contracts.values()):
        borrowed = tuple(_borrowed(manual.company.roi))
        if borrowed:
            yield RULE.finding(
                manual.origin("file", "company.yml") / "roi",
                say("The business case reckons with the figures of an article: {figures}.", figures=borrowed),
                say("Write your own in `roi`, and where they come from in `sources`."),
                fix="roi: {owner_rate: …, hours_per_day: …, sources: […]}",
                on_key=True,
            )


def _borrowed(roi: Roi) -> Iterator[Message]:
    if roi.owner_rate is None or roi.owner_rate == OWNER:
        yield say("the value of the owner-manager’s hour")
    if roi.provider_rate == PROVIDER:
        yield say("the provider’s hour")
    if roi.hours_per_day is None:
        yield say("the hours a day")
