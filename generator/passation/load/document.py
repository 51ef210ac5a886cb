"""One YAML file, hostile until read: bounds and refusals over a stream of events, then plain text values.

Nothing is composed before it is counted: PyYAML's own loaders crash or hang on deep nesting and merge bombs. No type is
implied (`NO`, `012`, `1.10` stay text); anchors, aliases, merge keys and tags are refused; a doubled key is a fault.
"""

from __future__ import annotations

from typing import Any, Final

from passation.finding import Finding, Severity, say
from passation.frozen import dataclass
from passation.load.cut import cut_texts
from passation.load.encoding import forbidden_here, no_text, not_utf_8
from passation.load.letters import forbidden
from passation.load.places import composed, mark_places
from passation.load.plain import plain_mapping
from passation.source import Origin, Place, Source, Trail

MAX_BYTES: Final = 1_000_000


@dataclass(frozen=True)
class Document:
    """A file that was read: plain values (texts, lists, mappings) and the faults found on the way."""

    source: Source
    data: dict[str, Any] | None
    findings: tuple[Finding, ...] = ()
    refused: frozenset[Trail] = frozenset()
    """Values and keys with a finding of their own: whatever else is wrong with them has the same cause."""

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
    read = plain_mapping(text)
    if read is None:
        from passation.load.closely import closely  # noqa: PLC0415  # all that mends comes with it, for a file in many

        return closely(source)
    return Document(source, read, tuple(cut_texts(path, text)))


def decode(path: str, data: bytes) -> tuple[str, Finding | None]:
    """The text of a file in NFC and with one kind of line end, or the finding that says why it cannot be read."""
    if len(data) > MAX_BYTES:
        size = say("The file is larger than 1 MB: {size} bytes.", size=len(data))
        cure = say("Split it, or move attachments beside the process.")
        return "", Finding("YML102", Severity.ERROR, Place(path), size, cure)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf_8(path, data, error.start)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = forbidden(text)
    if bad is not None:
        return text, no_text(path, data) or forbidden_here(path, text, bad)
    return composed(text), None
