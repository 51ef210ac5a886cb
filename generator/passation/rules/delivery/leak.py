"""Something in the delivery that its recipient must not have.

The recipient has signed no confidentiality undertaking, or its access has ended; a file holds more than the phase
gives; a file says something of what is hidden, or cannot be looked into.

## Why
« Sécuriser la confidentialité des informations et des accès par des clauses contractuelles et des audits réguliers »
(tâches administratives). What has been sent cannot be called back: the rule always holds. The verdict depends on the
day.

## Wrong
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
files:
  07/FIN-001.pdf: {text: Relances des factures impayées, level: secret} # ← DR101
```

## Right
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
files:
  07/FIN-001.pdf: {text: Relances des factures impayées, level: confidential}
```

## Cure
Write the date of the undertaking in `dataroom.yml`; give what is above the phase by `disclose` only, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.telling import Finder
from passation.finding import Finding, Severity, say
from passation.rules.delivery.delivery import Delivery
from passation.rules.rule import Rule
from passation.source import Place

RULE: Final = Rule("DR101", Severity.ERROR, always=True)
_LIST: Final = "cartography/dataroom/dataroom.yml"


def check(delivery: Delivery) -> Iterator[Finding]:
    """What must stop the delivery, the recipient first, then file by file."""
    yield from _recipient(delivery)
    for path, file in sorted(delivery.files.items()):
        if file.level > delivery.ceiling and path not in delivery.disclosed:
            yield RULE.finding(
                Place(path),
                say(
                    "This file is “{level}”, and the phase gives “{ceiling}” at most.",
                    level=file.level,
                    ceiling=delivery.ceiling,
                ),
                say("Leave it out, or give it on purpose with `disclose` and a reason."),
            )
        if file.text is None:
            yield RULE.finding(
                Place(path),
                say("This file cannot be looked into: nobody can tell what it says."),
                say("Put a file in its place that opens without a password and without damage, or leave it out."),
            )
    yield from _told(delivery)


def _told(delivery: Delivery) -> Iterator[Finding]:
    """One finding for each item that a file tells of, by name or content; the text itself stands in no log."""
    finder = Finder(delivery.withheld)
    for path, file in sorted(delivery.files.items()):
        items: set[str] = set()
        for text in (path, file.text or ""):
            found = (delivery.withheld[words] for words in finder.found_in(text))
            items |= {saying.item for saying in found if saying.stands_in(text)}
        for item in sorted(items):
            yield RULE.finding(
                Place(path),
                say("Possible leak: this file says something of {what}.", what=item),
                say("Take it out of the text where it is written, or give the item with `disclose`."),
            )


def _recipient(delivery: Delivery) -> Iterator[Finding]:
    recipient = delivery.recipient
    if not delivery.before("nda") and (recipient.nda is None or recipient.nda > delivery.day):
        said = say("“{recipient}” has signed no confidentiality undertaking.", recipient=recipient.name)
        yield RULE.finding(Place(_LIST), said, say("Write its date (`nda`) before anything is handed over."))
    if recipient.until is not None and recipient.until < delivery.day:
        said = say("The access of “{recipient}” ended on {day}.", recipient=recipient.name, day=recipient.until)
        yield RULE.finding(Place(_LIST), said, say("Agree on a new end (`until`), or deliver nothing."))
