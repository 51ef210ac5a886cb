"""A provider without its one main channel.

No channel is the main one for a provider at work (`main_for`), or several are: questions get lost between them.

## Why
« Un canal unique (Slack, WhatsApp, Notion) » is part of what works (7 pièges, 4): « Beaucoup d’erreurs
externalisation back-office se résolvent simplement en clarifiant la communication ».

## Wrong
```yaml cartography/channels.yml
channels:
  - {id: equipe, name: Messagerie d'équipe, main_for: [assistplus]}
  - {id: courriel, name: Courriel, main_for: [assistplus]} # ← COM104
```

## Right
```yaml cartography/channels.yml
channels:
  - {id: equipe, name: Messagerie d'équipe, main_for: [assistplus]}
  - {id: courriel, name: Courriel}
```

## Cure
Name the organisation under `main_for` of one channel, and of one only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import at_work
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.places import first_work
from passation.rules.rule import Rule

RULE: Final = Rule("COM104", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding an organisation at work whose main channel is missing or not one."""
    everyday = [each.id for each in manual.channels.values() if each.use != "urgent"]
    only = (manual.origin("channel", everyday[0]),) if len(everyday) == 1 else ()
    for party, roles in at_work(manual).items():
        if party[0] != "organisation":
            continue
        name, organisation = manual.name_of(*party), party[1]
        main = [each for each in manual.channels.values() if organisation in each.main_for]
        if not main:
            yield RULE.finding(
                manual.origin(*party) / "id",
                say("No channel is the main one for “{provider}”.", provider=name),
                say("Name it under `main_for` of one channel."),
                fix=f"main_for: [{organisation}]",
                put=only,
                related=(first_work(manual, roles),),
                subject=party,
            )
        elif len(main) > 1:
            where = manual.origin("channel", main[1].id).at("main_for", main[1].main_for.index(organisation))
            first = manual.origin("channel", main[0].id).at("main_for", main[0].main_for.index(organisation))
            names = tuple(each.name for each in main)
            yield RULE.finding(
                where,
                say(
                    "“{provider}” has {count} main channels: {channels}.",
                    provider=name,
                    count=len(main),
                    channels=names,
                ),
                say("Keep it under `main_for` of one channel."),
                related=(Related(first, say("This one is named too.")),),
                subject=("channel", main[1].id),
            )
