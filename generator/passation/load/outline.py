"""Where the values of a text begin and end: what a change replaces, and all that it leaves alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import yaml

from passation.frozen import dataclass
from passation.load.places import ABSENT, LOADER, composed
from passation.source import Key


class CannotSplice(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """The place is written in a way that no change but one by hand leaves whole."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a text: its node, the node of its key in a group, what is around it."""

    node: yaml.Node
    key: yaml.Node | None = None
    above: yaml.Node | None = None
    in_flow: bool = False
    """Whether it stands inside `[ ]` or `{ }`."""


def spot_of(text: str, trail: Sequence[Key]) -> Spot:
    """The value that `trail` leads to. Raises CannotSplice for one that is not in the text."""
    root = yaml.compose(text, Loader=LOADER)
    if root is None:
        raise CannotSplice(trail)
    found = Spot(root)
    for key in trail:
        found = _below(found, key)
    return found


def _below(found: Spot, key: Key) -> Spot:
    node = found.node
    in_flow = found.in_flow or is_flow(node)
    if isinstance(node, yaml.MappingNode) and isinstance(key, str):
        for name, value in node.value:
            if composed(str(name.value).strip()) == key:
                return Spot(value, name, node, in_flow)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and 0 <= key < len(items(node)):
        return Spot(items(node)[key], None, node, in_flow)
    raise CannotSplice(key)


def is_flow(node: yaml.Node) -> bool:
    """Whether a list or a group stands in `[ ]` or `{ }`."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def items(node: yaml.SequenceNode) -> list[yaml.Node]:
    """The items that say something: a lone hyphen counts as not written."""
    return [each for each in node.value if not is_absent(each)]


def is_absent(node: yaml.Node) -> bool:
    """Whether a value says nothing."""
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ABSENT


def start(node: yaml.Node) -> int:
    """Where a value begins, in characters."""
    return cast("yaml.Mark", node.start_mark).index


def column(node: yaml.Node) -> int:
    """How many characters stand before a value on its line."""
    return cast("yaml.Mark", node.start_mark).column


def end(text: str, node: yaml.Node) -> int:
    """Where a value ends: behind its last character, before spaces, notes and empty lines."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end(text, last[1] if isinstance(last, tuple) else last)
    behind = cast("yaml.Mark", node.end_mark).index
    return start(node) + len(text[start(node) : behind].rstrip())


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line after that of a place begins."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def lines_of_item(text: str, above: yaml.SequenceNode, index: int) -> tuple[int, int]:
    """The lines of an item of a list written with hyphens, from the notes right above it to the end of its last line.

    Notes above the first item may be about the whole list, and stay.
    """
    node = items(above)[index]
    first = line_start(text, start(node))
    if text[first : start(node)].strip() != "-":
        raise CannotSplice(index)
    margin = " " * column(above)
    while index and (line := text[line_start(text, first - 1) : first]).lstrip().startswith("#"):
        if not line.startswith(f"{margin}#"):
            break
        first -= len(line)
    return first, line_end(text, end(text, node))
