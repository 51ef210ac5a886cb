"""A text that still waits to be written.

A line holds « … », « À écrire » or « TODO » in place of what it is about: a proposed line was pasted, or a new sheet
was begun, and nobody came back to it.

## Why
« Externaliser sans formaliser le process cible : générateur d’incompréhensions et de non-qualité » (glossaire
stratégique): a sheet with a hole in it looks finished in a list, and leaves the reader alone at the very place where
she needed it.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue
    expect: "…" # ← DOC106
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue
    expect: Copie de la relance au dossier du client
```

## Cure
Write it, or delete the line until somebody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.base import Part
from passation.model.manual import Manual
from passation.model.shape import free_texts
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("DOC106", Severity.WARNING, rises=True)
_SHOWN: Final = 60
_SIGNS: Final = ("…", "...", "crire", "compl", "remplir", "todo", "tbd", "tbc", "xxx", "to be ", "write here", "finir")
"""One of these stands, in small letters, in every file that has such a text: the others are not walked."""
_WAITING: Final = re.compile(
    r"(…|\.\.\.|x{3,}|to ?do|tbd|tbc)[\s.…]*"
    r"|([àa] (écrire|compléter|remplir|définir)|écrire ici|to be (written|completed|defined)|write here)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a text."""
    is_suspect = cache(_is_suspect)
    for item, origin, subject in _read(manual):
        if is_suspect(origin.source.text):
            yield from _waiting(item, origin, subject)


def _read(manual: Manual) -> Iterator[tuple[Part, Origin, tuple[str, str] | None]]:
    """What somebody reads: processes in force, items of the company, and those that have no id."""
    kept = {("process", sop.id) for sop in in_force(manual)}
    for kind, item_id, item in manual.items():
        if kind != "process" or (kind, item_id) in kept:
            yield item, manual.origin(kind, item_id), (kind, item_id)
    for kind, items in (("term", manual.terms), ("training", manual.trainings), ("wave", manual.waves)):
        for position, each in enumerate(items):
            yield each, manual.origin(kind, position), None


def _is_suspect(text: str) -> bool:
    small = text.casefold()
    return any(sign in small for sign in _SIGNS)


def _waiting(item: Part, origin: Origin, subject: tuple[str, str] | None) -> Iterator[Finding]:
    for leaf in free_texts(item):
        text = leaf.value.strip()
        if not leaf.is_key and _WAITING.fullmatch(text):
            said = say(
                "Nothing is written here yet: “{words}”.",
                words=text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…",
            )
            yield RULE.finding(
                origin.at(*leaf.trail), said, say("Write it, or delete the line until somebody knows."), subject=subject
            )
