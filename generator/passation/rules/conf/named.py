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

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.analysis.phases import sales
from passation.analysis.visibility import NOBODY, Sight, sight
from passation.finding import Finding, Severity, say
from passation.frozen import dataclass
from passation.model.base import Part
from passation.model.manual import Manual
from passation.model.shape import Leaf, free_texts
from passation.rules.conf.mentions import Item, Mentions, names_of
from passation.rules.rule import Rule
from passation.source import Origin
from passation.values import Level

RULE: Final = Rule("CONF108", Severity.ERROR, always=True)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each hidden item named in each text, with the audiences that would read it."""
    readers = [_Reader(manual, sight(manual, each)) for each in (*manual.company.audiences, NOBODY)]
    readers += [_Reader(manual, sight(manual, each, given), in_sale=True) for each, given in sales(manual)]
    hidden = sorted(frozenset().union(*(reader.hidden for reader in readers)))
    mentions = Mentions((item, name) for item in hidden for name in names_of(manual, item))
    expected = cache(mentions.worth_reading)
    for container, part, origin in _containers(manual) if hidden else ():
        inside = [each for each in readers if each.hidden and each.opens(container)]
        named = expected(origin.source.text) - {container} if inside else frozenset()
        concerned = [each for each in inside if not named.isdisjoint(each.hidden)]
        words = mentions.telling(item for item in named if any(item in each.hidden for each in concerned))
        for leaf in free_texts(part) if words else ():
            small = leaf.value.casefold()
            for item in mentions.in_text(leaf.value) if any(word in small for word in words) else ():
                audiences = tuple(each.name for each in concerned if each.learns(item, container, part, leaf))
                if audiences:
                    yield _finding(manual, origin, leaf, item, container, audiences)


@dataclass(frozen=True)
class _Reader:
    """An audience in front of the texts."""

    manual: Manual
    seen: Sight
    in_sale: bool = False
    """For a data room the gate itself replaces the names of people and organisations in every text."""

    @property
    def name(self) -> str:
        """How the audience is called."""
        return self.seen.audience.name or self.seen.audience.id

    @cached_property
    def hidden(self) -> frozenset[Item]:
        """Items above what it sees in general, or of an organisation it may not know of, and not opened to it."""
        hidden = _hidden(self.manual, self.seen)
        if not self.in_sale:
            return hidden
        return frozenset(item for item in hidden if item[0] not in {"actor", "organisation"})

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of all that it sees: a hidden thing of the same name is not told by it."""
        items = ((kind, item_id) for kind, ids in self.seen.visible.items() for item_id in ids)
        return frozenset(name.casefold() for item in items for name in names_of(self.manual, item))

    def opens(self, container: Item | None) -> bool:
        """Whether it sees this item at all; terms and the like are decided text by text."""
        return container is None or self.seen.sees(*container)

    def learns(self, item: Item, container: Item | None, part: Part, leaf: Leaf) -> bool:
        """Whether it would learn of a hidden item from this text."""
        if item not in self.hidden or not _reads(self.manual, self.seen, container, part, leaf):
            return False
        return all(name.casefold() not in self.known for name in names_of(self.manual, item))


def _hidden(manual: Manual, seen: Sight) -> frozenset[Item]:
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
