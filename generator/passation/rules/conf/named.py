"""The name of something hidden, written in a text that is shown.

An audience may not see an item, by its level or because it belongs to another provider, and the item's name, title,
number or alias stands in a free text that the audience reads. The gate removes references; it cannot rewrite
sentences.

## Why
« Renforcer la confidentialité » (glossaire stratégique, signaux faibles): one name in one sentence is enough to tell
what was to stay inside. It always holds, drafts included. Names of one word count with their capitals; longer ones
whatever their capitals.

## Wrong
```yaml sops/direction/DIR-001-cession.yml
id: DIR-001
title: Projet Copeaux
owner: dirigeante
confidentiality: secret
result: Au 30 juin, la lettre d'intention est signée.
steps:
  - {do: Choisir l'acquéreur}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue
    warning: Ne rien promettre au-delà du projet Copeaux # ← CONF108
```

## Right
```yaml sops/direction/DIR-001-cession.yml
id: DIR-001
title: Projet Copeaux
owner: dirigeante
confidentiality: secret
result: Au 30 juin, la lettre d'intention est signée.
steps:
  - {do: Choisir l'acquéreur}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue
    warning: Ne rien promettre sans l'accord de la direction
```

## Cure
Say it without the name, move the sentence to an item of the same level, or let the audience see the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.analysis.visibility import NOBODY, Sight, sight
from passation.finding import Finding, Severity, say
from passation.model.base import Part
from passation.model.manual import Manual
from passation.model.shape import Leaf, free_texts
from passation.rules.conf.mentions import Item, Mentions, names_of
from passation.rules.rule import Rule
from passation.source import Origin
from passation.values import Level

RULE: Final = Rule("CONF108", Severity.ERROR, always=True)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:  # noqa: ARG001  # the seam is one signature
    """One finding for each hidden item named in each text, with the audiences that would read it."""
    sights = [sight(manual, audience) for audience in (*manual.company.audiences, NOBODY)]
    hidden = [_hidden(manual, seen) for seen in sights]
    everything: set[Item] = set().union(*hidden)
    if not everything:
        return
    mentions = Mentions((item, name) for item in sorted(everything) for name in names_of(manual, item))
    for container, part, origin in _containers(manual):
        candidates = mentions.in_source(origin.source.text)
        for leaf in free_texts(part) if candidates else ():
            for item in mentions.in_text(leaf.value, candidates):
                audiences = tuple(
                    seen.audience.name or seen.audience.id
                    for seen, concealed in zip(sights, hidden, strict=True)
                    if item in concealed
                    and _reads(manual, seen, container, part, leaf)
                    and not _knows(manual, seen, item)
                )
                if audiences:
                    yield _finding(manual, origin, leaf, item, container, audiences)


def _hidden(manual: Manual, seen: Sight) -> frozenset[Item]:
    """Items above what the audience sees in general, or of an organisation it may not know of, and not opened to it."""
    sees = seen.audience.sees
    return frozenset(
        (kind, item_id)
        for kind, item_id, item in manual.items()
        if not seen.sees(kind, item_id)
        and (_level(manual, kind, item_id, item) > sees or _is_foreign(manual, seen, kind, item_id))
    )


def _level(manual: Manual, kind: str, item_id: str, item: Part) -> Level:
    return process_level(manual, manual.sops[item_id]) if kind == "process" else level_of(item)


def _is_foreign(manual: Manual, seen: Sight, kind: str, item_id: str) -> bool:
    organisation = manual.actors[item_id].organisation if kind == "actor" else item_id
    return kind in {"actor", "organisation"} and organisation in seen.hidden_organisations


def _containers(manual: Manual) -> Iterator[tuple[Item | None, Part, Origin]]:
    """Everything that holds texts: items, terms and the company's own words (no item of their own)."""
    for kind, item_id, item in manual.items():
        yield (kind, item_id), item, manual.origin(kind, item_id)
    for position, term in enumerate(manual.terms):
        yield None, term, manual.origin("term", position)


def _reads(manual: Manual, seen: Sight, container: Item | None, part: Part, leaf: Leaf) -> bool:
    """Whether the audience reads this text of this container."""
    sees = seen.audience.sees
    if leaf.field.level > sees:
        return False
    if container is None:
        return level_of(part) <= sees
    if container[0] != "process":
        return seen.sees(*container)
    view = seen.views.get(container[1])
    if view is None:
        return False
    if leaf.trail[0] == "steps":
        position = int(leaf.trail[1])
        return view.steps[position] or (leaf.trail[2] == "seen_as" and view.full)
    if leaf.trail[0] == "templates":
        template = manual.sops[container[1]].templates[int(leaf.trail[1])]
        return view.full and (template.confidentiality or Level.PUBLIC) <= max(view.level, sees)
    return view.full or leaf.trail[0] in {"title", "result"}


def _knows(manual: Manual, seen: Sight, item: Item) -> bool:
    """Whether the audience reads the same name elsewhere, as that of something it may see."""
    names = {name.casefold() for name in names_of(manual, item)}
    return any(
        name.casefold() in names
        for kind, ids in seen.visible.items()
        for item_id in ids
        for name in names_of(manual, (kind, item_id))
    )


def _finding(
    manual: Manual, origin: Origin, leaf: Leaf, item: Item, container: Item | None, audiences: tuple[str, ...]
) -> Finding:
    return RULE.finding(
        origin.at(*leaf.trail),
        say(
            "{audiences} would read here the name of something hidden: “{item}”.",
            audiences=audiences,
            item=manual.name_of(*item),
        ),
        say("Say it without the name, or let the audience see the item."),
        on_key=leaf.is_key,
        subject=container,
    )
