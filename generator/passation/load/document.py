"""One YAML file, hostile until read: bounds and refusals over a stream of events, then plain text values.

Nothing is composed before it is counted: PyYAML's own loaders crash or hang on deep nesting and merge bombs. No type is
implied (`NO`, `012`, `1.10` stay text); anchors, aliases, merge keys and tags are refused; a doubled key is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from passation.finding import Finding, Message, Severity, say
from passation.load.places import ABSENT, LOADER, mark_places, place_of
from passation.load.syntax import explain_syntax
from passation.source import Origin, Place, Source

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 32
MAX_EVENTS: Final = 50_000
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control, bidirectional, zero-width, private-use characters, surrogates, non-characters: never meant."""
_DROPPED: Final = "x-"


@dataclass(frozen=True)
class Document:
    """A file that was read: plain values (texts, lists, mappings) and the faults found on the way."""

    source: Source
    data: dict[str, Any] | None
    findings: tuple[Finding, ...] = ()

    @property
    def origin(self) -> Origin:
        """The whole file."""
        return Origin(self.source)


def read_document(path: str, data: bytes) -> Document:
    """Reads one file; `path` is relative to the company's root. Never raises for what the author wrote."""
    text, finding = decode(path, data)
    source = Source(path, text, mark_places)
    if finding is not None:
        return Document(source, None, (finding,))
    builder = _Builder(path)
    try:
        for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
            if count > MAX_EVENTS:
                builder.refuse("YML108", event, say("This file holds too many values to be read safely."))
                return Document(source, None, tuple(builder.findings))
            builder.take(event)
            if builder.stopped:
                return Document(source, None, tuple(builder.findings))
    except yaml.YAMLError as error:
        return Document(source, None, (*builder.findings, explain_syntax(path, text, error)))
    return Document(source, builder.mapping(), tuple(builder.findings))


def decode(path: str, data: bytes) -> tuple[str, Finding | None]:
    """The text of a file in NFC, or the finding that says why it cannot be read."""
    if len(data) > MAX_BYTES:
        size = say("The file is larger than 1 MB: {size} bytes.", size=len(data))
        return "", _finding("YML102", Place(path), size, say("Split it, or move attachments beside the process."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        said = say("This is not UTF-8 text.")
        return "", _finding("YML101", Place(path, line, column), said, say("Save the file as UTF-8 in your editor."))
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        return "", _forbidden(path, text, bad)
    return unicodedata.normalize("NFC", text), None


def _forbidden(path: str, text: str, bad: re.Match[str]) -> Finding:
    line = text.count("\n", 0, bad.start()) + 1
    column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1) + 1
    said = say("An invisible or forbidden character stands here: {code}.", code=f"U+{ord(bad[0]):04X}")
    return _finding("YML103", Place(path, line, column, 1), said, say("Delete it and type the text again."))


def _finding(code: str, place: Place, message: Message, cure: Message | None = None) -> Finding:
    return Finding(code, Severity.ERROR, place, message, cure)


@dataclass(slots=True)
class _Level:
    """One mapping or list being filled."""

    value: Any
    is_mapping: bool
    key: str | None = None
    expects_key: bool = True
    seen: set[str] = field(default_factory=set)


class _Builder:
    """Fills plain values from events; keeps the faults that do not stop the reading."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._stack: list[_Level] = []
        self._root: Any = None
        self._documents = 0
        self.findings: list[Finding] = []
        self.stopped = False

    def refuse(self, code: str, event: yaml.Event, message: Message, cure: Message | None = None) -> None:
        """Keeps a fault at a place."""
        self.findings.append(_finding(code, place_of(self._path, event), message, cure))

    def take(self, event: yaml.Event) -> None:
        """Takes one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_alias(event)
            self._put(None, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def mapping(self) -> dict[str, Any] | None:
        """The file's mapping; any other content is a fault."""
        if isinstance(self._root, dict):
            return self._root
        if not any(finding.code == "YML109" for finding in self.findings):
            said = say("The file is empty.") if self._root is None else say("The file must be a list of `key: value`.")
            cure = say("Start with the five keys of a process, or delete the file.")
            self.findings.append(_finding("YML109", Place(self._path), said, cure))
        return None

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            said = say("A second document starts here, after `---`.")
            self.refuse("YML109", event, said, say("One file holds one thing: move the rest to a new file."))
            self.stopped = True

    def _refuse_alias(self, event: yaml.Event) -> None:
        said = say("Anchors and aliases (`&`, `*`, `<<`) are not used here.")
        self.refuse("YML106", event, said, say("Write the value out; put quotes around a text that starts so."))

    def _check_node(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._refuse_alias(event)
        if event.tag is not None and event.tag != "!":
            said = say("Tags such as `{tag}` are not used here.", tag=event.tag[:40])
            self.refuse("YML107", event, said, say("Delete the tag, or put the text in quotes."))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._check_node(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.is_mapping and top.expects_key:
            self._key(top, event)
            return
        absent = event.implicit[0] and event.value in ABSENT
        value = None if absent else unsurrogate(event.value)
        if value is not None and _FORBIDDEN.search(value):
            said = say("An escape in this text stands for a forbidden character.")
            self.refuse("YML103", event, said, say("Delete it and type the text again."))
        self._put(value, event)

    def _key(self, top: _Level, event: yaml.ScalarEvent) -> None:
        key = event.value
        if key == "<<":
            self._refuse_alias(event)
        if key in top.seen:
            said = say("`{key}` is written twice.", key=key[:80])
            self.refuse("YML105", event, said, say("Keep one of the two; otherwise nobody knows which counts."))
        elif not key.strip() or len(key) > 300:
            self.refuse("YML110", event, say("A key is empty or too long."), say("Give it a name."))
        top.key = None if key in top.seen or key.startswith(_DROPPED) else key.strip()
        top.seen.add(key)
        top.expects_key = False

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._check_node(event)
        if self._stack and self._stack[-1].is_mapping and self._stack[-1].expects_key:
            said = say("A key must be a simple text.")
            self.refuse("YML110", event, said, say("Put quotes around text that contains { } or [ ]."))
            self.stopped = True
            return
        if len(self._stack) >= MAX_DEPTH:
            self.refuse("YML108", event, say("Values are nested too deeply to be read safely."))
            self.stopped = True
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        value: Any = {} if is_mapping else []
        self._put(value, event)
        self._stack.append(_Level(value, is_mapping))

    def _close(self) -> None:
        self._stack.pop()

    def _put(self, value: Any, event: yaml.Event) -> None:
        if not self._stack:
            self._root = value
            return
        top = self._stack[-1]
        if not top.is_mapping:
            if value is not None:
                top.value.append(value)
            return
        if top.expects_key:
            self.refuse("YML110", event, say("A key must be a simple text."))
            self.stopped = True
            return
        if top.key is not None and value is not None:
            top.value[top.key] = value
        top.expects_key = True


def unsurrogate(text: str) -> str:
    """The text with lone surrogates (possible through escapes) made visible as U+FFFD, so that it can be written."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text
