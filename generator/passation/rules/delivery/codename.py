"""A name revealed before the undertaking is signed.

Before the confidentiality undertaking, the company goes by the name of the project. Its own name, the name of one of
its people or one of its internet domains stands in a file of the bag, or in the name of one.

## Why
« En cession, elle professionnalise le back office, prépare la transmission des savoirs et rassure l’acquéreur » (32
questions, contextes): a sale that is known too early frightens customers and staff.

## Wrong
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: teaser}
day: 2026-11-09
ceiling: public
own_names: [Menuiserie Vallier]
files:
  00/notice.pdf: {text: Présentation de la menuiserie Vallier} # ← DR105
```

## Right
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: teaser}
day: 2026-11-09
ceiling: public
own_names: [Menuiserie Vallier]
files:
  00/notice.pdf: {text: Présentation du projet Copeaux}
```

## Cure
Take the name out of the text, the file name or the metadata; `project` in `dataroom.yml` stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.rules.delivery.delivery import Delivery
from passation.rules.delivery.find import words_in
from passation.rules.rule import Rule
from passation.source import Place

RULE: Final = Rule("DR105", Severity.ERROR, always=True)


def check(delivery: Delivery) -> Iterator[Finding]:
    """One finding for each name in each file, before the undertaking only."""
    if not delivery.before("nda"):
        return
    for path, line, name in words_in(delivery.files, delivery.own_names):
        yield RULE.finding(
            Place(path, line),
            say("Name revealed before the undertaking: “{name}”.", name=name),
            say("Take it out of the text, the file name or the metadata; the code name stands for it."),
        )
