"""The gate: a manual and an audience in, an edition out. Nothing above this floor ever sees a manual.

Only this file makes an `Edition`. What is hidden is not in it: not as text, reference, count, id or gap. Where a
hidden step would have stopped or turned the work, a gate stands with the words of its `seen_as`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from passation.analysis.visibility import Sight, View, sight
from passation.model.actor import Actor
from passation.model.company import Audience, Company, Domain, Phase
from passation.model.content import KINDS, Attachment, Content
from passation.model.dataroom import DataroomFile, ExternalDocument, LockFile, QaFile, Recipient
from passation.model.flow import Graph
from passation.model.manual import Manual
from passation.model.planning import QuestionsFile, Term
from passation.model.sop import Sop
from passation.projection.facts import digest, newest, texts, uses
from passation.projection.fold import fold, gate_of, rewired
from passation.projection.item import GONE, Hole, Projector
from passation.projection.names import Pseudonyms, pseudonyms
from passation.projection.phases import audience_of, disclosed, shown
from passation.projection.translate import translated
from passation.values import Level
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the readers learn about what is hidden, and no more than their audience says."""

    mode: str = "none"
    counts: Mapping[str, int] = field(default_factory=dict)
    """By kind of item; empty for `none`."""
    places: tuple[Hole, ...] = ()
    """For `labelled` only: section and level, never a hidden id or title."""


@dataclass(frozen=True)
class Edition(Content):
    """The manual for one audience: same reading interface, only what may be seen, effective levels written in."""

    audience: Audience = field(default_factory=lambda: Audience(id="public"))
    language: str = "fr"
    date: dt.date | None = None
    """Newest date on which something in it was written or measured."""
    digest: str = ""
    """SHA-256 of everything in it: equal editions, equal digests."""
    own: frozenset[str] = frozenset()
    """The readers' own actors."""
    withheld: Withheld = field(default_factory=Withheld)
    recipient: Recipient | None = None
    phase: Phase | None = None
    project: str | None = None
    """Code name of the sale, for a data room."""
    external_documents: tuple[ExternalDocument, ...] = ()


def publish(manual: Manual, audience: Audience) -> Edition:
    """The edition of an audience. Pure: the same manual and audience give the same edition."""
    return _Press(manual, audience, sight(manual, audience)).edition()


def publish_for_recipient(manual: Manual, recipient_id: str) -> Edition:
    """The edition of a recipient of the data room, by its phase. Raises KeyError for an unknown recipient."""
    recipient = next((each for each in manual.dataroom.recipients if each.id == recipient_id), None)
    if recipient is None:
        raise KeyError(recipient_id)
    audience = audience_of(recipient)
    return _Press(manual, audience, sight(manual, audience, disclosed(manual, recipient)), recipient).edition()


