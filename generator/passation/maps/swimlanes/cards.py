"""What stands in the box of a step, and how much room it takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from passation.analysis.responsibility import text_of
from passation.frozen import dataclass
from passation.maps.lettering import SMALL, Lettering, fit
from passation.maps.rhythm import trigger_text
from passation.maps.shapes import Placed, Rect
from passation.maps.swimlanes.facts import after, answer, before, handed, marks, otherwise
from passation.maps.swimlanes.scene import START, STOP, BoxKind
from passation.maps.swimlanes.sheets import Sheet
from passation.model.flow import Edge
from passation.model.step import AnyStep
from passation.tools.rich import plain

PAD: Final = 10.0
_GAP: Final = 4.0
_CHIP: Final = 19.0
_LEAST: Final = 42.0
_MOST_TOLD: Final = 8
"""Lines of what starts a process, and of what is reached."""
_WIDTHS: Final = (272.0, 272.0, 184.0, 150.0, 136.0)
"""Width of a box by number of lanes: one lane fits a phone where few lines run beside its boxes, four an A4 page."""
_NARROW: Final = 126.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One way out of a choice, and the height at which its arrow leaves the box."""

    edge: Edge
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A box before it has a place: coordinates count from its upper left corner."""

    kind: BoxKind
    width: float
    height: float
    texts: tuple[Placed, ...]
    chips: tuple[tuple[Rect, Placed], ...] = ()
    answers: tuple[Answer, ...] = ()
    rules: tuple[float, ...] = ()


def box_width(lanes: int) -> float:
    """How wide boxes are on a drawing of so many lanes."""
    return _WIDTHS[lanes - 1] if lanes <= len(_WIDTHS) else _NARROW


def card(sheet: Sheet, node: int) -> Card:
    """The card of a step, of START or of STOP."""
    width = box_width(len(sheet.story.lanes))
    if node in {START, STOP}:
        return _terminal(sheet, node, width)
    return _Writer(sheet, node, width).card()


def _terminal(sheet: Sheet, node: int, width: float) -> Card:
    """What starts the process below its start, what is reached below its end."""
    words, kind = sheet.story.words, _terminal_kind(sheet, node)
    said = {"start": words.t("Start"), "end": words.p("of a process", "End")}.get(kind)
    if kind == "from":
        said = words.t("Continued from the drawing before")
    if kind == "to" and sheet.below:
        said = words.t("Continues with step {number}", number=sheet.story.number(sheet.below.target))
    lettering = fit(said or "", width - 3 * PAD, 2, SMALL, 500)
    told = fit(_told(sheet, kind), width - 2 * PAD, _MOST_TOLD, SMALL)
    own_width = min(width, max(64.0, lettering.width + 3 * PAD, told.width + 3 * PAD))
    texts = [Placed(lettering, own_width / 2, 5, "", "middle")]
    if told.lines:
        texts.append(Placed(told, own_width / 2, 5 + lettering.height, "note", "middle"))
    height = sum(each.text.height for each in texts) + (13 if told.lines else 10)
    return Card(kind, own_width, height, tuple(texts))


def _told(sheet: Sheet, kind: BoxKind) -> str:
    story = sheet.story
    if kind == "start" and "trigger" in sheet.extras:
        return " · ".join(filter(None, (trigger_text(each, story.words) for each in story.sop.trigger)))
    return plain(story.sop.result) if kind == "end" and "result" in sheet.extras else ""


def _terminal_kind(sheet: Sheet, node: int) -> BoxKind:
    if node == START:
        return "start" if sheet.first else "from"
    return "to" if sheet.below and sheet.below.target >= 0 else "end"


class _Writer:
    """Sets the texts of one step under each other."""

    def __init__(self, sheet: Sheet, node: int, width: float) -> None:
        self._sheet, self._story, self._node = sheet, sheet.story, node
        self._step: AnyStep = self._story.steps[node]
        self._width, self._room = width, width - 2 * PAD
        self._y = 9.0
        self._texts: list[Placed] = []

    def card(self) -> Card:
        """Notes above, the sentence, its marks, then the answers."""
        ways = self._story.choices(self._node)
        for note in self._notes():
            self._set(fit(note, self._room, 2, SMALL), "note")
        self._set(fit(text_of(self._story.edition, self._step), self._room, 7, weight=500 if ways else 400))
        for note in self._feet():
            self._set(fit(note, self._room, 2, SMALL), "note")
        for note in handed(self._story, self._node):
            self._set(fit(note, self._room, 4, SMALL, 500))
        chips = self._chips(marks(self._story, self._node))
        for note in otherwise(self._story, self._node) if "exceptions" in self._sheet.extras else ():
            self._set(fit(note, self._room, 3, SMALL), "note")
        self._y += 7
        drop = self._sheet.drop(self._node)
        answers, rules = self._answers([way for way in ways if way != drop] + [way for way in ways if way == drop])
        height = max(self._y, _LEAST)
        kind: BoxKind = self._step.kind  # type: ignore[assignment] # a step's kind is a box's
        return Card(kind, self._width, height, tuple(self._texts), chips, answers, rules)

    def _set(self, lettering: Lettering, css: str = "") -> None:
        self._texts.append(Placed(lettering, PAD, self._y, css))
        self._y += lettering.height + 2

    def _notes(self) -> Iterator[str]:
        """Arrows from other drawings are told in words, then what is always told."""
        story, sheet = self._story, self._sheet
        if away := sheet.away(self._node):
            steps = story.listed(away)
            yield story.words.n("From step {steps}", "From steps {steps}", len(steps), steps=steps)
        if self._step.per and sheet.per(sheet.level(self._node)) is None:
            yield story.words.t("For each {noun}", noun=self._step.per)
        yield from before(story, self._node)

    def _feet(self) -> Iterator[str]:
        story = self._story
        yield from after(story, self._node)
        for edge in story.leaving[self._node]:
            if edge not in story.choices(self._node) and self._sheet.landing(edge) is None:
                yield story.words.t("Then {step}", step=story.number(edge.target))

    def _chips(self, signs: Iterable[tuple[str, str]]) -> tuple[tuple[Rect, Placed], ...]:
        made: list[tuple[Rect, Placed]] = []
        x, y = PAD, self._y + 3
        for sign, word in signs:
            lettering = fit(f"{sign} {word}", self._room - 12, 1, SMALL)
            width = lettering.width + 12
            if x > PAD and x + width > self._width - PAD:
                x, y = PAD, y + _CHIP + _GAP
            made.append((Rect(x, y, width, _CHIP), Placed(lettering, x + 6, y + 2)))
            x += width + _GAP
        if made:
            self._y = y + _CHIP + 2
        return tuple(made)

    def _answers(self, ways: Sequence[Edge]) -> tuple[tuple[Answer, ...], tuple[float, ...]]:
        made, rules = [], []
        for way in ways:
            target = fit(f"→ {self._story.number(way.target)}", 60, 1, SMALL, 500)
            label = fit(answer(self._story, way), self._room - target.width - 6, 3, SMALL)
            height = max(label.height, target.height) + 7
            rules.append(self._y)
            self._texts.append(Placed(label, PAD, self._y + 3.5, "answer"))
            self._texts.append(Placed(target, self._width - PAD, self._y + 3.5, "target", "end"))
            made.append(Answer(way, self._y + height / 2))
            self._y += height
        return tuple(made), tuple(rules)
