"""An access that nothing calls for.

A role holds an access to a tool, and no step of its own uses that tool, nor a step of somebody it replaces; nor does it
pilot, validate or measure anything that is done with it. Whoever does nothing at all any more is told once, with all
that is still open.

## Why
« … n’accorder que les accès strictement nécessaires aux outils et documents partagés » (32 questions,
confidentialité). The verdict depends on the day.

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants:
      - {actor: assistante, right: read}  # ← ACC102
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants: []
```

## Cure
Take the access back in the tool and delete the line; or say in the process what it is for, under `accesses`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import Holding, needed, unused
from passation.analysis.continuity import is_vacant, replacements
from passation.analysis.providers import contracts_of, holds
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("ACC102", Severity.WARNING, rises=True)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding an access, and one alone for whoever does nothing any more. A departure is ACC108."""
    held = [each for each in unused(manual, today) if not _is_gone(manual, each.actor, today)]
    watched = _watched(manual) if held else frozenset()
    idle = [each for each in held if (each.actor, each.tool) not in watched]
    working = _working(manual) | {actor for actor, _ in watched} if idle else frozenset()
    told: dict[str, list[Holding]] = {}
    for each in idle:
        if each.actor in working:
            yield _finding(manual, [each])
        else:
            told.setdefault(each.actor, []).append(each)
    for holdings in told.values():
        yield _finding(manual, holdings)


def _watched(manual: Manual) -> frozenset[tuple[str, str]]:
    """Who looks into a tool without doing a step there: pilots and referents, who measures and who answers for it."""
    found = {(tool.owner, tool.id) for tool in manual.tools.values() if tool.owner is not None}
    for kpi in manual.kpis.values():
        found |= {(actor, kpi.source) for actor in (kpi.measured_by, kpi.owner) if actor is not None and kpi.source}
    for (_, tool), need in needed(manual).items():
        for process in {use.process for use in need.uses}:
            sop = manual.sops[process]
            found |= {(sop.owner, tool), (sop.default_referent, tool)}
    return frozenset(found)


def _working(manual: Manual) -> frozenset[str]:
    """Who does at least one step with some tool, or replaces somebody who does."""
    doing = {actor for actor, _ in needed(manual)}
    return frozenset(
        doing | {actor for actor, replaced in replacements(manual).items() if not doing.isdisjoint(replaced)}
    )


def _is_gone(manual: Manual, actor: str, today: dt.date) -> bool:
    known = manual.actors[actor]
    contracts = contracts_of(manual, known.organisation) if known.organisation is not None else ()
    return is_vacant(known, today) or (bool(contracts) and not any(holds(each, today) for each in contracts))


def _finding(manual: Manual, idle: list[Holding]) -> Finding:
    name = manual.name_of("actor", idle[0].actor)
    tools = tuple(manual.name_of("tool", each.tool) for each in idle)
    said = say("“{actor}” has an access to {tools} and never uses it.", actor=name, tools=tools)
    return RULE.finding(
        _where(manual, idle[0]),
        said,
        say("Take it back in the tool and delete the line, or say what it is for under `accesses`."),
        related=tuple(Related(_where(manual, each), say("This access too.")) for each in idle[1:]),
        subject=("tool", idle[0].tool),
    )


def _where(manual: Manual, each: Holding) -> Origin:
    return manual.origin("tool", each.tool).at("grants", each.grant or 0)
