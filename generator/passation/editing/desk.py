"""The company on the desk: its processes, what is wrong with a text that is not saved yet, its drawing, and saving it.

Whoever edits the sources has the sources: this room carries what was read to the rules and through the gate, and shows
the edition of a reader who sees everything.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from passation.analysis.naming import letters_of, next_number, slug, written_numbers
from passation.editing.view import Choices
from passation.editing.weighing import Judged, Scales, alone
from passation.edition import publish
from passation.finding import Message
from passation.frozen import dataclass
from passation.load.alter import readable
from passation.load.encoding import encoded, not_utf_8
from passation.load.folder import gather
from passation.load.memory import Memory
from passation.load.outline import CannotSplice
from passation.load.parts import COLLECTIONS
from passation.maps import Drawing, swimlane
from passation.model.company import Audience
from passation.starters.sheet import headed, process_sheet, usual_owner
from passation.table import Target
from passation.tools.writer import write_file
from passation.words import Words

NEW: Final = ""
"""The stamp of a file that does not exist yet."""


class Unknown(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """There is no such process, or no such domain."""


class Changed(Exception):  # noqa: N818  # as above
    """The file on the disk is not the one that was opened. `text` is what it says now."""

    def __init__(self, text: str, stamp: str) -> None:
        super().__init__("changed")
        self.text = text
        self.stamp = stamp


class Unreadable(Exception):  # noqa: N818  # as above
    """The text cannot be read as YAML: nothing was written."""


class NoText(Exception):  # noqa: N818  # as above
    """The file is no UTF-8 text. `said` is what it is instead, `cure` what to do."""

    def __init__(self, path: str, said: Message, cure: Message | None) -> None:
        super().__init__(path)
        self.path = path
        self.said = said
        self.cure = cure


class Untitled(Exception):  # noqa: N818  # as above
    """A new process has no title yet, and its file takes its name from it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A process in the list."""

    number: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A domain and its processes."""

    id: str
    title: str
    processes: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was opened: where it is, what it says, and the mark by which a change of it is seen."""

    number: str
    domain: str
    path: str
    text: str
    stamp: str


class Desk:
    """One company, open for editing. Several threads may ask at once; one at a time writes."""

    def __init__(self, root: Path, today: dt.date, words: Words) -> None:
        """Reads the company. Raises OSError only when the disk itself fails."""
        self.root = root
        self.today = today
        self.words = words
        self._memory = Memory()
        self._lock = threading.RLock()
        self._parts = gather(root, self._memory)
        self._scales = Scales(today)

    def refresh(self) -> None:
        """Read again what has changed on the disk."""
        with self._lock:
            self._parts = gather(self.root, self._memory)

    @property
    def company(self) -> str:
        """The company's name."""
        value = getattr(self._parts.company.get("company.yml"), "value", None)
        return str(value.name) if value is not None else self.root.name

    def shelves(self) -> tuple[Shelf, ...]:
        """Every process, by domain, in the company's order of domains."""
        named = self._domains()
        found: dict[str, list[Listed]] = {domain: [] for domain in named}
        for domain, number, reading in sorted(self._parts.sops, key=lambda each: each[1]):
            title = reading.raw.get("title")
            listed = Listed(number, title if isinstance(title, str) else "", reading.document.source.path)
            found.setdefault(domain, []).append(listed)
        return tuple(Shelf(each, named.get(each, each), tuple(listed)) for each, listed in found.items())

    def _domains(self) -> dict[str, str]:
        value = getattr(self._parts.company.get("company.yml"), "value", None)
        return {each.id: each.title for each in value.domains} if value is not None else {}

    def choices(self) -> Choices:
        """What a reference may name, by kind."""
        found = {kind: [(each.id, _name(each)) for each in self._items(kind)] for kind in COLLECTIONS}
        processes = [
            (each.number, f"{each.number} · {each.title}") for shelf in self.shelves() for each in shelf.processes
        ]
        return {**found, "process": processes}

    def _items(self, kind: str) -> Sequence[Any]:
        file, key = COLLECTIONS[kind]
        return tuple(getattr(self._parts.file(file), key))

    def opened(self, number: str) -> Opened:
        """The file of a process as it is on the disk now. Raises Unknown, or NoText."""
        domain, path = self._found(number)
        data = (self.root / path).read_bytes()
        return Opened(number, domain, path, decoded(path, data), stamp(data))

    def _found(self, number: str) -> tuple[str, str]:
        for domain, known, reading in self._parts.sops:
            if known == number:
                return domain, reading.document.source.path
        raise Unknown(number)

    def begun(self, domain: str) -> Opened:
        """A process that does not exist yet, with the next free number of its domain. Raises Unknown."""
        if domain not in {each.id for each in self.shelves()}:
            raise Unknown(domain)
        number = self._next(domain)
        path = f"sops/{domain}/{number}-x.yml"
        inside = [each.id for each in self._items("actor") if each.side == "internal"]
        owners = [owner for _, _, reading in self._parts.sops if isinstance(owner := reading.raw.get("owner"), str)]
        sheet = process_sheet(number, "", usual_owner(inside, owners) or "", "", self.words)
        return Opened(number, domain, path, headed(sheet, "sop", path, self.root), NEW)

    def _next(self, domain: str) -> str:
        letters = letters_of((shelf, number) for shelf, number, _ in self._parts.sops)
        taken = {each for _, number, reading in self._parts.sops for each in (number, *written_numbers(reading.raw))}
        number = next_number(domain, letters, taken)
        if number is None:
            raise Unknown(domain)
        return number

    def judged(self, opened: Opened, text: str, *, whole: bool = False) -> Judged:
        """What is wrong if the file said `text`: in itself, at once; or in the `whole` company."""
        if whole:
            return self._scales.of_all(self._parts, opened.path, text)
        return self._scales.at_once(self._parts, opened.path, opened.number, text)

    def drawn(self, opened: Opened, text: str) -> tuple[Drawing, ...] | None:
        """The swimlane of the process if the file said `text`; None while it cannot be drawn."""
        manual = alone(self._parts, opened.path, text).manual
        if manual is None or opened.number not in manual.sops:
            return None
        everything = {"id": "atelier", "sees": "secret", "scope": "all", "language": self.words.language}
        edition = publish(manual, Audience.model_validate(everything))
        return swimlane(edition, self.words, opened.number, _to_step)

    def saved(self, opened: Opened, text: str) -> Opened:
        """Write the text, whole or not at all, if the file is still what was opened.

        Raises:
            Changed: somebody else has written it meanwhile; nothing was written.
            Unreadable: nobody could read it; nothing was written.
            NoText: what is on the disk now is no text; nothing was written.
            Untitled: a new process wants a title first.
            CannotWrite: the system refused; what was there is untouched.
        """
        try:
            title = readable(text).get("title")
        except CannotSplice as fault:
            raise Unreadable from fault
        with self._lock:
            path = opened.path if opened.stamp != NEW else self._new_path(opened, title)
            target = self.root / path
            before = target.read_bytes() if target.exists() else b""
            if (stamp(before) if target.exists() else NEW) != opened.stamp:
                raise Changed(decoded(path, before), stamp(before))
            data = encoded(text, before)
            write_file(data, target)
            self.refresh()
        return Opened(opened.number, opened.domain, path, text, stamp(data))

    def _new_path(self, opened: Opened, title: object) -> str:
        name = slug(title) if isinstance(title, str) else ""
        if not name:
            raise Untitled
        self.refresh()
        taken = [(number, path) for _, number, reading in self._parts.sops if (path := reading.document.source.path)]
        return next(
            (path for number, path in taken if number == opened.number),
            f"sops/{opened.domain}/{opened.number}-{name}.yml",
        )


def stamp(data: bytes) -> str:
    """The mark of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def decoded(path: str, data: bytes) -> str:
    """The text of a file, with one kind of line end. Raises NoText for what is no UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as fault:
        _, finding = not_utf_8(path, data, fault.start)
        raise NoText(path, finding.message, finding.cure) from fault


def _name(item: object) -> str:
    return str(getattr(item, "name", None) or getattr(item, "title", None) or getattr(item, "id", ""))


def _to_step(target: Target) -> str | None:
    """Where a step of the drawing leads: to its card in the form."""
    return f"#step-{target.step}" if target.kind == "process" and target.step else None
