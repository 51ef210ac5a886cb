"""The steps of a source as steps of a draft: labels, kinds, actors, times, and where each leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from passation.finding import say
from passation.frozen import dataclass
from passation.importing.desk import Desk
from passation.importing.found import END, FoundStep, Said
from passation.importing.grids import is_question
from passation.importing.spoken import control, figure, folded, level, minutes
from passation.importing.texts import in_lines, line
from passation.load.layout.order import STEP_ORDER
from passation.model.scalars import Span
from passation.source import Trail

_SPAN: Final = TypeAdapter[Any](Span)
_EITHER: Final = re.compile(r"\s+ou\s+|\s+or\s+|\s*/\s*")
_TOGETHER: Final = re.compile(r"\s+et\s+|\s+and\s+|\s*[+&;,\n]\s*")
_WAITING: Final = frozenset({"attente", "wait", "attendre", "delai"})
UNKNOWN_ACTOR: Final = say("This actor is not in actors.yml: add it there, or write another one here.")
UNKNOWN_TOOL: Final = say("This tool is not in tools.yml: add it there, or write another one here.")
UNKNOWN_DATA: Final = say("This document is not in data.yml: add it there, then write its id here.")


@dataclass(frozen=True, slots=True)
class Stepper:
    """Writes the steps of one process."""

    desk: Desk
    steps: list[FoundStep]
    labels: Mapping[str, str]
    """How the source calls a step → its label here."""
    calls: Callable[[str], str | None]
    """The number of a process by its title or number."""

    def all(self) -> list[dict[str, Any]]:
        """Every step."""
        return [self._step(place, step) for place, step in enumerate(self.steps)]

    def _step(self, place: int, step: FoundStep) -> dict[str, Any]:
        trail: Trail = ("steps", place)
        values: dict[str, Any] = {"id": label(place), **self._kind(trail, step)}
        work = "do" in values or "ask" in values
        self._who(trail, step, values)
        if work:
            self._what_with(trail, step, values)
        for field, read in (("expect", self.desk.text), ("warning", self.desk.text), ("per", self.desk.line)):
            said = _joined(step.fields.get(field))
            value = read((*trail, field), said) if said else None
            if value:
                values[field] = value
        self._points(trail, step, values, work=work)
        self._how_long(trail, step, values, work=work)
        for said in step.fields.get("confidentiality", [])[:1]:
            _put(values, "confidentiality", self.desk.choice((*trail, "confidentiality"), said, level))
        self._where_to(trail, place, step, values)
        return {key: values[key] for key in STEP_ORDER if key in values}

    def _kind(self, trail: Trail, step: FoundStep) -> dict[str, Any]:
        kind, desk = step.kind, self.desk
        if kind == "do" and any(folded(said.text) in _WAITING for said in step.fields.get("kind", ())):
            kind = "wait"
        if kind == "call":
            called = next(iter(step.fields.get("called", ())), step.said)
            number = self.calls(called.text)
            if number is not None:
                desk.keep((*trail, "call"), called)
                return {"call": number}
            desk.left(
                (*trail, "call"), called.spot, say("The process called here is not known: import it too."), called.text
            )
            kind = "do"
        if kind == "ask" and not step.branches:
            kind = "do"
        pieces = [] if not step.said.text else in_lines(step.said.text)
        text = desk.line((*trail, kind), step.said.but(pieces[0])) if pieces else None
        if len(pieces) > 1:
            guess = say("the further sentences of the step, taken for points to tick")
            step.fields.setdefault("checklist", [])[:0] = [step.said.but(piece, guess) for piece in pieces[1:]]
        if not text:
            text = desk.hole((*trail, kind), step.said.spot, say("what is done here"))
        if kind == "do" and is_question(text):
            said = say("This step reads like a decision: write it as `ask`, with its answers.")
            desk.left((*trail, kind), step.said.spot, said, text)
        return {kind: text}

    def _who(self, trail: Trail, step: FoundStep, values: dict[str, Any]) -> None:
        for said in step.fields.get("actor", [])[:1]:
            actors, partners = self._actors((*trail, "actor"), said)
            if actors:
                values["actor"] = actors[0] if len(actors) == 1 else actors
            if partners:
                values["with"] = partners
            if not actors and (*trail, "actor") in self.desk.comments:
                self.desk.comment((*trail, "id"), self.desk.comments.pop((*trail, "actor")))

    def _actors(self, trail: Trail, said: Said) -> tuple[list[str], list[str]]:
        """Who does it, and who together with them: `A ou B` is either, `A et B` is together."""
        known = self.desk.known.actor
        plain = folded(said.text)
        whole = next((each for each, name in known.ids.items() if plain in {folded(each), folded(name)}), None)
        either = [part for part in _EITHER.split(said.text) if part.strip()]
        if whole is None and len(either) > 1:
            guess = say("several names, taken for one or the other")
            return self.desk.references(trail, [said.but(each, guess) for each in either], known, UNKNOWN_ACTOR), []
        together = [line(part) for part in _TOGETHER.split(said.text) if part.strip()]
        if whole is None and len(together) > 1:
            guess = say("several names, taken for together")
            found = self.desk.references(trail, [said.but(each, guess) for each in together], known, UNKNOWN_ACTOR)
            return found[:1], found[1:]
        return self.desk.references(trail, [said.but(said.text.replace(",", " "))], known, UNKNOWN_ACTOR), []

    def _what_with(self, trail: Trail, step: FoundStep, values: dict[str, Any]) -> None:
        desk = self.desk
        tools = desk.references((*trail, "tool"), step.fields.get("tool", []), desk.known.tool, UNKNOWN_TOOL)
        _put(values, "tool", tools[0] if tools else None)
        for each in tools[1:]:
            desk.left((*trail, "tool"), step.said.spot, say("A step has one tool: this one was not taken."), each)
        if not tools and (*trail, "tool") in desk.comments:
            desk.comment((*trail, "id"), desk.comments.pop((*trail, "tool")))
        for field in ("inputs", "outputs"):
            found = desk.references((*trail, field), step.fields.get(field, []), desk.known.data, UNKNOWN_DATA)
            _put(values, field, found)
            if not found and (*trail, field) in desk.comments:
                desk.comment((*trail, "id"), desk.comments.pop((*trail, field)))

    def _points(self, trail: Trail, step: FoundStep, values: dict[str, Any], *, work: bool) -> None:
        """Points to tick, and checks: their words are a point, and tell the kind of check where they can."""
        points = list(step.fields.get("checklist", []))
        guess = say("the documentation of the element, taken for points to tick")
        points += [said.but(said.text, guess) for said in step.fields.get("documentation", ())]
        checks = step.fields.get("control", [])
        guess = say("a check, taken for a point to tick")
        points += [said.but(said.text, guess) for said in checks]
        if not work:
            for said in points:
                self.desk.left(trail, said.spot, say("A wait and a call have no points to tick."), said.text)
            return
        _put(values, "checklist", self.desk.lines((*trail, "checklist"), points))
        for said in checks[:1]:
            kind = control(said.text)
            if kind is not None and values.get("checklist"):
                self.desk.keep((*trail, "control"), said, say("the kind of the check, from its words"))
                values["control"] = {"kind": kind}

    def _how_long(self, trail: Trail, step: FoundStep, values: dict[str, Any], *, work: bool) -> None:
        desk = self.desk
        for said in step.fields.get("minutes", [])[:1]:
            found = minutes(said.text)
            if found is None or not work:
                desk.left((*trail, "minutes"), said.spot, say("No working time could be read here."), said.text)
            else:
                guess = say("a number without a unit, taken for minutes") if found[1] else None
                desk.keep((*trail, "minutes"), said, guess)
                values["minutes"] = figure(found[0])
        for said in step.fields.get("within", [])[:1]:
            try:
                _SPAN.validate_python(line(said.text))
            except ValidationError:
                desk.left(
                    (*trail, "within"), said.spot, say("This is no duration such as “2 jours ouvrés”."), said.text
                )
            else:
                desk.keep((*trail, "within"), said)
                values["within"] = line(said.text)

    def _where_to(self, trail: Trail, place: int, step: FoundStep, values: dict[str, Any]) -> None:
        following = label(place + 1) if place + 1 < len(self.steps) else END
        if step.branches and ("ask" in values or "wait" in values):
            values["answers"] = self._answers(trail, step)
        elif step.next is not None:
            target = self._target(step.next)
            if target != following and not self._is_joined(step):
                values["next"] = target
        after = [self.labels[each] for each in step.after if each in self.labels]
        before = label(place - 1) if place else ""
        if after and after != [before]:
            values["after"] = after

    def _answers(self, trail: Trail, step: FoundStep) -> dict[str, str]:
        answers: dict[str, str] = {}
        for number, branch in enumerate(step.branches, 1):
            text = next(iter(in_lines(branch.label.text)), "")
            if not text:
                text = self.desk.words.t("Answer {n}", n=number)
                message = say("This arrow has no name: write the answer that leads there.")
                self.desk.left((*trail, "answers"), branch.label.spot, message)
                self.desk.comment((*trail, "answers"), self.desk.words.t("the source does not say it"))
            while text in answers:
                text = f"{text} ({number})"
            answers[text] = self._target(branch.target)
        return answers

    def _is_joined(self, step: FoundStep) -> bool:
        """Whether the step that follows says itself that it waits for this one."""
        return any(each.key == step.next and step.key in each.after for each in self.steps)

    def _target(self, key: str) -> str:
        return END if key == END else self.labels.get(key, END)


def label(place: int) -> str:
    """The label of the step at a place, with room for more between two."""
    return f"s{(place + 1) * 10}"


def labels(steps: list[FoundStep]) -> dict[str, str]:
    """How the source calls its steps → their labels; of two that are called alike, the first."""
    found: dict[str, str] = {}
    for place, step in enumerate(steps):
        if step.key:
            found.setdefault(step.key, label(place))
    return found


def _joined(saids: list[Said] | None) -> Said | None:
    if not saids:
        return None
    return saids[0] if len(saids) == 1 else saids[0].but("\n".join(each.text for each in saids))


def _put(values: dict[str, Any], field: str, value: Any) -> None:
    if value:
        values[field] = value
