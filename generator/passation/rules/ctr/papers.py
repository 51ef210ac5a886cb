"""A contract that does not say what a check would ask for.

The contract in force names no confidentiality undertaking, its article 28 agreement leaves points out, or nothing says
how the provider connects although its roles hold accesses. Where confidential or personal data are in its hands without
any agreement, CONF101 and CONF102 say so, as errors. The verdict depends on the day.

## Why
« Renforcer la confidentialité : vérifier l’engagement RGPD, NDA, et le niveau de sécurité des accès distants »
(glossaire stratégique, signaux faibles); « oublier d’encadrer juridiquement la confidentialité et la sécurité des
données » (tâches administratives, erreurs à éviter).

## Wrong
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus                  # ← CTR102
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c]}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Right
```yaml cartography/contracts.yml
contracts:
  - id: ct-assistplus
    provider: assistplus
    nda: {signed: 2026-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    remote_access: {mfa: true, vpn: false}
    escalation: alerte
    exit: {duration: 6 weeks, reviewed: 2026-09-01, rehearsed: 2026-09-10, deliverables: [Procédures à jour]}
```

## Cure
Read the contract once with this list: undertaking and date, the eight points of article 28 (a to h), second factor and
private network of remote accesses; write down what it says, and have the rest added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, get_args

from passation.analysis.access import holdings
from passation.analysis.dataflow import entrusted
from passation.analysis.levels import level_of
from passation.analysis.providers import holds
from passation.finding import Finding, Message, Severity, say
from passation.model.contract import Contract, DpaClause
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.values import Level

RULE: Final = Rule("CTR102", Severity.WARNING)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a contract in force, with all that it leaves open."""
    running = [contract for contract in manual.contracts.values() if holds(contract, today)]
    if not running:
        return
    confidential = {item.id for item in manual.data.values() if level_of(item) >= Level.CONFIDENTIAL}
    told = {key for kind, key in entrusted(manual, confidential) if kind == "organisation"}
    connected = {manual.actors[each.actor].organisation for each in holdings(manual, today)}
    for contract in running:
        lacks = [*_undertaking(contract, told), *_agreement(contract), *_access(contract, connected)]
        if lacks:
            yield RULE.finding(
                manual.origin("contract", contract.id) / "provider",
                say(
                    "The contract with “{provider}” leaves this open: {points}.",
                    provider=manual.name_of("organisation", contract.provider),
                    points=tuple(lacks),
                ),
                say("Write down what the contract says, and have the rest added to it."),
                subject=("contract", contract.id),
            )


def _undertaking(contract: Contract, told: set[str]) -> Iterator[Message]:
    """CONF101 speaks where confidential data are in the provider's hands."""
    if contract.provider not in told and (contract.nda is None or contract.nda.signed is None):
        yield say("a confidentiality undertaking (`nda`)")


def _agreement(contract: Contract) -> Iterator[Message]:
    """CONF102 speaks where there is none and one is needed."""
    if contract.dpa is not None:
        missing = [letter for letter in get_args(DpaClause) if letter not in contract.dpa.clauses]
        if missing:
            yield say("points {letters} of article 28 (`dpa`)", letters=tuple(missing))


def _access(contract: Contract, connected: set[str | None]) -> Iterator[Message]:
    if contract.provider in connected and (contract.remote_access is None or contract.remote_access.mfa is None):
        yield say("how the provider connects, and whether with a second factor (`remote_access`)")
