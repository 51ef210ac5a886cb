"""A step whose words leave something to guess.

The step does not begin with its verb; its verb names an activity and no action (“gérer”, “handle”); a word leaves the
reader to decide (“si besoin”, “quickly”, “etc.”); it holds three actions or more; or it is longer than 25 words. French
and English are judged, by the language of the company.

## Why
« Gérer mes emails » says nothing; « filtrer, trier, remonter urgent, préparer les relances » does (7 pièges, 1).
Plain-language advice says the same everywhere: the verb first, one action a sentence, some twenty words.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Gérer les relances}              # ← FLOW105
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Téléphoner au client et noter la date promise}
```

## Cure
Begin with what one does, in the infinitive; say when and how much; cut a long step in two, or make a `checklist` of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.analysis.wording import vague_verb
from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.step import DoStep
from passation.rules.flow.vague import WRITING, Writing
from passation.rules.rule import Rule

RULE: Final = Rule("FLOW105", Severity.INFO)
WORDS: Final = 25
ACTIONS: Final = 3
_OPENING: Final = 6
"""Words in which a verb that says too little is told: no such phrase is longer."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a step at most: it is one sentence to write again."""
    language = manual.company.language
    for sop in in_force(manual):
        for position, step in enumerate(sop.steps):
            if isinstance(step, DoStep) and (fault := _fault(step.do, language)) is not None:
                where = manual.origin("process", sop.id).at("steps", position, "do")
                yield RULE.finding(where, *fault, subject=("process", sop.id))


def _fault(text: str, language: str) -> tuple[Message, Message] | None:
    """The first thing that may be said better, and how; None for a sentence that is clear."""
    writing, words = WRITING[language], text.lower().split()
    main = _main_clause(words)
    first = _verb(main)
    if (verb := vague_verb(" ".join(main[:_OPENING]), language)) is not None:
        said = say("“{word}” does not say what is done: “{step}”.", word=verb, step=text)
        return said, say("Name the action instead: sort, answer, send, check…")
    if (vague := _vague(words, writing)) is not None:
        said = say("“{word}” leaves the reader to decide: “{step}”.", word=vague, step=text)
        return said, say("Say when, how much or which ones.")
    if not writing.is_action(first):
        said = say("This step does not begin with its verb: “{step}”.", step=text)
        return said, say("Begin with what one does, in the infinitive: send, check, file…")
    if len(words) > WORDS:
        said = say("This step has {count} words, more than {limit}.", count=len(words), limit=WORDS)
        return said, say("Cut it in two, or put the details into `checklist`, `expect` or `warning`.")
    if _actions(text, words, writing) >= ACTIONS:
        said = say("This step holds several actions: “{step}”.", step=text)
        return said, say("Make a step of each, or a `checklist`.")
    return None


def _main_clause(words: list[str]) -> list[str]:
    """The words from which the step says what to do: a condition that comes first, up to its comma, is passed over."""
    start = 0
    if words[0] in {"si", "pour", "dès", "avant", "après", "chaque", "if", "when", "for", "before", "after", "each"}:
        start = next((place + 1 for place, word in enumerate(words[:-1]) if word.endswith(",")), 0)
    return words[start:]


def _verb(words: list[str]) -> str:
    """The word that should be the verb of a clause."""
    start = 0
    while start < len(words) - 1 and words[start] in {"se", "ne", "pas", "y", "en", "do", "not"}:
        start += 1
    return words[start].removeprefix("s'").removeprefix("s’").strip(',:;.«»“”"')


def _vague(words: list[str], writing: Writing) -> str | None:
    """The first phrase that leaves something open; most sentences have none, which one look tells."""
    if writing.vague.keys().isdisjoint(words):
        return None
    line = f" {' '.join(words)} "
    phrases = (phrase for word in words for phrase in writing.vague.get(word, ()))
    return next((phrase for phrase in phrases if phrase in line), None)


def _actions(text: str, words: list[str], writing: Writing) -> int:
    """How many verbs of action follow one another: the first word, and those behind a joint."""
    comma, union, sequel = writing.joints
    if text.count(comma) + text.count(union) + text.count(sequel) < ACTIONS - 1:
        return 1
    line = " ".join(words)
    parts = (part.split() for part in line.replace(union, comma).replace(sequel, comma).split(comma))
    return sum(1 for part in parts if part and writing.is_action(part[0]))
