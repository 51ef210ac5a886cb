"""Somebody's name, address or number where everybody reads it.

A public or internal text holds the full name of somebody who holds a role (`people` in `actors.yml`), an e-mail address
made of a person's name, or a French mobile number. Texts of a higher level, and `people` itself, may hold them.

## Why
The GDPR (article 5.1 c) asks for no more personal data than needed, and a process needs roles: they stay when people
move on. A delegation is to work « tout en maintenant un haut niveau de confidentialité » (tâches administratives).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Envoyer la liste à anne.martin@example.com} # ← SEC102
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Envoyer la liste à compta@example.com}
```

## Cure
Write the role, the shared mailbox or the name of the channel; keep people's names in `people`, where the gate guards
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.base import Part
from passation.model.manual import Manual
from passation.model.shape import Leaf, free_texts
from passation.model.sop import Sop
from passation.rules.rule import Rule
from passation.source import Origin, Place
from passation.values import Level

RULE: Final = Rule("SEC102", Severity.WARNING)
_ADDRESS: Final = re.compile(r"(?<![\w.-])([a-zà-ÿ]+)[.](?:[a-zà-ÿ]+-)*[a-zà-ÿ]{2,}@[\w-]+[.]\w", re.IGNORECASE)
_NOT_A_NAME: Final = frozenset({
    "service", "contact", "compta", "comptabilite", "bureau", "atelier", "accueil", "equipe", "client", "clients",
    "support", "info", "infos", "rh", "achats", "commercial", "direction", "no", "ne", "sales", "team", "office",
    "accounts", "hello", "help", "prenom", "firstname",
})  # fmt: skip
"""First words of a mailbox that several people read, or of an example."""
_MOBILE: Final = re.compile(r"0[67](?:[ \u00a0\u202f.-]?\d\d){4}(?!\d)")
_MOBILE_ABROAD: Final = re.compile(r"\+33[ \u00a0\u202f.-]?(?:\(0\))?[67](?:[ \u00a0\u202f.-]?\d\d){4}(?!\d)")
_KINDS: Final = {
    "name": say("Somebody's name stands in a text that everybody may read."),
    "address": say("Somebody's own e-mail address stands in a text that everybody may read."),
    "number": say("Somebody's mobile number stands in a text that everybody may read."),
}


def check(manual: Manual) -> Iterator[Finding]:
    """One finding an item and kind, at its first place; the others are related."""
    names = tuple(sorted({p.name for a in manual.actors.values() for p in a.people if " " in p.name}))
    for kind, item_id, item in manual.items():
        origin = manual.origin(kind, item_id)
        if not _worth_reading(origin.source.text, names) or _level(manual, item) > Level.INTERNAL:
            continue
        found: dict[str, list[Origin]] = {}
        for leaf in free_texts(item):
            if _is_open(item, leaf):
                for what in _personal(leaf.value, names):
                    found.setdefault(what, []).append(origin.at(*leaf.trail))
        yield from (_finding(what, places, (kind, item_id)) for what, places in found.items())
    yield from _in_attachments(manual, names)


def _in_attachments(manual: Manual, names: tuple[str, ...]) -> Iterator[Finding]:
    for (process, name), each in manual.attachments.items():
        text = manual.template_text(process, name)
        if text is None or process not in manual.sops or not _worth_reading(text, names):
            continue
        if process_level(manual, manual.sops[process]) <= Level.INTERNAL:
            found: dict[str, list[Place]] = {}
            for number, line in enumerate(text.splitlines(), start=1):
                for what in _personal(line, names):
                    found.setdefault(what, []).append(Place(each.path, number))
            yield from (_finding(what, places, ("process", process)) for what, places in found.items())


def _worth_reading(text: str, names: Iterable[str]) -> bool:
    """Whether a file may hold anything: most hold nothing, and cost one look."""
    return "@" in text or _MOBILE.search(text) is not None or "+33" in text or any(name in text for name in names)


def _personal(text: str, names: Iterable[str]) -> Iterator[str]:
    """The kinds of personal data that a text holds."""
    if any(name in text for name in names):
        yield "name"
    if any(found[1].lower() not in _NOT_A_NAME for found in _ADDRESS.finditer(text)):
        yield "address"
    if _MOBILE.search(text) or _MOBILE_ABROAD.search(text):
        yield "number"


def _level(manual: Manual, item: Part) -> Level:
    return process_level(manual, item) if isinstance(item, Sop) else level_of(item)


def _is_open(item: Part, leaf: Leaf) -> bool:
    """Whether the text is read by whoever reads the item, and is not where names are meant to stand."""
    if leaf.field.level > Level.INTERNAL or "people" in leaf.trail:
        return False
    parts = {"steps": item.steps, "templates": item.templates} if isinstance(item, Sop) else {}
    inner = parts.get(str(leaf.trail[0]), ())
    level = inner[int(leaf.trail[1])].confidentiality if inner else None
    return level is None or level <= Level.INTERNAL


def _finding(what: str, places: list[Origin] | list[Place], subject: tuple[str, str]) -> Finding:
    related = tuple(Related(place, say("Here too.")) for place in places[1:])
    said: Message = _KINDS[what]
    return RULE.finding(
        places[0],
        said,
        say("Write the role, the shared mailbox or the channel instead."),
        related=related,
        subject=subject,
    )
