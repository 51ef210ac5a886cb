"""What changed in a workbook, put into the YAML of the sources: those values and nothing else.

Three texts decide about each cell: what it said when the workbook was made, what it says now, and what the sources say
now. Only a cell that somebody changed counts, and only where the sources did not change meanwhile, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.importing.company import Known
from passation.importing.exchanged import LOCKED, Cell, Exchanged, NewStep
from passation.importing.found import Fate, Note, Said
from passation.importing.spoken import criticality, figure, folded, level, minutes
from passation.importing.texts import clean, holds_secret, in_lines, shown
from passation.load.document import read_document
from passation.load.layout.order import SOP_ORDER, STEP_ORDER
from passation.load.read import SOP_MODEL, read
from passation.load.revise import with_item_at, with_values
from passation.source import Trail

_SOP: Final = re.compile(r"sops/[^/]+/([A-Z]{2,4}-[0-9]{3})-[^/.]+\.yml")
_KINDS: Final = ("do", "ask", "wait")
_NEEDED: Final = frozenset({"title", "owner", "result", "text"})
_MANY: Final = frozenset({"entry_check", "common_mistakes", "references", "tags", "checklist"})
_SINGLE: Final = frozenset({"owner", "performer", "referent"})


@dataclass(slots=True)
class Update:
    """The files that change, by path (None: deleted), and the account."""

    files: dict[str, str | None] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def note(self, fate: Fate, said: Said, message: Message, target: str = "") -> None:
        """Keep a line for the account."""
        self.notes.append(Note(fate, said.spot, message, shown(said.text), target))


@dataclass(slots=True)
class _File:
    """The file of a process, and what is to change in it."""

    path: str
    text: str
    data: dict[str, Any]
    values: dict[Trail, Any] = field(default_factory=dict)
    new: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    @property
    def steps(self) -> list[dict[str, Any]]:
        """The steps as they are written."""
        return [each for each in self.data.get("steps", ()) if isinstance(each, dict)]


def update(
    texts: Mapping[str, str], book: Exchanged, ours: Mapping[Cell, str], known: Known, *, deletes: bool
) -> Update:
    """The changes of a workbook. `ours` is what the same workbook would say, made from the sources as they are now."""
    made = Update()
    files = _files(texts)
    comparison = _Comparison(book, ours, files, known, made)
    for cell, said in book.now.items():
        comparison.cell(cell, said)
    for step in book.new_steps:
        _new_step(step, files, known, made)
    for said in book.new_processes:
        made.note(Fate.LEFT, said, say("A new process: import it by itself, without --update."))
    _missing(book, files, made, deletes=deletes)
    for file in files.values():
        _write(file, made)
    return made


def _files(texts: Mapping[str, str]) -> dict[str, _File]:
    found: dict[str, _File] = {}
    for path, text in sorted(texts.items()):
        match = _SOP.fullmatch(path)
        if match is not None:
            found[match[1]] = _File(path, text, read_document(path, text.encode()).data or {})
    return found


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Decides about each cell."""

    book: Exchanged
    ours: Mapping[Cell, str]
    files: Mapping[str, _File]
    known: Known
    made: Update

    def cell(self, cell: Cell, said: Said) -> None:
        """Take a change, or say why not; a cell that nobody changed says nothing."""
        then, now = clean(self.book.then.get(cell, "")), clean(said.text)
        if then == now:
            return
        here = clean(self.ours.get(cell, ""))
        is_call = self.book.then.get(Cell(cell.process, cell.step, "kind")) == "call"
        if cell not in self.book.then:
            why = say("The workbook did not have this row when it was made.")
        elif cell.field in LOCKED or (cell.field == "text" and is_call):
            why = say("This cell says what the row is about: it cannot be changed here.")
        elif cell not in self.ours or cell.process not in self.files:
            why = say("The sources do not have this any more.")
        elif here not in {then, now}:
            why = say("The sources changed here, too, since the workbook was made: {now}.", now=shown(here, 60))
        else:
            if here == then:
                self._change(cell, said)
            return
        self.made.note(Fate.LEFT, said, why, _target(cell))

    def _change(self, cell: Cell, said: Said) -> None:
        file, name = self.files[cell.process], cell.field
        around: Trail = ()
        target = _target(cell)
        inside: Mapping[str, Any] = file.data
        if cell.step:
            place = _place(file, cell.step, self.ours.get(Cell(cell.process, cell.step, "text"), ""))
            if place is None:
                why = say("Several steps say the same here, or none any more: give this one an `id` in its file first.")
                self.made.note(Fate.LEFT, said, why, target)
                return
            around, inside = ("steps", place), file.steps[place]
            if name == "text":
                name = next(kind for kind in _KINDS if kind in inside)
        value = _value(cell.field, said, self.known) if clean(said.text) else None
        if value is None and cell.field in _NEEDED:
            self.made.note(Fate.LEFT, said, say("This field may not be empty: nothing was changed."), target)
        elif isinstance(value, Message):
            self.made.note(Fate.LEFT, said, value, target)
        elif value is not None or name in inside:
            file.values[*around, name] = value
            self.made.note(Fate.MAPPED, said, say("Changed.") if clean(said.text) else say("Emptied."), target)


def _target(cell: Cell) -> str:
    return f"{cell.process} {cell.step}.{cell.field}" if cell.step else f"{cell.process} {cell.field}"


def _place(file: _File, step: str, text: str) -> int | None:
    """Where a step stands in its file: the one of its label that says its sentence, else the only one that does.

    An edition gives labels to steps that have none; a hidden step may have that very label, and must not be touched.
    """
    saying = [place for place, each in enumerate(file.steps) if "call" in each or _says(each, text)]
    labelled = [place for place in saying if file.steps[place].get("id") == step]
    unnamed = [place for place in saying if "id" not in file.steps[place] and "call" not in file.steps[place]]
    places = labelled or unnamed
    return places[0] if len(places) == 1 else None


