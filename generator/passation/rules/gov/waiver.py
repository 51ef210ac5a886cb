"""A waiver or a setting that does not hold.

A waiver has expired, names a rule that does not exist, or sets aside a rule that is never set aside (what leaks, what
cannot be read, this rule itself). The same for `settings.yml`: an error is not switched off, and a rule that always
holds is not lowered. Such a line changes nothing; the rule speaks.

## Why
« Adopter une gouvernance claire : nommer un pilote, établir un protocole de contrôle » (glossaire stratégique). An
exception without an end becomes the rule. The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
waivers:
  - {rule: DOC101, reason: Relecture prévue avec le cabinet, until: 2026-06-30} # ← GOV101
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
waivers:
  - {rule: DOC101, reason: Relecture prévue avec le cabinet, until: 2027-06-30}
```

## Cure
Mend what the rule says and delete the line; or give the waiver a new end and a reason that still holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.rules.severity import may_say
from passation.rules.waivers import in_force, stated
from passation.source import Origin

RULE: Final = Rule("GOV101", Severity.ERROR, always=True)
_LOADING: Final = ("YML", "SCH")
"""Families of loading: a file that cannot be read is never an exception."""


def check(manual: Manual, today: dt.date, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Waivers and settings without effect. `rules` are all rules by code."""
    for each in stated(manual):
        waiver = each.waiver
        if waiver.rule not in rules or rules[waiver.rule].always:
            yield _refused(each.where / "rule", waiver.rule, rules, each.subject)
        elif not in_force(waiver, today):
            yield RULE.finding(
                each.where / "until",
                say("The waiver of {rule} ended on {day}.", rule=waiver.rule, day=waiver.until),
                say(
                    "Mend what {rule} says and delete the waiver, or give it a new end and a reason.", rule=waiver.rule
                ),
                subject=each.subject,
            )
    for where, code, word in _settings(manual):
        if code not in rules or rules[code].always:
            yield _refused(where, code, rules, None)
        elif not may_say(rules[code], word):
            said = say("{rule} is an error and cannot be switched off.", rule=code)
            yield RULE.finding(where, said, say("Use a waiver where it does not apply, with a reason and an end."))


def _refused(where: Origin, code: str, rules: Mapping[str, Rule], subject: tuple[str, str] | None) -> Finding:
    if code in rules or code.startswith(_LOADING):
        said = say("{rule} always holds: it is neither lowered nor set aside.", rule=code)
        return RULE.finding(where, said, say("Delete the line."), subject=subject)
    close = get_close_matches(code, rules, 1, 0.6)
    cure = say("Did you mean `{close}`?", close=close[0]) if close else say("Delete the line.")
    return RULE.finding(where, say("I know no rule called `{rule}`.", rule=code), cure, subject=subject)


def _settings(manual: Manual) -> Iterator[tuple[Origin, str, str]]:
    if ("file", "settings.yml") not in manual.origins:
        return
    origin = manual.origin("file", "settings.yml")
    for code, word in manual.settings.severity.items():
        yield origin.at("severity", code), code, word
    for folder, words in manual.settings.folders.items():
        for code, word in words.items():
            yield origin.at("folders", folder, code), code, word
