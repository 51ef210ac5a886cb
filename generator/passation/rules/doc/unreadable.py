"""Something on the page that a reader cannot make out.

An acronym stands in a step and in no glossary; a picture has no words for those who do not see it (`alt`); a sign is in
none of the fonts that are shipped, and is printed as □. Of the glossary itself: a term that nothing uses, and a `see`
that leads nowhere.

## Why
« Un glossaire structuré permet de décoder les grands enjeux, clarifier les concepts » (glossaire stratégique). A
newcomer, a provider or an acquirer does not ask what everybody seems to know.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Envoyer la relance en LRAR}      # ← DOC105
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Envoyer la relance en LRAR}
```
```yaml cartography/glossary.yml
terms:
  - {term: LRAR, means: Lettre recommandée avec accusé de réception.}
```

## Cure
Add the word to `glossary.yml`, or write it out; say in `alt` what the picture shows; replace the sign by a common one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.step import WorkStep
from passation.rules.doc.acronyms import unknown_acronyms
from passation.rules.doc.letters import undrawn
from passation.rules.doc.terms import lost_references, unused_terms
from passation.rules.rule import Rule

RULE: Final = Rule("DOC105", Severity.INFO)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each acronym, picture, sign and term."""
    yield from _acronyms(manual)
    yield from _pictures(manual)
    yield from _signs(manual)
    yield from _glossary(manual)


def _acronyms(manual: Manual) -> Iterator[Finding]:
    glossary = manual.origins.get(("file", "glossary.yml"))
    for acronym, process, trail in unknown_acronyms(manual):
        yield RULE.finding(
            manual.origin("process", process).at(*trail),
            say("“{acronym}” is explained nowhere.", acronym=acronym),
            say("Add it to glossary.yml, or write it out."),
            fix=f"- {{term: {acronym}, means: …}}",
            put=(glossary / "terms",) if glossary is not None else (),
            subject=("process", process),
        )


def _pictures(manual: Manual) -> Iterator[Finding]:
    for sop in in_force(manual):
        origin = manual.origin("process", sop.id)
        if "screenshot" not in origin.source.text:
            continue
        for position, step in enumerate(sop.steps):
            if isinstance(step, WorkStep) and step.screenshot is not None and step.screenshot.alt is None:
                said = say("This picture says nothing to those who do not see it.")
                cure = say("Say in `alt` what it shows, in a few words.")
                fix = f"screenshot: {{src: {step.screenshot.src}, alt: …}}"
                step_at = origin.at("steps", position)
                where, subject = step_at / "screenshot", ("process", sop.id)
                yield RULE.finding(where, said, cure, fix=fix, subject=subject, put=(step_at,))


def _signs(manual: Manual) -> Iterator[Finding]:
    for sign, place in undrawn(manual):
        said = say("None of the fonts that are shipped draws “{sign}” (U+{code}).", sign=sign, code=f"{ord(sign):04X}")
        yield RULE.finding(place, said, say("Write it in another way: in print, it would be an empty box."))


def _glossary(manual: Manual) -> Iterator[Finding]:
    for position in unused_terms(manual):
        said = say("Nothing uses the word “{term}”.", term=manual.terms[position].term)
        cure = say("Delete it, or add to `also` the form in which it is used.")
        yield RULE.finding(manual.origin("term", position) / "term", said, cure)
    for position, place, name in lost_references(manual):
        said = say(
            "“{term}” refers to “{other}”, which the glossary does not explain.",
            term=manual.terms[position].term,
            other=name,
        )
        cure = say("Add that word, or take it out of `see`.")
        yield RULE.finding(manual.origin("term", position).at("see", place), said, cure)
