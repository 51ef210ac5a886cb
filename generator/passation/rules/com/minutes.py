"""A meeting or a report of which nothing remains.

A ritual does not say how often it comes, who takes part or where its notes are kept; a report does not say how often it
comes, to whom or in which form; or a provider at work reports nothing at all.

## Why
« Des comptes rendus synthétiques accessibles à tous » (32 questions, communication); « Préciser la fréquence, le format
et la destination des reportings produits par les prestataires » (glossaire stratégique, reporting); « un mini-reporting
» (7 pièges, 4).

## Wrong
```yaml cartography/channels.yml
rituals:
  - id: retour                            # ← COM103
    name: Retour croisé
    kind: feedback
    every: quarter
    attendees: [raf, assistante]
```

## Right
```yaml cartography/channels.yml
rituals:
  - id: retour
    name: Retour croisé
    kind: feedback
    every: quarter
    attendees: [raf, assistante]
    notes_at: equipe
```

## Cure
Write what is missing: three short lines are enough for a report that is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.providers import at_work, colleagues
from passation.finding import Finding, Message, Severity, say
from passation.model.channel import Report, Ritual
from passation.model.manual import Manual
from passation.rules.places import first_work, take_text
from passation.rules.rule import Rule

RULE: Final = Rule("COM103", Severity.INFO)
_OF_A_RITUAL: Final[Mapping[str, Message]] = {
    "every": say("how often it comes"),
    "attendees": say("who takes part"),
    "notes_at": say("where its notes are kept"),
}
_OF_A_REPORT: Final[Mapping[str, Message]] = {
    "every": say("how often it comes"),
    "to": say("who reads it"),
    "format": say("in which form it comes"),
}


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a ritual or report with all that it lacks, and one a provider that reports nothing."""
    for ritual in manual.rituals.values():
        yield from _incomplete(manual, "ritual", ritual, _OF_A_RITUAL)
    for report in manual.reports.values():
        yield from _incomplete(manual, "report", report, _OF_A_REPORT)
    writing = {report.from_ for report in manual.reports.values()}
    for party, roles in at_work(manual).items():
        if writing.isdisjoint(colleagues(manual, next(iter(roles)))):
            yield RULE.finding(
                manual.origin(*party) / "id",
                say("“{provider}” sends no regular report.", provider=manual.name_of(*party)),
                say("Agree on a few lines a week, and write them under `reports`."),
                fix=f"- {{id: rapport-{party[1]}, from: {next(iter(roles))}, to: […], every: week, format: …}}",
                related=(first_work(manual, roles),),
                subject=party,
            )


def _incomplete(manual: Manual, kind: str, item: Ritual | Report, asked: Mapping[str, Message]) -> Iterator[Finding]:
    lacking = [key for key in asked if not getattr(item, key)]
    if lacking:
        yield RULE.finding(
            manual.origin(kind, item.id) / "id",
            say(
                "“{item}” does not say {things}.",
                item=item.name if isinstance(item, Ritual) else item.id,
                things=tuple(asked[key] for key in lacking),
            ),
            say("Write it, so that it can be found again."),
            fix="\n".join(f"{key}: …" for key in lacking),
            put=(manual.origin(kind, item.id),) if take_text(type(item), lacking) else (),
            subject=(kind, item.id),
        )
