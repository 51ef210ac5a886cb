"""A text as what the form shows of it: boxes with their place, value and choices, in sections, rows and steps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from passation.editing import plan
from passation.editing.fields import CONTEXT, Field, Way, field_of
from passation.editing.plan import Label, Rows, Section, Shown
from passation.frozen import dataclass
from passation.load.alter import words as short_words
from passation.load.spell import Value
from passation.model.refs import END
from passation.registers.phrases import rhythm
from passation.source import Key, Trail
from passation.values import Level
from passation.words import Words

Choices = Mapping[str, Sequence[tuple[str, str]]]
"""Kind → the company's items of that kind, as (id, name)."""
Option = tuple[str, str]


def as_place(at: Sequence[Key]) -> str:
    """A place in the file as the page's script writes it, too: two of them are compared as texts."""
    return json.dumps(list(at), ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Box:
    """One field to fill in."""

    at: Trail
    label: str
    help: str
    way: Way
    required: bool
    empty: str
    """What stands where nothing is chosen."""
    value: str
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    renames: bool = False
    """It holds the key itself: an answer."""

    @property
    def place(self) -> str:
        """Where it stands in the file, for the page's script."""
        return as_place(self.at)

    @property
    def id(self) -> str:
        """A name for the page: no two boxes have the same place."""
        return "f-" + "-".join(re.sub(r"\W", lambda found: f"_{ord(found[0]):x}_", str(key)) for key in self.at)


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list."""

    at: Trail
    boxes: tuple[Box, ...]

    @property
    def place(self) -> str:
        """As `Box.place`."""
        return as_place(self.at)


@dataclass(frozen=True, slots=True)
class Table:
    """A list of groups."""

    rows: tuple[Row, ...]
    add_at: str
    add_label: str
    add_value: str


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step."""

    at: Trail
    number: int
    id: str
    kind: str
    kind_word: str
    text: Box
    boxes: tuple[Box, ...]
    more: tuple[Box, ...]
    answers: Table | None

    @property
    def place(self) -> str:
        """As `Box.place`."""
        return as_place(self.at)

    @property
    def is_more_written(self) -> bool:
        """Whether anything of what is folded away is written."""
        return any(box.value for box in self.more)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    id: str
    title: str
    boxes: tuple[Box, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole form."""

    number: str
    parts: tuple[Part, ...]
    steps: tuple[StepCard, ...]
    adds: tuple[Table, ...]
    """A button for each kind of step."""


def view(data: Mapping[str, Any], choices: Choices, words: Words) -> View:
    """What the form shows of a file's plain values (`load.alter.readable`)."""
    return _Maker(data, choices, words).view()


class _Maker:
    def __init__(self, data: Mapping[str, Any], choices: Choices, words: Words) -> None:
        self._data = data
        self._words = words
        self._steps = [each if isinstance(each, dict) else {} for each in _many(data.get("steps"))]
        self._choices = {**choices, "step": list(self._targets())}

    def view(self) -> View:
        cards = tuple(self._step(index, step) for index, step in enumerate(self._steps))
        parts = tuple(map(self._part, plan.SECTIONS))
        return View(_text(self._data.get("id")), parts, cards, tuple(self._adds()))

    def _targets(self) -> Iterator[Option]:
        for number, step in enumerate(self._steps, 1):
            if _text(step.get("id")):
                yield _text(step["id"]), f"{number}. {_sentence(step)}"
        yield END, self._words.p("form", "End of the process")

    def _part(self, section: Section) -> Part:
        boxes = tuple(self._box(shown, (shown.key,), self._data) for shown in section.fields)
        return Part(section.id, self._say(section.title), boxes, tuple(map(self._table, section.rows)))

    def _table(self, rows: Rows) -> Table:
        items = _many(self._data.get(rows.key))
        made = tuple(self._row(rows, index, item) for index, item in enumerate(items))
        return _table((rows.key, len(items)), made, self._say(rows.add), rows.first)

    def _row(self, rows: Rows, index: int, item: Any) -> Row:
        at: Trail = (rows.key, index)
        group = _group(item, rows.key)
        return Row(at, tuple(self._box(shown, (*at, shown.key), group) for shown in rows.columns))

    def _step(self, index: int, step: Mapping[str, Any]) -> StepCard:
        at: Trail = ("steps", index)
        kind = next((each for each in plan.STEPS if each in step), "do")
        text = self._box(Shown(kind, kind, plan.STEPS[kind].sentence), (*at, kind), step)
        answers = self._answers(at, step.get("answers")) if kind == "ask" else None
        works = kind in {"do", "ask"}
        fields = [
            each
            for each in plan.STEP_FIELDS
            if works or each.key == "expect" or (each.key == "actor" and kind == "call")
        ]
        more = [each for each in plan.STEP_MORE if works or each.group == "do"]
        return StepCard(
            at=at,
            number=index + 1,
            id=_text(step.get("id")),
            kind=kind,
            kind_word=self._say(plan.STEPS[kind].name),
            text=text,
            boxes=tuple(self._inner(shown, at, step) for shown in fields),
            more=tuple(self._inner(shown, at, step) for shown in more if not (kind == "ask" and shown.key == "next")),
            answers=answers,
        )

    def _inner(self, shown: Shown, at: Trail, step: Mapping[str, Any]) -> Box:
        if not shown.below:
            return self._box(shown, (*at, shown.key), step)
        return self._box(shown, (*at, shown.below, shown.key), _group(step.get(shown.below), shown.below))

    def _answers(self, at: Trail, answers: Any) -> Table:
        known = answers if isinstance(answers, dict) else {}
        label = self._say(plan.ANSWER)
        rows = []
        for word, goto in known.items():
            here: Trail = (*at, "answers", word)
            name = Box(here, label, "", "line", required=True, empty="", value=word, renames=True)
            group = _group(goto, "answers")
            rows.append(Row(here, (name, *(self._box(each, (*here, each.key), group) for each in plan.ANSWER_FIELDS))))
        wanted = [self._words.p("form", "Yes"), self._words.p("form", "No"), self._words.p("form", "Other answer")]
        free = _free(wanted, known)
        return _table((*at, "answers", free), tuple(rows), self._say(plan.ANSWER_ADD), {"goto": END}, "set")

    def _adds(self) -> Iterator[Table]:
        label = next_label([_text(step.get("id")) for step in self._steps])
        yes = self._words.p("form", "Yes")
        no = self._words.p("form", "No")
        for kind, shown in plan.STEPS.items():
            first: dict[str, Value] = {"id": label, kind: ""}
            if kind == "ask":
                first["answers"] = {yes: END, no: END}
            yield _table(("steps", len(self._steps)), (), self._say(shown.add), first)

    def _box(self, shown: Shown, at: Trail, group: Mapping[str, Any]) -> Box:
        field = field_of(shown.group, shown.key)
        raw = group.get(shown.key)
        values = tuple(_text(each) for each in _many(raw) if _text(each)) if field.way in {"refs", "lines"} else ()
        value = "\n".join(values) if values else _text(raw)
        required = field.required or (at[0] == "steps" and shown.group == shown.key)
        return Box(
            at=at,
            label=self._say(shown.label),
            help=self._say(shown.help) if shown.help is not None else self._words.p(CONTEXT, field.help),
            way="choice" if shown.is_rhythm else field.way,
            required=required,
            empty=self._empty(field, required=required),
            value=value,
            values=values,
            options=tuple(self._rhythms(value) if shown.is_rhythm else self._options(field)),
        )

    def _empty(self, field: Field, *, required: bool) -> str:
        """What an empty choice says: what holds where nothing is written, if anything does."""
        if required:
            return self._words.p("form", "– choose –")
        name = self._choice(field.default) if field.default else ""
        who = _text(self._data.get("performer")) or _text(self._data.get("owner"))
        if field.key == "actor" and who:
            name = dict(self._choices.get("actor", ())).get(who, who)
        return self._words.p("form", "– {name} –", name=name) if name else self._words.p("form", "– none –")

    def _choice(self, word: str) -> str:
        label = plan.CHOICES.get(word)
        return self._say(label) if label is not None else self._words.level(Level.of(word))

    def _options(self, field: Field) -> Iterator[Option]:
        for choice in field.choices:
            yield choice, self._choice(choice)
        for kind in field.kinds:
            yield from self._choices.get(kind, ())

    def _rhythms(self, written: str) -> Iterator[Option]:
        """The usual ones, and the one that is written, whatever it is."""
        for each in dict.fromkeys((*plan.RHYTHMS, *([written] if written else []))):
            yield each, rhythm(each, self._words)

    def _say(self, label: Label) -> str:
        return label.in_words(self._words)


def next_label(known: Sequence[str]) -> str:
    """The label of a new step: ten more than the highest one, so that others find room between."""
    numbers = [int(found[1]) for each in known if (found := re.fullmatch(r"s(\d{1,6})", each))]
    return f"s{(max(numbers, default=0) // 10 + 1) * 10}"


def _table(at: Sequence[Key], rows: tuple[Row, ...], label: str, first: Value, kind: str = "add") -> Table:
    order = {"kind": kind, "at": list(at), "value": first}
    return Table(rows, as_place(at), label, json.dumps(order, ensure_ascii=False))


def _free(wanted: Sequence[str], known: Mapping[str, Any]) -> str:
    """The first of some words that is not taken; the last one numbered when all are."""
    numbered = (f"{wanted[-1]} {number}" for number in range(2, len(known) + 3))
    return next(word for word in (*wanted, *numbered) if word not in known)


def _group(item: Any, key: str) -> Mapping[str, Any]:
    """A group, written out or as one word."""
    if isinstance(item, dict):
        return item
    word = short_words().get(key)
    return {word: item} if word is not None and isinstance(item, str) else {}


def _many(value: Any) -> list[Any]:
    """A list, or one value that stands for a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _sentence(step: Mapping[str, Any]) -> str:
    return next((_text(step[kind]) for kind in plan.STEPS if kind in step), "")
