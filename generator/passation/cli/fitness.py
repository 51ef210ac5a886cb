"""The last look at a delivery before it is written: to whom, on which day, and whether it names who is being sold.

Whether it tells anything else that is hidden takes a minute to read back: that is `passation leak-check`.
"""

from __future__ import annotations

from collections.abc import Iterator

from passation.cli.company import Company
from passation.finding import Finding
from passation.model.company import PHASES
from passation.model.dataroom import Recipient
from passation.model.manual import Manual
from passation.projection.phases import PHASE_LEVELS
from passation.rules import Delivered, Delivery, check_delivery
from passation.tools.decoded import decoded
from passation.tree import Tree


def unfit(company: Company, manual: Manual, recipient: Recipient, bag: Tree) -> list[Finding]:
    """What must stop a delivery, draft or not."""
    is_early = PHASES.index(recipient.phase) < PHASES.index("nda")
    texts = {path: Delivered(_text(path, data)) for path, data in bag.items()} if is_early else {}
    level = PHASE_LEVELS[recipient.phase]
    return check_delivery(Delivery(recipient, company.today, level, files=texts, own_names=tuple(_own_names(manual))))


def _own_names(manual: Manual) -> Iterator[str]:
    yield manual.company.name
    yield from (person.name for actor in manual.actors.values() for person in actor.people)


def _text(path: str, data: bytes) -> str:
    return "\n".join(text for _, text in decoded(path, data))
