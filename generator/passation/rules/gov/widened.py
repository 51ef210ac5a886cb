"""An audience that a change lets see more.

Against what was accepted, an audience sees a higher level or more items, has more readers, learns more of what is
hidden or of other providers; a recipient of the data room is new, is in a later phase or stays longer; something is
disclosed; names are shown earlier; or a role that was outside is now inside.

## Why
« N’accorder que les accès strictement nécessaires aux outils et documents partagés » (32 questions, confidentialité et
sécurité). Who may read what is policy: it is content like the rest, and a proposal can change it in one word.

## Wrong
```yaml before/cartography/company.yml
name: Atelier Duval
audiences:
  - {id: equipe, name: Équipe, sees: internal, scope: all, actors: [raf]}
```
```yaml cartography/company.yml
name: Atelier Duval
audiences:
  - {id: equipe, name: Équipe, sees: confidential, scope: all, actors: [raf]} # ← GOV102
```

## Right
```yaml before/cartography/company.yml
name: Atelier Duval
audiences:
  - {id: equipe, name: Équipe, sees: confidential, scope: all, actors: [raf]}
```
```yaml cartography/company.yml
name: Atelier Duval
audiences:
  - {id: equipe, name: Équipe, sees: internal, scope: all, actors: [raf]}
```

## Cure
Take the line back. Where it is meant, somebody who may decide accepts the change: the check of the accepted branch has
no `--base`, and says nothing of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.company import PHASES, Audience, Phase
from passation.model.dataroom import Recipient
from passation.model.manual import Manual
from passation.rules.gov.changes import ACCEPT
from passation.rules.rule import Rule

RULE: Final = Rule("GOV102", Severity.ERROR, always=True)
_TOLD: Final = ("none", "count", "labelled")
"""What an audience learns of what is hidden, from the least to the most."""
_ROOM: Final = "dataroom/dataroom.yml"
_SALE: Final = ("customers", "people", "suppliers")


def check(base: Manual, head: Manual) -> Iterator[Finding]:
    """One finding for each audience, recipient and disclosure, with all that widens it."""
    yield from _audiences(base, head)
    yield from _company(base, head)
    yield from _actors(base, head)
    yield from _recipients(base, head)
    yield from _disclosures(base, head)


def _audiences(base: Manual, head: Manual) -> Iterator[Finding]:
    before = {audience.id: audience for audience in base.company.audiences}
    for position, now in enumerate(head.company.audiences):
        points = tuple(_wider(head, before.get(now.id, Audience(id=now.id)), now))
        if points:
            said = say(
                "The audience “{audience}” would see more: {points}.", audience=now.name or now.id, points=points
            )
            yield RULE.finding(head.origin("file", "company.yml").at("audiences", position), said, ACCEPT)


def _wider(head: Manual, old: Audience, now: Audience) -> Iterator[Message]:
    if now.sees > old.sees:
        yield say("what is “{level}” in general", level=now.sees)
    elif now.own_level > old.own_level:
        yield say("what is “{level}” where its roles take part", level=now.own_level)
    if now.scope == "all" and old.scope == "own":
        yield say("items that none of its processes reaches")
    if new := [each for each in now.actors if each not in old.actors]:
        yield say("with these readers: {actors}", actors=tuple(head.name_of("actor", each) for each in new))
    if _TOLD.index(now.withheld) > _TOLD.index(old.withheld) or (now.acknowledged and not old.acknowledged):
        yield say("signs of what is hidden")
    if new := [each for each in now.knows if each not in old.knows]:
        names = tuple(head.name_of("organisation", each) for each in new)
        yield say("the existence of {organisations}", organisations=names)


def _company(base: Manual, head: Manual) -> Iterator[Finding]:
    """The audience that is meant when none is named, and the phases from which names are shown."""
    origin, old, now = head.origin("file", "company.yml"), base.company, head.company
    if now.default_audience is not None and now.default_audience != old.default_audience:
        said = say("What is built without an audience would be for “{audience}”.", audience=now.default_audience)
        yield RULE.finding(origin / "default_audience", said, ACCEPT)
    for key in _SALE:
        before, after = getattr(old.names, key), getattr(now.names, key)
        if _later(before, after):
            said = say("These names would be shown earlier in a sale: from “{phase}” on.", phase=after)
            yield RULE.finding(origin.at("names", key), said, ACCEPT)


def _actors(base: Manual, head: Manual) -> Iterator[Finding]:
    for actor in head.actors.values():
        old = base.actors.get(actor.id)
        if old is not None and actor.side == "internal" and old.side not in {"internal", "system"}:
            said = say("“{actor}” would be of the company, and see the providers.", actor=actor.name)
            where = head.origin("actor", actor.id) / "side"
            yield RULE.finding(where, said, ACCEPT, subject=("actor", actor.id))


def _recipients(base: Manual, head: Manual) -> Iterator[Finding]:
    before = {recipient.id: recipient for recipient in base.dataroom.recipients}
    for position, now in enumerate(head.dataroom.recipients):
        points = tuple(_more(before.get(now.id), now))
        if points:
            said = say("“{recipient}” would receive more: {points}.", recipient=now.name, points=points)
            yield RULE.finding(head.origin("file", _ROOM).at("recipients", position), said, ACCEPT)


def _more(old: Recipient | None, now: Recipient) -> Iterator[Message]:
    if old is None:
        yield say("a new recipient")
        return
    if _later(now.phase, old.phase):
        yield say("what phase “{phase}” gives", phase=now.phase)
    if (now.until or dt.date.max) > (old.until or dt.date.max):
        yield say("until a later day")
    if now.nda is not None and old.nda is None:
        yield say("with an undertaking on record")
    if _TOLD.index(now.withheld) > _TOLD.index(old.withheld):
        yield say("signs of what is hidden")


def _disclosures(base: Manual, head: Manual) -> Iterator[Finding]:
    before = {(each.item, to): each.from_phase for each in base.dataroom.disclose for to in each.to}
    for position, each in enumerate(head.dataroom.disclose):
        new = [to for to in each.to if _later(before.get((each.item, to)), each.from_phase)]
        if new:
            said = say("{item} would be given to {recipients}.", item=each.item, recipients=tuple(new))
            yield RULE.finding(head.origin("file", _ROOM).at("disclose", position), said, ACCEPT)


def _later(one: Phase | None, other: Phase) -> bool:
    """Whether `one` comes later in a sale than `other`; what never came comes last of all."""
    return one is None or PHASES.index(one) > PHASES.index(other)
