"""A process that nobody validates, or whose records nobody keeps.

Beside the pilot, a process needs somebody who validates its work (`referent`; without it, the pilot) and somebody who
keeps what it gives out (`records`). The role named for one of them is no role that could do it, or nobody holds it any
more; or the process gives something out, and nothing says who keeps what. A draft may still leave that open.

## Why
« Clarifier le rôle interne de “chef d’orchestre” : qui pilote, qui valide, qui archive ? » (glossaire stratégique,
organisation du back-office). The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, outputs: [journal]}
records:
  - {data: journal, by: client}           # ← OWN102
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, outputs: [journal]}
records:
  - {data: journal, by: raf}
```

## Cure
Name somebody of the company as `referent`; say in `records` what is kept, by whom and how long.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.continuity import is_vacant
from passation.analysis.dataflow import outputs_of
from passation.analysis.providers import delegated
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.rules.rule import Rule

RULE: Final = Rule("OWN102", Severity.WARNING)
_NO_PERSON: Final = frozenset({"customer", "system"})


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Processes in force that lack one of the two. A missing pilot is OWN101."""
    vacant = frozenset(each.id for each in manual.actors.values() if is_vacant(each, today))
    for sop in in_force(manual):
        yield from _unvalidated(manual, sop, vacant)
        yield from _unkept(manual, sop, vacant)


def _unvalidated(manual: Manual, sop: Sop, vacant: frozenset[str]) -> Iterator[Finding]:
    """A written referent who cannot validate. In a delegated process that is EXT101."""
    if sop.referent is None or sop.referent == sop.owner or sop.id in delegated(manual):
        return
    actor = manual.actors[sop.referent]
    if actor.id in vacant or actor.side != "internal":
        yield RULE.finding(
            manual.origin("process", sop.id) / "referent",
            say("Nobody validates the work of {process}: “{actor}” cannot.", process=sop.id, actor=actor.name),
            say("Name somebody of the company who is there today, or delete the line: the pilot then validates."),
            subject=("process", sop.id),
        )


def _unkept(manual: Manual, sop: Sop, vacant: frozenset[str]) -> Iterator[Finding]:
    origin = manual.origin("process", sop.id)
    for position, record in enumerate(sop.records):
        if record.by is not None and (record.by in vacant or manual.actors[record.by].side in _NO_PERSON):
            yield RULE.finding(
                origin.at("records", position, "by"),
                say(
                    "Nobody keeps “{data}”: “{actor}” cannot.",
                    data=manual.name_of("data", record.data),
                    actor=manual.name_of("actor", record.by),
                ),
                say("Name somebody of the company who is there today."),
                subject=("process", sop.id),
            )
    given = () if sop.records or sop.document.status == "draft" else tuple(outputs_of(sop))
    if given:
        yield RULE.finding(
            origin / "id",
            say(
                "Nothing says who keeps what {process} gives out: {data}.",
                process=sop.id,
                data=tuple(manual.name_of("data", each) for each in given),
            ),
            say("Say it in `records`: what, by whom, where, how long."),
            fix=f"records: [{{data: {given[0]}, by: {sop.default_referent}, keep: …}}]",
            put=(origin,),
            subject=("process", sop.id),
        )
