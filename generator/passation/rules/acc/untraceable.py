"""A tool in which nobody can say who did what.

An account that several people share is given to a provider; or more than four roles out of five may write in the tool,
and some of them never do.

## Why
« La traçabilité des actions (logs, historiques) doit être assurée » (32 questions, confidentialité). A shared account
names nobody, and can only be taken back from all at once. The verdict depends on the day.

## Wrong
```yaml cartography/tools.yml
tools:
  - id: compta
    name: Logiciel de comptabilité
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants:
      - {actor: assistante, right: write, shared: true} # ← ACC104
      - {actor: assistante-bis, right: write}
```

## Right
```yaml cartography/tools.yml
tools:
  - id: compta
    name: Logiciel de comptabilité
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants:
      - {actor: assistante, right: write}
      - {actor: assistante-bis, right: write}
```

## Cure
Give each person an account of her own, and let those who only consult it read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import covers, granted, needed, runs
from passation.analysis.continuity import is_vacant, replacements
from passation.analysis.providers import outside_actors
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.tool import Tool
from passation.rules.rule import Rule

RULE: Final = Rule("ACC104", Severity.WARNING, rises=True)
_PEOPLE: Final = frozenset({"internal", "external"})
_FEWEST: Final = 5
"""Roles from which « open to all » says anything."""


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a tool for each of the two."""
    outside = outside_actors(manual)
    for tool in manual.tools.values():
        shared = [
            at for at, grant in enumerate(tool.grants) if grant.shared and grant.actor in outside and runs(grant, today)
        ]
        if shared:
            yield _shared(manual, tool, shared)
    yield from _open_to_all(manual, today)


def _shared(manual: Manual, tool: Tool, shared: list[int]) -> Finding:
    origin = manual.origin("tool", tool.id)
    actors = tuple(manual.name_of("actor", tool.grants[at].actor) for at in shared)
    return RULE.finding(
        origin.at("grants", shared[0], "shared"),
        say(
            "An account of “{tool}” that several people use is given outside: {actors}.", tool=tool.name, actors=actors
        ),
        say("Give each person an account of her own."),
        related=tuple(Related(origin.at("grants", at, "shared"), say("This account too.")) for at in shared[1:]),
        subject=("tool", tool.id),
    )


def _open_to_all(manual: Manual, today: dt.date) -> Iterator[Finding]:
    people = [each.id for each in manual.actors.values() if each.side in _PEOPLE and not is_vacant(each, today)]
    held, needs, replaced = granted(manual, today), needed(manual), replacements(manual)
    for tool in manual.tools.values() if len(people) >= _FEWEST else ():
        writing = [each for each in people if covers(held.get((each, tool.id)), "write")]
        needful = {actor for (actor, name), need in needs.items() if name == tool.id and covers(need.right, "write")}
        needless = [
            each for each in writing if each not in tool.admins and needful.isdisjoint({each, *replaced.get(each, ())})
        ]
        if 5 * len(writing) > 4 * len(people) and needless:
            yield RULE.finding(
                manual.origin("tool", tool.id) / "id",
                say(
                    "{count} roles out of {all} may write in “{tool}”; no step asks it of {actors}.",
                    count=len(writing),
                    all=len(people),
                    tool=tool.name,
                    actors=tuple(manual.name_of("actor", each) for each in needless),
                ),
                say("Let those who only consult it read."),
                subject=("tool", tool.id),
            )
