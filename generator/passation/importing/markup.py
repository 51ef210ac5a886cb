"""XML from anybody: no document type, no entity, nothing outside, not too deep, not too much.

Checked before any library reads it, for the one that reads Word files has no such guard.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from passation.finding import say
from passation.importing.bounds import MAX_DEPTH, MAX_ELEMENTS
from passation.importing.found import NotTaken
from passation.importing.needed import needed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def check_markup(name: str, data: bytes, elements: int = 0) -> int:
    """Read a part from end to end and keep nothing of it; gives `elements` and the number of its own.

    Raises NotTaken for a part that is not well-formed, declares a document type or entities, or has no bounds.
    """
    depth = 0
    try:
        for event, element in _defused().iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            if event == "start":
                depth, elements = depth + 1, elements + 1
                if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
                    raise NotTaken(say("The part {name} of this document is too deep or too large.", name=name))
            else:
                depth -= 1
                element.clear()
    except (SyntaxError, ValueError, LookupError) as fault:  # ParseError is a SyntaxError, defusedxml's a ValueError
        raise _refused(name, fault) from None
    return elements


def parsed(name: str, data: bytes) -> Element:
    """The tree of a document, checked first. Raises NotTaken as `check_markup`."""
    check_markup(name, data)
    tree: Element = _defused().fromstring(data, forbid_dtd=True)
    return tree


def _defused() -> Any:
    with needed():
        from defusedxml import ElementTree  # noqa: PLC0415  # of the extra `import`, and few commands need it
    return ElementTree


def _refused(name: str, fault: Exception) -> NotTaken:
    if type(fault).__module__.startswith("defusedxml"):
        return NotTaken(
            say("{name} declares a document type or entities: such files are not opened.", name=name),
            say("Save it again with the programme that made it, without these declarations."),
        )
    return NotTaken(
        say("{name} cannot be read: it is damaged.", name=name),
        say("Open it with the programme that made it, save it under another name, and try again."),
    )
