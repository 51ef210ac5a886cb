"""A step that an audience cannot see and would miss.

A hidden question, wait, control, or step that commits money or cannot be undone stands between steps that the
audience sees, and says by no `seen_as` what to show there: the work would seem to go straight on. Or somebody cannot
see a step that she does herself.

## Why
« Maintenir des points de contrôle » (32 questions, pièges et résistances): an edition that hides a gate without a
trace tells its reader to walk through it. It always holds, drafts included.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
confidentiality: internal
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Préparer la mise en demeure}
  - id: s20                               # ← CONF107
    do: Décider de la procédure
    actor: dirigeante
    irreversible: true
    confidentiality: secret
  - {id: s30, do: Envoyer la mise en demeure}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
confidentiality: internal
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Préparer la mise en demeure}
  - id: s20
    do: Décider de la procédure
    actor: dirigeante
    irreversible: true
    confidentiality: secret
    seen_as: Attendre l'accord de la direction
  - {id: s30, do: Envoyer la mise en demeure}
```

## Cure
Write in `seen_as` what everybody may read there, such as “Wait for the referent's agreement”; or let whoever does the
step see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.gates import between, decisive
from passation.analysis.phases import sales
from passation.analysis.providers import steps_done_by
from passation.analysis.review import in_force
from passation.analysis.views import View, doers, views
from passation.analysis.visibility import NOBODY
from passation.finding import Finding, Severity, say
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.model.step import AnyStep, WaitStep
from passation.rules.rule import Rule

RULE: Final = Rule("CONF107", Severity.ERROR, always=True)
_SEEN_AS: Final = {
    ("fr", True): "seen_as: Attendre la suite",
    ("fr", False): "seen_as: Attendre l'accord du référent",
    ("en", True): "seen_as: Wait for what follows",
    ("en", False): "seen_as: Wait for the referent's agreement",
}
"""What is proposed, in the company's language: for a wait, and for a decision."""
Missed = dict[tuple[str, int], list[str]]
"""Names of audiences, by process and position of the step."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a step, with the audiences that would miss it."""
    unmarked: Missed = {}
    unseen: Missed = {}
    everybody = ((audience, frozenset[tuple[str, str]]()) for audience in (*manual.company.audiences, NOBODY))
    for audience, given in (*everybody, *sales(manual)):
        seen = views(manual, audience, given)
        name = audience.name or audience.id
        for place in _unmarked(manual, audience, seen):
            unmarked.setdefault(place, []).append(name)
        for place in _unseen(manual, audience, seen):
            unseen.setdefault(place, []).append(name)
    for (process, position), names in sorted(unmarked.items()):
        yield _gate(manual, process, position, names)
    for (process, position), names in sorted(unseen.items()):
        yield _blind(manual, process, position, names)


def _unmarked(manual: Manual, audience: Audience, seen: Mapping[str, View]) -> Iterator[tuple[str, int]]:
    """Decisive hidden steps in the middle of a process that the audience sees as a whole, and does not do itself."""
    own = frozenset(audience.actors)
    for number, view in seen.items():
        if view.full and not all(view.steps):
            sop = manual.sops[number]
            for position in sorted(between(manual.graphs[number], view.steps)):
                step = sop.steps[position]
                if decisive(step) and step.seen_as is None and own.isdisjoint(doers(sop, step)):
                    yield number, position


def _unseen(manual: Manual, audience: Audience, seen: Mapping[str, View]) -> Iterator[tuple[str, int]]:
    """The first step of each process that one of the audience's actors does and cannot see."""
    if not audience.actors:
        return
    for sop in in_force(manual):
        view = seen.get(sop.id)
        for position, _ in steps_done_by(sop, audience.actors):
            if view is None or not view.steps[position]:
                yield sop.id, position
                break


def _gate(manual: Manual, process: str, position: int, names: list[str]) -> Finding:
    step: AnyStep = manual.sops[process].steps[position]
    where = manual.origin("process", process).at("steps", position)
    return RULE.finding(
        where,
        say(
            "Hidden from {audiences}, this step would leave no trace: “{step}”.", audiences=tuple(names), step=step.text
        ),
        say("Write in `seen_as` what everybody may read there."),
        fix=_SEEN_AS[manual.company.language, isinstance(step, WaitStep)],
        put=(where,),
        subject=("process", process),
    )


def _blind(manual: Manual, process: str, position: int, names: list[str]) -> Finding:
    step: AnyStep = manual.sops[process].steps[position]
    return RULE.finding(
        manual.origin("process", process).at("steps", position),
        say("{audiences} cannot see a step that they do: “{step}”.", audiences=tuple(names), step=step.text),
        say("Raise `sees_own` of the audience, lower the level of the step, or give the step to somebody else."),
        subject=("process", process),
    )
