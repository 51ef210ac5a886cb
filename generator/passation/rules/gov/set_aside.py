"""A rule that a change sets aside.

Against what was accepted, a waiver is new or lasts longer, the settings make a rule milder or switch it off, the
baseline grew, or the pinned day is another one.

## Why
« Tentation de surdéléguer sans organiser le pilotage ni maintenir des points de contrôle » (32 questions, pièges et
résistances). A rule that whoever breaks it may switch off is no rule.

## Wrong
```yaml before/sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
waivers:
  - {rule: DOC101, reason: Pas le temps, until: 2027-06-30} # ← GOV104
```

## Right
```yaml before/sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
waivers:
  - {rule: DOC101, reason: Relecture prévue avec le cabinet, until: 2027-06-30}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Mend what the rule says. Where the waiver is meant, somebody who may decide accepts the change: the check of the
accepted branch has no `--base`, and counts the waiver on each run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.gov.changes import ACCEPT, known
from passation.rules.rule import Rule
from passation.source import Key

RULE: Final = Rule("GOV104", Severity.ERROR, always=True)
_MILD: Final[Mapping[str, int]] = {"off": 0, "info": 1, "warning": 2, "error": 3}
_FILE: Final = "settings.yml"


def check(base: Manual, head: Manual) -> Iterator[Finding]:
    """New and longer waivers in order of items, then the settings."""
    yield from _waivers(base, head)
    if ("file", _FILE) in head.origins:
        yield from _settings(base, head)


def _waivers(base: Manual, head: Manual) -> Iterator[Finding]:
    before = known(base)
    for key, now in known(head).items():
        old = before.get(key)
        ends = {waiver.rule: waiver.until for waiver in (old.item.waivers if old is not None else ())}
        for position, waiver in enumerate(now.item.waivers):
            end = ends.get(waiver.rule)
            if end is None:
                said = say("{rule} would be set aside here until {day}.", rule=waiver.rule, day=waiver.until)
            elif end < waiver.until:
                said = say(
                    "{rule} would be set aside here until {day}, no more until {before}.",
                    rule=waiver.rule,
                    day=waiver.until,
                    before=end,
                )
            else:
                continue
            yield RULE.finding(now.origin.at("waivers", position), said, ACCEPT, subject=now.subject)


def _settings(base: Manual, head: Manual) -> Iterator[Finding]:
    origin, old, new = head.origin("file", _FILE), base.settings, head.settings
    before = _said(base)
    for keys, word in _said(head).items():
        if _MILD[word] < _MILD[before.get(keys) or before.get(("severity", keys[-1]), "error")]:
            said = say("{rule} would be milder: “{word}”.", rule=str(keys[-1]), word=word)
            yield RULE.finding(origin.at(*keys), said, ACCEPT)
    known_before = frozenset(old.baseline)
    for position, line in enumerate(new.baseline):
        if line not in known_before:
            said = say("The baseline would keep quiet about {line}.", line=line)
            yield RULE.finding(origin.at("baseline", position), said, ACCEPT)
    if new.today is not None and new.today != old.today:
        said = say("The day would be pinned to {day}: what depends on it would no longer be judged.", day=new.today)
        yield RULE.finding(origin / "today", said, ACCEPT)


def _said(manual: Manual) -> dict[tuple[Key, ...], str]:
    """What the settings say of rules, by the keys that lead there."""
    settings = manual.settings
    found: dict[tuple[Key, ...], str] = {("severity", code): word for code, word in settings.severity.items()}
    for folder, words in settings.folders.items():
        found |= {("folders", folder, code): word for code, word in words.items()}
    return found
