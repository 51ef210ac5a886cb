"""No single way to call when it burns, or to pass the work on.

A provider at work is on no urgent channel, or on several (`use: urgent`; a channel without `members` is everybody's);
or information passes between somebody of the company and a provider, and nothing says over which channel.

## Why
« L’utilisation d’un canal unique pour les demandes urgentes » (32 questions, communication); « un canal unique »
(7 pièges, 4). With two, each side waits on the other one.

## Wrong
```yaml cartography/channels.yml
channels:
  - {id: urgence, name: Téléphone du référent, use: urgent}
  - {id: courriel, name: Courriel prioritaire, use: urgent} # ← COM102
```

## Right
```yaml cartography/channels.yml
channels:
  - {id: urgence, name: Téléphone du référent, use: urgent}
  - {id: courriel, name: Courriel prioritaire, use: routine}
```

## Cure
Keep one channel with `use: urgent` for each provider, and write `channel` in the process or in the `handoff`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import at_work, colleagues, delegated, outside_actors
from passation.analysis.responsibility import Handover, handovers
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.places import first_work
from passation.rules.rule import Rule

RULE: Final = Rule("COM102", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for the urgent channels of all providers where the cause is one, and one a process."""
    urgent = [each.id for each in manual.channels.values() if each.use == "urgent"]
    several: dict[tuple[str, ...], list[str]] = {}
    for party, roles in at_work(manual).items():
        known = colleagues(manual, next(iter(roles)))
        theirs = tuple(each for each in urgent if not known.isdisjoint(manual.channels[each].members or known))
        if len(theirs) > 1:
            several.setdefault(theirs, []).append(manual.name_of(*party))
        elif not theirs:
            yield RULE.finding(
                manual.origin(*party) / "id",
                say("“{provider}” has no channel for what is urgent.", provider=manual.name_of(*party)),
                say("Give it one channel with `use: urgent`."),
                fix="- {id: urgence, name: …, use: urgent}" if not urgent else f"members: [{next(iter(roles))}, …]",
                related=(first_work(manual, roles),),
                subject=party,
            )
    for channels, providers in several.items():
        yield _several(manual, channels, providers)
    yield from _passed_nowhere(manual)


def _several(manual: Manual, channels: tuple[str, ...], providers: list[str]) -> Finding:
    names = tuple(manual.name_of("channel", each) for each in channels)
    return RULE.finding(
        manual.origin("channel", channels[1]) / "use",
        say(
            "{providers} may call over {count} urgent channels: {channels}.",
            providers=tuple(providers),
            count=len(channels),
            channels=names,
        ),
        say("Keep one of them urgent."),
        fix="use: routine",
        put=(manual.origin("channel", channels[1]),),
        related=(Related(manual.origin("channel", channels[0]) / "use", say("This one is urgent too.")),),
        subject=("channel", channels[1]),
    )


def _passed_nowhere(manual: Manual) -> Iterator[Finding]:
    """Processes in which something passes between inside and outside, over no channel that anybody named."""
    outside = outside_actors(manual)
    for process in delegated(manual):
        sop = manual.sops[process]
        lost = [each for each in handovers(manual, sop) if _is_lost(each, outside)] if sop.channel is None else []
        if lost:
            origin = manual.origin("process", sop.id)
            yield RULE.finding(
                origin.at("steps", lost[0].source_step),
                say(
                    "“{data}” passes to “{actor}”, and nothing says over which channel.",
                    data=manual.name_of("data", lost[0].artefacts[0]),
                    actor=manual.name_of("actor", lost[0].to_actor),
                ),
                say("Write `channel` in the process, or `handoff` in the step."),
                fix="channel: …",
                related=tuple(Related(origin.at("steps", each.source_step), say("Here too.")) for each in lost[1:]),
                subject=("process", sop.id),
            )


def _is_lost(each: Handover, outside: frozenset[str]) -> bool:
    crosses = (each.from_actor in outside) != (each.to_actor in outside)
    return crosses and each.channel is None and bool(each.artefacts)
