"""A reference to an obsolete process.

A process in force, a contract, a wave or a training refers to a process whose document is `obsolete`.

## Why
ISO 9001 (7.5.3.2) asks to prevent the unintended use of obsolete documents. A link that still leads there is such a
use.

## Wrong
```yaml sops/finance/FIN-002-litiges.yml
id: FIN-002
title: Litiges
owner: raf
result: Chaque litige a une décision datée.
steps:
  - {do: Décider}
document: {status: obsolete, successor: FIN-003}
```
```yaml sops/finance/FIN-003-litiges-clients.yml
id: FIN-003
title: Litiges des clients
owner: raf
result: Chaque litige a une décision datée.
steps:
  - {do: Décider avec le client}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - call: FIN-002                         # ← DOC103
```

## Right
```yaml sops/finance/FIN-002-litiges.yml
id: FIN-002
title: Litiges
owner: raf
result: Chaque litige a une décision datée.
steps:
  - {do: Décider}
document: {status: obsolete, successor: FIN-003}
```
```yaml sops/finance/FIN-003-litiges-clients.yml
id: FIN-003
title: Litiges des clients
owner: raf
result: Chaque litige a une décision datée.
steps:
  - {do: Décider avec le client}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - call: FIN-003
```

## Cure
Refer to the process that replaces it; where there is none, delete the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.base import Part
from passation.model.manual import Manual
from passation.model.shape import leaves
from passation.rules.rule import Rule
from passation.source import Origin, Trail

RULE: Final = Rule("DOC103", Severity.ERROR)
_LINK: Final = re.compile(r"\bsop:([A-Z]{2,4}-\d{3})")
_MEANT: Final = frozenset({"variant_of", "aliases"})
"""Keys that may name the past."""


def check(manual: Manual) -> Iterator[Finding]:
    """References from what holds to what no longer does."""
    obsolete = {sop.id: sop.document.successor for sop in manual.sops.values() if sop.document.status == "obsolete"}
    if not obsolete:
        return
    for item, origin, subject in _referring(manual):
        if any(number in origin.source.text for number in obsolete):
            for trail, number, is_all in _references(item, obsolete):
                where = origin.at(*trail)
                yield _finding(where, number, obsolete[number], subject, (where,) if is_all else ())


def _referring(manual: Manual) -> Iterator[tuple[Part, Origin, tuple[str, str] | None]]:
    for sop in in_force(manual):
        yield sop, manual.origin("process", sop.id), ("process", sop.id)
    for contract in manual.contracts.values():
        yield contract, manual.origin("contract", contract.id), ("contract", contract.id)
    for kind, items in (("wave", manual.waves), ("training", manual.trainings)):
        for position, item in enumerate(items):
            yield item, manual.origin(kind, position), None


def _references(item: Part, obsolete: Mapping[str, str | None]) -> Iterator[tuple[Trail, str, bool]]:
    """Where an obsolete process is named, its number, and whether nothing else stands there."""
    for leaf in leaves(item):
        if leaf.trail[0] in _MEANT:
            continue
        if leaf.ref is not None and "process" in leaf.ref.kinds:
            if leaf.value in obsolete:
                yield leaf.trail, leaf.value, not leaf.is_key
        elif leaf.field.rich:
            for number in dict.fromkeys(_LINK.findall(leaf.value)):
                if number in obsolete:
                    yield leaf.trail, number, False


def _finding(
    where: Origin, number: str, successor: str | None, subject: tuple[str, str] | None, put: tuple[Origin, ...]
) -> Finding:
    said = say("{process} is obsolete.", process=number)
    cure = say("Delete the reference, or name the process that holds today.")
    if successor is not None:
        cure = say("{process} replaces it.", process=successor)
    return RULE.finding(where, said, cure, fix=successor, subject=subject, put=put if successor is not None else ())
