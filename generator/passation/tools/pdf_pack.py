"""A PDF of Typst's made twice as small: its thousands of small objects in compressed streams (PDF 1.5, 7.5.7).

An accessible PDF describes every cell and paragraph by an object of its own, and Typst writes each as plain text. The
content stays what it was; only where objects stand changes. Compression is Typst's own, reached by attaching the data
to an empty PDF: what zlib makes of the same data differs from one machine to another.
"""

import functools
import importlib.resources
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import typst

from passation.frozen import dataclass

_IN_A_STREAM = 400
"""Objects a stream: readers unpack a whole stream for one object."""
_HEADER = re.compile(rb"%PDF-\d\.\d\n%[^\n]*\n")
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*)\sendobj\s*", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(.*?/Root (\d+) 0 R.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_ATTACHED = re.compile(rb"/Length (\d+)/Type/EmbeddedFile(/Filter/FlateDecode)?[^\n]*>>\nstream\n")
"""What is attached; Typst leaves as it is what it cannot make smaller."""


@dataclass(frozen=True, slots=True)
class _Object:
    number: int
    body: bytes
    holds: tuple[int, ...] = ()
    """The numbers of the objects in a stream of objects, in order."""


def packed(pdf: bytes) -> bytes:
    """Give the same document, smaller. Raises ValueError for a PDF that Typst did not write."""
    header, trailer = _HEADER.match(pdf), _TRAILER.search(pdf)
    if header is None or trailer is None:
        raise ValueError("not a PDF with a plain list of objects at its end")
    facts, root, table = trailer[1], int(trailer[2]), int(trailer[3])
    objects = list(_objects(pdf, table))
    moving = [each for each in objects if each.number != root and _may_move(each.body)]
    moved = {each.number for each in moving}
    streams = _streams(moving, max(each.number for each in objects) + 1)
    return _written(header[0], [*(each for each in objects if each.number not in moved), *streams], facts)


def _objects(pdf: bytes, table: int) -> Iterator[_Object]:
    """Every object, found by the list of places at the end of the file."""
    places = sorted(int(each) for each in re.findall(rb"(\d{10}) 00000 n", pdf[table:]))
    for start, end in zip(places, [*places[1:], table], strict=True):
        found = _OBJECT.fullmatch(pdf, start, end)
        if found is None:
            raise ValueError(f"no object at {start}")
        yield _Object(int(found[1]), found[2])


def _may_move(body: bytes) -> bool:
    # Text that is not ASCII would not pass through Typst unchanged; there is little of it.
    return body.isascii() and not body.endswith(b"endstream")


def _streams(objects: Sequence[_Object], first: int) -> list[_Object]:
    """Streams of objects, numbered from `first`."""
    groups = [objects[start : start + _IN_A_STREAM] for start in range(0, len(objects), _IN_A_STREAM)]
    heads = [_head(group) for group in groups]
    texts = [head + b"\n".join(each.body for each in group) for head, group in zip(heads, groups, strict=True)]
    return [
        _Object(
            first + place,
            b"<</Type/ObjStm/N %d/First %d%s/Length %d>>\nstream\n%s\nendstream"
            % (len(group), len(head), made_by, len(small), small),
            tuple(each.number for each in group),
        )
        for place, (group, head, (made_by, small)) in enumerate(zip(groups, heads, _deflated(texts), strict=True))
    ]


def _head(group: Sequence[_Object]) -> bytes:
    """Number and place of each object of a stream."""
    pairs, place = [], 0
    for each in group:
        pairs.append(b"%d %d" % (each.number, place))
        place += len(each.body) + 1
    return b" ".join(pairs) + b"\n"


def _deflated(texts: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """Compress texts with Typst: each is attached to an empty PDF, and taken out again with the name of its filter."""
    named = {f"{place:06}": text.decode("ascii") for place, text in enumerate(texts)}
    template = Path(str(importlib.resources.files("passation") / "tools" / "figure" / "attach.typ"))
    carrier = typst.compile(
        template, root=template.parent, font_paths=_no_fonts(), sys_inputs={"texts": json.dumps(named)}, timestamp=0
    )
    if not isinstance(carrier, bytes):
        raise TypeError("one PDF was asked for")
    return [
        (found[2] or b"", carrier[found.end() : found.end() + int(found[1])]) for found in _ATTACHED.finditer(carrier)
    ]


@functools.cache
def _no_fonts() -> typst.Fonts:
    # Nothing is set: to look for the machine's fonts would take most of the time.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


def _written(header: bytes, objects: Sequence[_Object], facts: bytes) -> bytes:
    """The file anew, with a list of places that knows about streams (PDF 1.5, 7.5.8)."""
    out, where, places = [header], len(header), {0: (0, 0, 0xFFFF)}
    for each in objects:
        places[each.number] = (1, where, 0)
        places |= {number: (2, each.number, index) for index, number in enumerate(each.holds)}
        out.append(b"%d 0 obj\n%s\nendobj\n" % (each.number, each.body))
        where += len(out[-1])
    last = max(places) + 1
    places[last] = (1, where, 0)
    rows = (places.get(number, (0, 0, 0)) for number in range(last + 1))
    table = b"".join(kind.to_bytes(1) + one.to_bytes(4) + two.to_bytes(2) for kind, one, two in rows)
    said = re.sub(rb"/Size \d+", b"", facts).strip()
    dictionary = b"<</Type/XRef/Size %d/W[1 4 2]%s/Length %d>>" % (last + 1, said, len(table))
    out.append(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (last, dictionary, table))
    return b"".join(out) + b"startxref\n%d\n%%%%EOF\n" % where
