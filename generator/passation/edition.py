"""The gate: a manual and an audience in, an edition out. Nothing above this floor ever sees a manual.

Only this file makes an `Edition`. What is hidden is not in it: not as text, reference, count, id or gap. Where a
hidden step would have stopped or turned the work, a gate stands with the words of its `seen_as`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from passation.analysis.levels import level_of
from passation.analysis.phases import audience_of, disclosed, shown
from passation.analysis.visibility import Sight, sight
from passation.model.actor import Actor
from passation.model.base import Part
from passation.model.company import Audience, Company, Domain, Phase
from passation.model.content import KINDS, Content
from passation.model.dataroom import DataroomFile, Exchange, ExternalDocument, LockFile, QaFile, Recipient
from passation.model.kpi import Incident, Measure
from passation.model.manual import Manual
from passation.model.planning import DiagnosticFile, QuestionsFile, WrittenAnswer
from passation.projection.attached import attached, cleaned
from passation.projection.facts import digest, newest
from passation.projection.glossary import glossary
from passation.projection.item import GONE, Projector
from passation.projection.names import Pseudonyms, free_name, pseudonyms
from passation.projection.process import Binder
from passation.projection.withheld import Withheld, withheld
from passation.values import Level
from passation.words import Words


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


_WITH_PROCESSES: Final = frozenset({"wave", "stage"})
"""Kinds of items without an id that are seen with the processes they are about."""


class _Press:
    """Makes one edition."""

    def __init__(self, manual: Manual, audience: Audience, seen: Sight, recipient: Recipient | None = None) -> None:
        self._manual = manual
        self._audience = audience
        self._sight = seen
        self._recipient = recipient
        self._language = audience.language or manual.company.language
        self._words = Words(self._language)
        self._names = pseudonyms(manual, seen, recipient, self._words) if recipient else Pseudonyms()
        stand_in = free_name("entreprise", seen.visible["actor"])
        self._projector = Projector(manual, seen, stand_in, self._names, exporting=recipient is not None)

    def edition(self) -> Edition:
        """Every collection of the manual, made smaller."""
        binder = Binder(self._manual, self._projector, self._language)
        sops, graphs = binder.processes()
        domains = self._domains()
        parts: dict[str, Any] = {
            **{name: self._named(kind) for kind, name in KINDS.items() if kind != "process"},
            "sops": sops,
            "graphs": graphs,
            "domain_of": {number: domains[number].id for number in sops},
            "company": self._company(domains.values()),
            "trainings": self._unnamed("training", self._manual.trainings),
            "access_review": next(iter(self._unnamed("access_review", [self._manual.access_review])), None),
            "waves": self._unnamed("wave", self._manual.waves),
            "obligations": self._unnamed("obligation", self._manual.obligations),
            "questions": self._questions(),
            "incidents": tuple(self._incidents()),
            "attachments": attached(self._manual.attachments, sops, self._names),
            **self._secrets(),
        }
        parts["measures"] = dict(self._measures(parts["kpis"]))
        parts["stages"] = self._unnamed("stage", self._manual.stages) if self._sees_all or parts["waves"] else ()
        if self._projector.needs_stand_in:
            parts["actors"] = {**parts["actors"], self._projector.stand_in: self._company_as_actor()}
        parts["terms"] = glossary(self._manual.terms, self._projector, parts)
        return self._signed(parts)

    @property
    def _sees_all(self) -> bool:
        return self._audience.scope == "all"

    def _named(self, kind: str) -> dict[str, Any]:
        found = {}
        for item_id, item in getattr(self._manual, KINDS[kind]).items():
            if self._sight.sees(kind, item_id):
                made = self._projector.item(kind, item_id, item)
                if made is not GONE:
                    found[made.id] = self._unsaid(kind, made)
        return found

    def _unsaid(self, kind: str, item: Any) -> Any:
        """The item without what its phase does not show at all: people, and other names of an organisation."""
        if self._recipient is None:
            return item
        if kind == "actor" and item.people and not shown(self._recipient.phase, self._manual.company.names.people):
            return item.model_copy(update={"people": ()})
        if kind == "organisation" and item.alias and self._names.stand_ins:
            kept = tuple(name for name in dict.fromkeys(item.alias) if name != item.name)
            return item.model_copy(update={"alias": kept})
        return item

    def _unnamed(self, kind: str, items: Iterable[Any]) -> tuple[Any, ...]:
        made = [
            self._projector.item(kind, "", item) for item in items if item is not None and self._may_show(kind, item)
        ]
        return tuple(item for item in made if item is not GONE)

    def _may_show(self, kind: str, item: Part) -> bool:
        """Within the level; where the scope is the readers' own: theirs, or that of a process they see."""
        if level_of(item) > self._audience.sees:
            return False
        if self._sees_all or kind in _WITH_PROCESSES:
            return True
        return bool({getattr(item, "owner", None), getattr(item, "who", None)} & set(self._audience.actors))

    def _domains(self) -> dict[str, Domain]:
        """The domain of each visible process; one without a name where readers see a step of it alone, or were given
        the process on purpose, and the domain itself is above them.
        """
        listed = {each.id: each for each in self._manual.company.domains}
        other = Domain(id=free_name("autres", listed), title=self._words.t("Other processes"))
        found: dict[str, Domain] = {}
        for number, view in self._sight.views.items():
            name = self._manual.domain_of[number]
            domain = listed.get(name) or Domain(id=name, title=name.replace("-", " ").capitalize())
            own = view.full and not view.forced
            found[number] = self._domain(domain) if own or level_of(domain) <= self._audience.sees else other
        return found

    def _domain(self, domain: Domain) -> Domain:
        made: Domain = self._projector.model(domain, ("company", ""), Level.PUBLIC, Level.SECRET)
        return made

    def _company(self, domains: Iterable[Domain]) -> Company:
        made = self._projector.model(self._manual.company, ("company", ""), Level.PUBLIC, Level.SECRET)
        hidden = {level.word: None for level in Level if level > self._audience.own_level}
        order = {self._names.id(each.id): place for place, each in enumerate(self._manual.company.domains)}
        kept = {each.id: each for each in domains}
        company: Company = made.model_copy(
            update={
                "levels": made.levels.model_copy(update=hidden),
                "domains": tuple(sorted(kept.values(), key=lambda each: (order.get(each.id, len(order)), each.id))),
                "objectives": (),
            }
        )
        return company

    def _questions(self) -> QuestionsFile:
        """Answers are at least confidential, and a matter of the whole company."""

        def level(answer: WrittenAnswer) -> Level:
            return max(answer.confidentiality or Level.CONFIDENTIAL, Level.CONFIDENTIAL)

        kept = {
            question: answer.model_copy(update={"confidentiality": level(answer)})
            for question, answer in self._manual.questions.answers.items()
            if self._sees_all and level(answer) <= self._audience.sees
        }
        made: QuestionsFile = self._file(QuestionsFile(answers=kept) if kept else QuestionsFile())
        return made

    def _file(self, value: Part) -> Any:
        return self._projector.model(value, ("company", ""), Level.PUBLIC, Level.SECRET)

    def _secrets(self) -> dict[str, Any]:
        """What is secret as a whole, and so for those alone who see everything; never for a data room."""
        if self._recipient is not None or not self._sees_all or self._audience.sees < Level.SECRET:
            return {"diagnostic": DiagnosticFile(), "dataroom": DataroomFile(), "qa": QaFile(), "lock": LockFile()}
        return {name: self._file(getattr(self._manual, name)) for name in ("diagnostic", "dataroom", "qa", "lock")}

    def _incidents(self) -> Iterator[Incident]:
        """What went wrong in a process is at least internal, and seen by those who see all of the process."""
        for incident in self._manual.incidents:
            view = self._sight.views.get(incident.process)
            if view is not None and view.full:
                level = max(view.level, Level.INTERNAL)
                if view.forced or level <= (self._audience.own_level if view.own else self._audience.sees):
                    cause, fix = self._projector.text(incident.cause), self._projector.text(incident.fix)
                    yield replace(incident, cause=cause, fix=fix)

    def _measures(self, kpis: Iterable[str]) -> Iterator[tuple[str, tuple[Measure, ...]]]:
        known = set(kpis)
        for kpi, rows in self._manual.measures.items():
            if self._names.id(kpi) in known:
                text = self._projector.text
                yield self._names.id(kpi), tuple(replace(row, note=text(row.note)) for row in rows)

    def _company_as_actor(self) -> Actor:
        name = self._words.t("The company")
        return Actor.model_validate({"id": self._projector.stand_in, "name": name}).model_copy(
            update={"confidentiality": Level.PUBLIC}
        )

    def _signed(self, parts: dict[str, Any]) -> Edition:
        told = withheld(self._manual, self._sight, self._projector.holes)
        own = frozenset(self._audience.actors)
        facts = {"language": self._language, "own": tuple(sorted(own)), "withheld": told, **self._given()}
        return Edition(
            **{**parts, **self._given()},
            audience=self._audience,
            language=self._language,
            date=newest(parts),
            digest=digest({**parts, **facts}),
            own=own,
            withheld=told,
        )

    def _given(self) -> dict[str, Any]:
        """What only the recipient of a data room is given: its phase, the company's own files, its questions."""
        recipient, room = self._recipient, self._manual.dataroom
        if recipient is None:
            return {}
        data = {each.path: self._piece(each, recipient) for each in room.external_documents}
        pieces = {path: piece for path, piece in data.items() if piece is not None}
        documents = tuple(
            each.model_copy(update={"title": self._projector.text(each.title)})
            for each in room.external_documents
            if each.path in pieces
        )
        index = {number: self._projector.text(title) for number, title in room.index.items()}
        return {
            "recipient": recipient,
            "phase": recipient.phase,
            "project": room.project,
            "external_documents": documents,
            "pieces": pieces,
            "qa": QaFile.model_construct(questions=tuple(self._exchanges(recipient))),
            "dataroom": DataroomFile.model_construct(
                project=room.project, index=index, recipients=(recipient,), external_documents=documents
            ),
        }

    def _piece(self, document: ExternalDocument, recipient: Recipient) -> bytes | None:
        """A document's bytes, if its level and phase give it and it says no name that is not shown yet."""
        if document.level > self._audience.sees or not shown(recipient.phase, document.phase):
            return None
        return cleaned(document.path, self._manual.pieces[document.path], self._names)

    def _exchanges(self, recipient: Recipient) -> Iterator[Exchange]:
        """A recipient's own questions and those marked for all, never who asked them."""
        for each in self._manual.qa.questions:
            asked = each.requester == recipient.id
            if (asked or each.visibility == "all") and (each.confidentiality or Level.PUBLIC) <= self._audience.sees:
                made: Exchange = self._projector.model(each, ("question", ""), Level.PUBLIC, Level.SECRET)
                yield made.model_copy(update={"requester": recipient.id})
