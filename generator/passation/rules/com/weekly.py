"""A provider whom nobody meets every week.

One of its roles works in a process, and no ritual brings it together with somebody of the company at least once a week.
Where there is one, and it lasts more than 30 minutes, that is told as information.

## Why
« Une collaboration sans rythme clair finit toujours par se dégrader » (7 pièges, 4), and what works is « un point
hebdomadaire »; « Des points hebdomadaires courts mais systématiques » (32 questions, communication).

## Wrong
```yaml cartography/channels.yml
rituals:
  - id: point-hebdo
    name: Point du mois
    every: month                          # ← COM101
    minutes: 20
    attendees: [raf, assistante]
    notes_at: equipe
    reviews: [relances-a-jour]
```

## Right
```yaml cartography/channels.yml
rituals:
  - id: point-hebdo
    name: Point de la semaine
    every: week
    minutes: 20
    attendees: [raf, assistante]
    notes_at: equipe
    reviews: [relances-a-jour]
```

## Cure
Agree on a short weekly point: same day, same hour, 15 to 30 minutes, with the referent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from passation.analysis.providers import at_work, colleagues
from passation.analysis.rhythm import WEEKS, times_a_year
from passation.finding import Finding, Severity, say
from passation.model.channel import Ritual
from passation.model.manual import Manual
from passation.rules.places import first_work
from passation.rules.rule import Rule

RULE: Final = Rule("COM101", Severity.WARNING)
_LONGEST: Final = 30
"""Minutes of a weekly point (32 questions: short)."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a provider that is not met, and one a weekly ritual with a provider that is too long."""
    for party, roles in at_work(manual).items():
        met = [each for each in manual.rituals.values() if _meets(manual, each, colleagues(manual, next(iter(roles))))]
        weekly = [each for each in met if _is_weekly(manual, each)]
        yield from _too_long(manual, weekly)
        if weekly:
            continue
        where, subject = manual.origin(*party) / "id", party
        if met:
            where, subject = manual.origin("ritual", met[0].id) / "every", ("ritual", met[0].id)
        yield RULE.finding(
            where,
            say("Nobody meets “{provider}” every week.", provider=manual.name_of(*party)),
            say("Agree on a weekly point of 15 to 30 minutes, with the referent."),
            fix=f"- {{id: point-{party[1]}, name: …, every: week, minutes: 20, attendees: [{next(iter(roles))}, …]}}",
            related=(first_work(manual, roles),),
            subject=subject,
        )


def _meets(manual: Manual, ritual: Ritual, roles: Iterable[str]) -> bool:
    """Whether a role of the provider and one of the company take part."""
    inside = any(manual.actors[each].side == "internal" for each in ritual.attendees)
    return inside and not set(roles).isdisjoint(ritual.attendees)


def _is_weekly(manual: Manual, ritual: Ritual) -> bool:
    times = times_a_year(ritual.every, manual.company.calendar) if ritual.every is not None else None
    return times is not None and times >= WEEKS


def _too_long(manual: Manual, rituals: Iterable[Ritual]) -> Iterator[Finding]:
    for each in rituals:
        if each.minutes is not None and each.minutes > _LONGEST:
            yield RULE.finding(
                manual.origin("ritual", each.id) / "minutes",
                say("“{ritual}” lasts {minutes} minutes every week.", ritual=each.name, minutes=each.minutes),
                say("Short points are kept longer: 30 minutes at most, and the rest in writing."),
                severity=Severity.INFO,
                subject=("ritual", each.id),
            )