class _Press:
    """Makes one edition."""

    def __init__(self, manual: Manual, audience: Audience, seen: Sight, recipient: Recipient | None = None) -> None:
        self._manual = manual
        self._audience = audience
        self._sight = seen
        self._recipient = recipient
        self._language = audience.language or manual.company.language
        self._words = Words(self._language)
        self._names = pseudonyms(manual, recipient.phase, self._words) if recipient else Pseudonyms()
        self._stand_in = next(name for name in _stand_in_ids() if name not in manual.actors)
        self._projector = Projector(manual, seen, self._stand_in, self._names.apply, exporting=recipient is not None)

    def edition(self) -> Edition:
        """Every collection of the manual, made smaller."""
        sops, graphs = self._sops()
        named = {name: self._named(kind) for kind, name in KINDS.items() if kind != "process"}
        parts: dict[str, Any] = {
            **named,
            "sops": sops,
            "graphs": graphs,
            "domain_of": {number: self._manual.domain_of[number] for number in sops},
            "company": self._company(frozenset(self._manual.domain_of[number] for number in sops)),
            "trainings": self._unnamed("training", self._manual.trainings),
            "access_review": self._single(self._manual.access_review),
            "measures": {kpi: rows for kpi, rows in self._manual.measures.items() if kpi in named["kpis"]},
            "incidents": tuple(each for each in self._manual.incidents if each.process in sops),
            "stages": self._manual.stages,
            "waves": self._unnamed("wave", self._manual.waves),
            "obligations": self._unnamed("obligation", self._manual.obligations),
            "questions": self._questions(),
            "attachments": dict(self._attachments(sops)),
        }
        if self._projector.needs_stand_in:
            parts["actors"] = {**parts["actors"], self._stand_in: self._company_as_actor()}
        parts["terms"] = self._terms(parts)
        return self._signed(parts)

    def _sops(self) -> tuple[dict[str, Sop], dict[str, Graph]]:
        sops: dict[str, Sop] = {}
        graphs: dict[str, Graph] = {}
        for number, view in self._sight.views.items():
            made = self._sop(self._manual.sops[number], view)
            if made is not None:
                sops[number], graphs[number] = made
        return sops, graphs

    def _sop(self, sop: Sop, view: View) -> tuple[Sop, Graph] | None:
        sop = translated(sop, self._manual.translations.get((sop.id, self._language)))
        folded = fold(sop, self._manual.graphs[sop.id], view.steps, gates=view.full)
        steps = tuple(
            gate_of(sop.steps[index], view.level) if index in folded.gates else sop.steps[index]
            for index in folded.kept
        )
        steps = rewired(steps, folded.graph)
        visible = {step.id for step in steps}
        shell: dict[str, Any] = {"steps": steps}
        if view.full:
            shell["exceptions"] = tuple(
                each.model_copy(update={"at": None}) if each.at and each.at not in visible else each
                for each in sop.exceptions
            )
            whole = sop.model_copy(update=shell)
        else:
            whole = Sop.model_construct(
                _fields_set={"id", "title", "owner", "result", "steps"},
                id=sop.id,
                title=sop.title,
                owner=sop.owner,
                result=sop.result,
                **shell,
            )
        ceiling = max(view.level, *(step.confidentiality or Level.PUBLIC for step in steps), self._audience.sees)
        made = self._projector.model(whole, ("process", sop.id), view.level, ceiling)
        return None if made is GONE else (_without_lost_templates(made), folded.graph)

    def _named(self, kind: str) -> dict[str, Any]:
        found = {}
        for item_id, item in getattr(self._manual, KINDS[kind]).items():
            if self._sight.sees(kind, item_id):
                made = self._projector.item(kind, item_id, item)
                if made is not GONE:
                    found[item_id] = self._renamed(kind, made)
        return found

    def _renamed(self, kind: str, item: Any) -> Any:
        """People's names go with their phase; the names themselves are replaced in every text."""
        names = self._manual.company.names
        hide = self._recipient is not None and not shown(self._recipient.phase, names.people)
        return item.model_copy(update={"people": ()}) if kind == "actor" and hide and item.people else item

    def _unnamed(self, kind: str, items: tuple[Any, ...]) -> tuple[Any, ...]:
        made = [self._projector.item(kind, "", item) for item in items if self._may_show(item)]
        return tuple(item for item in made if item is not GONE)

    def _may_show(self, item: Any) -> bool:
        level = getattr(item, "confidentiality", None) or Level.INTERNAL
        if level > self._audience.sees:
            return False
        if self._audience.scope == "all" or hasattr(item, "process"):
            return True
        return bool({getattr(item, "owner", None), getattr(item, "who", None)} & set(self._audience.actors))

    def _single(self, item: Any) -> Any:
        if item is None or self._audience.scope == "own" or not self._may_show(item):
            return None
        made = self._projector.item("access_review", "", item)
        return None if made is GONE else made

    def _company(self, domains: frozenset[str]) -> Company:
        made = self._projector.model(self._manual.company, ("company", ""), Level.PUBLIC, self._audience.own_level)
        hidden = {level.word: None for level in Level if level > self._audience.own_level}
        levels = made.levels.model_copy(update=hidden)
        kept: tuple[Domain, ...] = tuple(each for each in made.domains if each.id in domains)
        listed = {each.id for each in kept}
        kept += tuple(
            Domain.model_validate({"id": name, "title": name.replace("-", " ").capitalize()})
            for name in sorted(domains - listed)
        )
        company: Company = made.model_copy(update={"levels": levels, "domains": kept, "objectives": ()})
        return company

    def _questions(self) -> QuestionsFile:
        answers = {
            question: answer
            for question, answer in self._manual.questions.answers.items()
            if (answer.confidentiality or Level.CONFIDENTIAL) <= self._audience.sees and self._audience.scope == "all"
        }
        made = self._projector.model(
            QuestionsFile.model_construct(_fields_set={"answers"}, answers=answers),
            ("questions", ""),
            Level.PUBLIC,
            Level.SECRET,
        )
        return QuestionsFile() if made is GONE else made

    def _attachments(self, sops: Mapping[str, Sop]) -> Iterator[tuple[tuple[str, str], Attachment]]:
        """Only files that something visible names; their texts with the names that the phase hides replaced."""
        for number, sop in sops.items():
            wanted = {template.file for template in sop.templates}
            wanted |= {shot.src for step in sop.steps if (shot := getattr(step, "screenshot", None)) is not None}
            for name in sorted(each for each in wanted if each):
                found = self._manual.attachments.get((number, name))
                if found is not None:
                    yield (number, name), self._clean(found)

    def _clean(self, attachment: Attachment) -> Attachment:
        try:
            text = attachment.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return attachment
        data = self._names.apply(text).encode()
        return Attachment(attachment.process, attachment.name, attachment.path, data)

    def _terms(self, parts: Mapping[str, Any]) -> tuple[Term, ...]:
        """Words of the house: those within the level; where scope is own, those that a visible text uses."""
        within = self._unnamed_terms()
        if self._audience.scope == "all":
            return within
        text = "\n".join(texts(parts)).casefold()
        return tuple(term for term in within if any(uses(text, word) for word in (term.term, *term.also)))

    def _unnamed_terms(self) -> tuple[Term, ...]:
        within = [t for t in self._manual.terms if (t.confidentiality or Level.PUBLIC) <= self._audience.sees]
        made = [self._projector.item("term", term.term, term) for term in within]
        return tuple(term for term in made if term is not GONE)

    def _company_as_actor(self) -> Actor:
        name = self._words.t("The company")
        return Actor.model_validate({"id": self._stand_in, "name": name}).model_copy(
            update={"confidentiality": Level.PUBLIC}
        )

    def _signed(self, parts: dict[str, Any]) -> Edition:
        recipient = self._recipient
        extra: dict[str, Any] = {
            "audience": self._audience,
            "language": self._language,
            "own": frozenset(self._audience.actors),
            "withheld": self._withheld(parts),
        }
        if recipient is not None:
            documents = tuple(each for each in self._manual.dataroom.external_documents if self._given(each, recipient))
            extra |= {
                "recipient": recipient,
                "phase": recipient.phase,
                "project": self._manual.dataroom.project,
                "external_documents": documents,
                "pieces": {each.path: self._manual.pieces[each.path] for each in documents},
                "qa": self._exchanges(recipient),
                "dataroom": DataroomFile.model_construct(
                    project=self._manual.dataroom.project,
                    index=self._manual.dataroom.index,
                    phases=(),
                    recipients=(recipient,),
                    external_documents=documents,
                    disclose=(),
                ),
                "lock": LockFile.model_validate({}),
            }
        phase = recipient.phase if recipient else ""
        return Edition(**parts, **extra, date=newest(parts), digest=digest(parts, self._language, phase))

    def _given(self, document: ExternalDocument, recipient: Recipient) -> bool:
        return document.level <= self._audience.sees and shown(recipient.phase, document.phase)

    def _exchanges(self, recipient: Recipient) -> QaFile:
        """A recipient's own questions and those marked for all, never who asked them."""
        kept = [
            each.model_copy(update={"requester": recipient.id})
            for each in self._manual.qa.questions
            if each.requester == recipient.id or each.visibility == "all"
        ]
        return QaFile.model_construct(questions=tuple(kept))

    def _withheld(self, parts: Mapping[str, Any]) -> Withheld:
        mode = self._audience.withheld
        if mode == "none":
            return Withheld()
        counts = {
            kind: hidden
            for kind, name in KINDS.items()
            if (hidden := len(getattr(self._manual, name)) - len([k for k in parts[name] if k != self._stand_in])) > 0
        }
        steps = sum(len(self._manual.sops[number].steps) - len(sop.steps) for number, sop in parts["sops"].items())
        if steps:
            counts["step"] = steps
        if mode == "count":
            return Withheld(mode, counts)
        ceiling = Level.SECRET if self._audience.acknowledged else Level.CONFIDENTIAL
        places = tuple(sorted({hole for hole in self._projector.holes if hole.level <= ceiling}))
        return Withheld(mode, counts, places)


def _stand_in_ids() -> Iterator[str]:
    yield "entreprise"
    number = 1
    while True:
        number += 1
        yield f"entreprise-{number}"


def _without_lost_templates(sop: Sop) -> Sop:
    """Steps that used a template above the readers' level do not name it any more."""
    known = {template.id for template in sop.templates}
    steps = tuple(
        step.model_copy(update={"template": None}) if getattr(step, "template", None) not in {None, *known} else step
        for step in sop.steps
    )
    return sop.model_copy(update={"steps": steps})
