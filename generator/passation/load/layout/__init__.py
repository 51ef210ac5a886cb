"""One way to lay a file out: what the author says stays, comments and his blank lines included; only its looks change.

Each layer takes a text and gives a text, and is kept only where the file still says the same: whatever YAML holds in
store, `canonical` changes no meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from passation.load.document import read_document
from passation.load.layout.fold import folded
from passation.load.layout.indent import indented
from passation.load.layout.joints import joined
from passation.load.layout.lines import tidied
from passation.load.layout.order import ordered
from passation.load.layout.signs import signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

_LAYERS: Final[tuple[Callable[[str, type[BaseModel]], str], ...]] = (
    tidied,
    joined,
    indented,
    signed,
    ordered,
    folded,
    tidied,
)


def canonical(text: str, model: type[BaseModel]) -> str:
    """The text as `fmt` writes it; `text` is one that `read_document` reads without a finding."""
    said = meaning(text)
    for layer in _LAYERS:
        laid = layer(text, model)
        if laid != text and meaning(laid) == said:
            text = laid
    return text


def meaning(text: str) -> object:
    """What a text says, whatever its looks: texts without the spaces around them, groups in order; None if unreadable.

    The order of keys counts only where the author made the keys up; there `ordered` changes nothing.
    """
    document = read_document("", text.encode("utf-8", "surrogatepass"))
    return _plain(document.data) if document.data is not None and not document.findings else None


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.strip() if isinstance(value, str) else value
