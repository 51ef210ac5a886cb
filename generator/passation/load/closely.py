"""A text with something odd in it, read event by event: every fault told at its place, the rest read all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

from passation.finding import Finding, Message, Related, Severity, say
from passation.load import mend
from passation.load.bounds import MAX_FAULTS
from passation.load.cut import cut_texts
from passation.load.document import Document
from passation.load.letters import forbidden
from passation.load.places import ABSENT, MAX_DEPTH, MAX_EVENTS, composed, events, key_of, place_of
from passation.load.plain import BULLET, DROPPED, MAX_KEY, MERGE, NO_BREAK_SPACE
from passation.load.repairs import in_lines
from passation.load.slips import BULLETED, NO_BREAK, Spot, no_break_spot
from passation.load.syntax import explain_syntax
from passation.load.whole import beyond, no_pairs
from passation.source import Source, Trail

_YAML_TAG: Final = "tag:yaml.org,2002:"
_FLATTER: Final = say("Write fewer groups within groups: the deepest item of the format needs eight.")
_SMALLER: Final = say("Split it into several files.")
Mender = Callable[[str], str | None]
"""A line in, the line as it should be out; None where nobody can say."""
_SAFE: Final[tuple[Mender, ...]] = (mend.without_no_break_spaces, mend.starred)
"""Those with which nobody could have meant anything else."""


def closely(source: Source) -> Document:
    """What a text says, as far as it can be read, and what is wrong with it."""
    builder = _Builder(source)
    event: yaml.Event | None = None
    try:
        for count, event in enumerate(events(source.text)):
            if count > MAX_EVENTS:
                builder.refuse("YML108", event, say("This file holds too many values to be read safely."), _SMALLER)
                return Document(source, None, tuple(builder.findings))
            builder.take(event)
            if builder.findings and (builder.stopped or len(builder.findings) >= MAX_FAULTS):
                return Document(source, None, tuple(builder.findings))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # impossible escapes, in PyYAML without libyaml
        return Document(source, None, (*builder.findings, explain_syntax(source.path, source.text, error, event)))
    read = builder.mapping()
    findings = (*builder.findings, *cut_texts(source.path, source.text))
    return Document(source, read, findings, frozenset(builder.refused))


@dataclass(slots=True)
class _Level:
    """One mapping or list being filled."""

    value: Any
    is_mapping: bool
    key: str | None = None
    expects_key: bool = True
    seen: set[str] = field(default_factory=set)
    has_second: bool = False
    """Whether one of its keys came twice."""


class _Builder:
    """Fills plain values from events; keeps the faults that do not stop the reading."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        self._source = source
        self._stack: list[_Level] = []
        self._root: Any = None
        self._documents = 0
        self.findings: list[Finding] = []
        self.refused: set[Trail] = set()
        self.stopped = False
        """Whether nothing more can be read; a finding says why."""

    def refuse(
        self,
        code: str,
        event: yaml.Event,
        message: Message,
        cure: Message,
        mended: Mender = lambda _: None,
    ) -> None:
        """Keeps a fault at a place; `mended` gives its line as it should be."""
        place = place_of(self._path, event)
        line = self._source.line(place.line)
        fix = mended(line)
        repair = in_lines(place, [line], fix, is_safe=mended in _SAFE)
        self.findings.append(Finding(code, Severity.ERROR, place, message, cure, fix=fix, repair=repair))

    def take(self, event: yaml.Event) -> None:
        """Takes one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            if not self._stack or self._stack[-1].key != MERGE:  # `<<` was refused before its value
                self._refuse_alias(event)
            self._put("", refused=True)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def mapping(self) -> dict[str, Any] | None:
        """The file's mapping, empty when nothing is written; any other content is a fault."""
        if isinstance(self._root, dict):
            return self._root
        if self._root is None and not self.findings:
            return {}
        if not self.findings:
            self.findings.append(no_pairs(self._source, self._root))
        return None

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            said = say("A second document starts here, after `---`.")
            self.refuse("YML109", event, said, beyond(self._source.text, place_of(self._path, event).line))
            self.stopped = True

    def _refuse_alias(self, event: yaml.Event) -> None:
        said = say("Anchors and aliases (`&`, `*`, `<<`) are not used here.")
        cure = say("Write the value out; put quotes around a text that starts so.")
        self.refuse("YML106", event, said, cure, mend.starred)

    def _is_plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Whether a node has neither anchor nor tag; what it has is refused."""
        if event.anchor is not None:
            self._refuse_alias(event)
        elif event.tag is not None and event.tag != "!":
            said = say("Tags such as `{tag}` are not used here.", tag=event.tag.replace(_YAML_TAG, "!!")[:40])
            self.refuse("YML107", event, said, say("Delete the tag, or put the text in quotes."), mend.quoted)
        else:
            return True
        return False

    def _is_clean(self, text: str, event: yaml.ScalarEvent) -> bool:
        """Whether a text, once its escapes are read, holds only characters that may stand in a file."""
        if forbidden(text) is None:
            return True
        said = say("An escape in this text stands for a forbidden character.")
        self.refuse("YML103", event, said, say("Delete it and type the text again."))
        return False

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = (event.anchor is None and event.tag is None) or self._is_plain(event)
        top = self._stack[-1] if self._stack else None
        if top is not None and top.is_mapping and top.expects_key:
            self._key(top, event)
            return
        text, is_bare = event.value, event.implicit[0]
        if is_bare:
            if text[:1] in BULLET and self._is_bullet(event):
                return
            self._put(None if text in ABSENT else text, refused=not plain)
        elif event.style == '"':  # only double quotes have escapes; the rest of the file is clean and in NFC already
            self._put(composed(text), refused=not (self._is_clean(text, event) and plain))
        else:
            self._put(text, refused=not plain)

    def _key(self, top: _Level, event: yaml.ScalarEvent) -> None:
        key = key_of(event)
        top.key, top.expects_key = key, False
        if event.value[:1] in NO_BREAK_SPACE:
            self._refuse_no_break_space(event)
            return
        if key[:1] in BULLET and event.implicit[0] and self._is_bullet(event):
            return
        if key == MERGE:
            self._refuse_alias(event)
        elif key in top.seen:
            self._refuse_second(key, event)
            top.key = None
            return
        elif event.style != '"' or self._is_clean(event.value, event):
            if key and len(key) <= MAX_KEY:
                top.key = None if key.startswith(DROPPED) else key
                top.seen.add(key)
                return
            self.refuse("YML110", event, say("A key is empty or too long."), say("Give it a name."))
        top.seen.add(key)
        self.refused.add(self._trail())

    def _refuse_no_break_space(self, event: yaml.ScalarEvent) -> None:
        """A key behind a no-break space; the line as it should be looks the same, so that it is not shown."""
        self.refuse("YML104", event, *NO_BREAK, mend.without_no_break_spaces)
        place = self.findings[-1].place
        spot = no_break_spot(self._source.line(place.line)) or Spot(place.column - 1)
        there = replace(place, column=spot.column + 1, width=spot.width)
        self.findings[-1] = replace(self.findings[-1], where=there, fix=None)
        self.stopped = True

    def _is_bullet(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text begins with a bullet of a word processor: a list was meant; it is refused as such."""
        if not re.match(r".[\s\u00a0\u202f]", event.value):
            return False
        self.refuse("YML104", event, *BULLETED, mend.with_hyphen)
        place, lines = self.findings[-1].place, self._source.text.split("\n")[self.findings[-1].place.line - 1 :]
        repair = in_lines(place, lines, "\n".join(mend.with_hyphens(lines)), is_safe=True)
        self.findings[-1] = replace(self.findings[-1], repair=repair)
        self.stopped = True
        return True

    def _refuse_second(self, key: str, event: yaml.ScalarEvent) -> None:
        """A key that its group has already. In an item of a list, several of them are one lost hyphen."""
        top, said, findings = self._stack[-1], say("`{key}` is written twice.", key=key[:80]), len(self.findings)
        if len(self._stack) == 1 or self._stack[-2].is_mapping:
            self.refuse("YML105", event, said, say("Keep one of the two; otherwise nobody knows which counts."))
        elif not top.has_second:
            cure = say("If a new item begins here, put a hyphen before it; otherwise keep one of the two.")
            self.refuse("YML105", event, said, cure, mend.as_item)
        top.has_second = True
        first = self._source.marks.keys.get((*self._trail()[:-1], key))
        if first is not None and len(self.findings) > findings:
            related = (Related(first, say("It is first written here.")),)
            self.findings[-1] = replace(self.findings[-1], related=related)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        plain = (event.anchor is None and event.tag is None) or self._is_plain(event)
        if self._stack and self._stack[-1].is_mapping and self._stack[-1].expects_key:
            said = say("A key must be a simple text.")
            self.refuse("YML110", event, said, say("Put quotes around text that contains { } or [ ]."))
            self.stopped = True
            return
        if len(self._stack) >= MAX_DEPTH:
            self.refuse("YML108", event, say("Values are nested too deeply to be read safely."), _FLATTER)
            self.stopped = True
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        value: Any = {} if is_mapping else []
        self._put(value, refused=not plain)
        self._stack.append(_Level(value, is_mapping))

    def _put(self, value: Any, *, refused: bool = False) -> None:
        if not self._stack:
            self._root = value
            return
        top = self._stack[-1]
        if top.is_mapping:
            if top.expects_key:  # an alias as a key: it was refused as such
                self.stopped = True
                return
            if top.key is not None:
                top.value[top.key] = value  # a key that says nothing stays: the model drops it only where it knows it
        elif value is not None:
            top.value.append(value)
        if refused:
            self.refused.add(self._trail())
        top.expects_key = True

    def _trail(self) -> Trail:
        """The keys that lead to the value that was just taken."""
        return tuple((level.key or "") if level.is_mapping else max(len(level.value) - 1, 0) for level in self._stack)
