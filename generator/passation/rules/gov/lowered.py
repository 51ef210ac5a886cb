"""A level that a change lowers.

Against what was accepted, a process, a step, a template, an item of the company, an answer or a document of the data
room is less confidential than before: its own level is lower, or was deleted.

## Why
« Oublier d’encadrer juridiquement la confidentialité et la sécurité des données » (tâches administratives, erreurs à
éviter). A level is a decision, and one word changes who may read: in a proposal of thirty lines nobody sees it.

## Wrong
```yaml before/cartography/data.yml
data:
  - {id: marges, name: Marges par chantier, confidentiality: secret}
```
```yaml cartography/data.yml
data:
  - {id: marges, name: Marges par chantier, confidentiality: internal} # ← GOV103
```

## Right
```yaml before/cartography/data.yml
data:
  - {id: marges, name: Marges par chantier, confidentiality: confidential}
```
```yaml cartography/data.yml
data:
  - {id: marges, name: Marges par chantier, confidentiality: secret}
```

## Cure
Put the level back. Where it is meant, somebody who may decide accepts the change: the check of the accepted branch has
no `--base`, and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.finding import Finding, Severity, say
from passation.model.base import Item
from passation.model.company import Domain
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.rules.gov.changes import ACCEPT, Known, known
from passation.rules.rule import Rule
from passation.source import Origin
from passation.values import Level

RULE: Final = Rule("GOV103", Severity.ERROR, always=True)
_Levels = Mapping[str, tuple[Level, Origin]]


def check(base: Manual, head: Manual) -> Iterator[Finding]:
    """Items that both have, in order of the proposal; then answers and documents, which are no items."""
    before = known(base)
    for key, now in known(head).items():
        old = before.get(key)
        if old is not None and (told := _lowered(base, old, head, now)) is not None:
            yield _finding(now.origin / "confidentiality", *told, now.subject)
    for levels in (_answers, _documents):
        old_levels = levels(base)
        for name, (level, origin) in levels(head).items():
            if name in old_levels and level < old_levels[name][0]:
                yield _finding(origin, old_levels[name][0], level, None)


def _lowered(base: Manual, old: Known, head: Manual, now: Known) -> tuple[Level, Level] | None:
    """The levels before and after, when the item itself lowers its own."""
    if now.item is now.whole:
        if old.item.confidentiality is now.item.confidentiality:
            return None  # what it takes from its content is told of the content
        levels = _level(base, old.item), _level(head, now.item)
    else:  # a part: what it inherits is told of the whole
        own, shell = old.item.confidentiality or Level.PUBLIC, _level(head, now.whole)
        levels = own, max(now.item.confidentiality or Level.PUBLIC, shell)
    return levels if levels[1] < levels[0] else None


def _level(manual: Manual, item: Item) -> Level:
    if isinstance(item, Domain):
        return item.confidentiality or Level.PUBLIC
    return process_level(manual, item) if isinstance(item, Sop) else level_of(item)


def _answers(manual: Manual) -> _Levels:
    written = manual.questions.answers
    return {
        name: (answer.confidentiality or Level.CONFIDENTIAL, manual.origin("file", "questions.yml").at("answers", name))
        for name, answer in written.items()
    }


def _documents(manual: Manual) -> _Levels:
    documents = enumerate(manual.dataroom.external_documents)
    return {
        document.path: (
            document.level,
            manual.origin("file", "dataroom/dataroom.yml").at("external_documents", position, "level"),
        )
        for position, document in documents
    }


def _finding(where: Origin, old: Level, new: Level, subject: tuple[str, str] | None) -> Finding:
    said = say("This was “{before}”, and would become “{after}”.", before=old, after=new)
    return RULE.finding(where, said, ACCEPT, fix=f"confidentiality: {old.word}", subject=subject)