def _says(step: Mapping[str, Any], text: str) -> bool:
    return any(clean(str(step.get(kind, ""))) == clean(text) for kind in _KINDS if kind in step)


def _value(name: str, said: Said, known: Known) -> Any:
    """The value of the format that a cell means, or the sentence that says why it means none."""
    text = clean(said.text)
    if holds_secret(text):
        return say("This looks like a password, a key, a card or an account: it was not taken.")
    if name in _SINGLE or name in {"actor", "tool"}:
        index = known.tool if name == "tool" else known.actor
        names = [text] if name != "actor" else [part.strip() for part in text.split(" / ")]
        ids = [_id(each, index.ids) for each in names]
        if None in ids:
            return say("Nobody and nothing is called so here: choose a name of the list.")
        return ids[0] if len(ids) == 1 else ids
    if name in {"criticality", "confidentiality"}:
        word = criticality(text) if name == "criticality" else level(text)
        return word or say("This is not one of the values that the field may have.")
    if name == "minutes":
        found = minutes(text)
        return figure(found[0]) if found is not None else say("No working time could be read here.")
    if name in _MANY:
        return [line.strip() for line in text.split("\n") if line.strip()]
    if name in {"title", "text", "per", "within"} and len(in_lines(text)) > 1:
        return say("This text is too long for its field: shorten it.")
    return text


def _id(text: str, ids: Mapping[str, str]) -> str | None:
    plain = folded(text)
    found = [each for each, name in ids.items() if plain in {folded(each), folded(name)}]
    return found[0] if len(found) == 1 else None


def _new_step(step: NewStep, files: Mapping[str, _File], known: Known, made: Update) -> None:
    text = step.values["text"]
    file = files.get(step.process)
    if file is None:
        made.note(Fate.LEFT, text, say("No process has this number: the row was not taken."), step.process)
        return
    known_ids = [str(each.get("id", "")) for each in file.steps] + [str(item["id"]) for _, item in file.new]
    place = known_ids.index(step.after) + 1 if step.after in known_ids[: len(file.steps)] else len(file.steps)
    item: dict[str, Any] = {"id": _free_label(step.after, known_ids), "do": text.text}
    for name, said in step.values.items():
        if name in {"actor", "tool", "minutes", "within", "per", "expect", "checklist", "warning"} and said.text:
            value = _value(name, said, known)
            if isinstance(value, Message):
                made.note(Fate.LEFT, said, value, f"{step.process} {item['id']}.{name}")
            else:
                item[name] = value
    if isinstance(_value("text", text, known), Message):
        made.note(Fate.LEFT, text, say("This text is too long for its field: shorten it."), step.process)
        return
    file.new.append((place, {key: item[key] for key in STEP_ORDER if key in item}))
    made.note(Fate.MAPPED, text, say("A new step."), f"{step.process} {item['id']}")


def _free_label(after: str, taken: list[str]) -> str:
    """A label between two: `s25` after `s20`; behind all of them where there is no room."""
    found = re.fullmatch(r"s(\d{1,5})", after)
    start = int(found[1]) if found else 0
    used = {int(match[1]) for each in taken if (match := re.fullmatch(r"s(\d{1,5})", each))}
    following = min((each for each in used if each > start), default=start + 20)
    wanted = [start + (following - start) // 2, *range(start + 1, following), (max(used, default=0) // 10 + 1) * 10]
    return next(f"s{each}" for each in wanted if each > start and each not in used)


def _missing(book: Exchanged, files: Mapping[str, _File], made: Update, *, deletes: bool) -> None:
    """Rows that were taken out: said, and only deleted where that was asked for."""
    gone = sorted({(each.process, each.step) for each in book.then} - book.rows)
    whole = {process for process, step in gone if not step}
    for process, step in gone:
        file = files.get(process)
        if file is None or (step and process in whole):
            continue
        said = Said(book.then.get(Cell(process, step, "text" if step else "title"), ""), f"{process} {step}".strip())
        place = _place(file, step, said.text) if step else None
        if not deletes:
            message = say("Its row was taken out of the workbook; nothing was deleted (--delete-missing does it).")
            made.note(Fate.LEFT, said, message, f"{process} {step}".strip())
        elif not step:
            made.files[file.path] = None
            made.note(Fate.MAPPED, said, say("Deleted, with its file."), process)
        elif place is not None:
            file.values["steps", place] = None
            made.note(Fate.MAPPED, said, say("Deleted."), f"{process} {step}")


def _write(file: _File, made: Update) -> None:
    """The new text of a file, unless the format would refuse it; then the old one stays, and a note says why."""
    if file.path in made.files or not (file.values or file.new):
        return
    gone: dict[Trail, Any] = {
        trail: value
        for trail, value in file.values.items()
        if value is None and trail[:1] == ("steps",) and len(trail) == 2
    }
    rest = {trail: value for trail, value in file.values.items() if trail not in gone}
    text = with_values(file.text, rest, (SOP_ORDER, STEP_ORDER)) if rest else file.text
    for place, item in sorted(file.new, key=lambda pair: -pair[0]):
        text = with_item_at(text, "steps", place, item)
    text = with_values(text, gone) if gone else text
    findings = read(read_document(file.path, text.encode()), SOP_MODEL).findings
    if findings and not read(read_document(file.path, file.text.encode()), SOP_MODEL).findings:
        first = findings[0]
        message = say(
            "With these changes the file would have an error, so it was left as it is: {why}", why=first.message
        )
        made.notes.append(Note(Fate.LEFT, str(first.place), message))
    elif text != file.text:
        made.files[file.path] = text
