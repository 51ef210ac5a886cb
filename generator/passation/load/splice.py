"""One change to an author's text: the characters of a value are replaced, and every other one stays as it is.

Nothing is written anew that was not changed, so that notes, order, quotes, alignment and empty lines are the author's.
`alter.py` reads each result back: what stands here may raise CannotSplice, or trust that somebody looks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

import yaml

from passation.load import outline, spell
from passation.load.outline import CannotSplice, Spot, spot_of
from passation.load.spell import Value
from passation.source import Trail

_COLUMN: Final = 2
"""Spaces before a note from which on it was put into a column on purpose."""


def set_value(text: str, trail: Trail, value: Value) -> str:
    """The text with another value at a place that is written already."""
    spot = spot_of(text, trail)
    node = spot.node
    if isinstance(value, str) and isinstance(node, yaml.ScalarNode):
        return _put(text, *_scalar(text, spot, value))
    if outline.is_flow(node) or spot.in_flow or (isinstance(node, yaml.ScalarNode) and spot.key is None):
        return _put(text, outline.start(node), outline.end(text, node), spell.flow(value))
    if spot.key is None:
        raise CannotSplice(trail)
    colon = text.index(":", outline.end(text, spot.key)) + 1
    return _put(text, colon, outline.end(text, node), spell.after_key(value, outline.column(spot.key)))


def _scalar(text: str, spot: Spot, value: str) -> tuple[int, int, str]:
    node = spot.node
    first, last = outline.start(node), outline.end(text, node)
    followed = bool(text[last : outline.line_end(text, last)].strip())
    indent = outline.column(spot.key) if spot.key is not None else _margin(spot)
    style = getattr(node, "style", None)
    said = spell.scalar(value, indent, style=style, in_flow=spot.in_flow, one_line=followed)
    said = f" {said}" if first == last and text[first - 1] == ":" else said
    return first, *_aligned(text, last, said, len(said) - (last - first))


def _aligned(text: str, last: int, said: str, longer: int) -> tuple[int, str]:
    """A value and the spaces behind it, so that the note on its line keeps its column where there is room."""
    gap = len(text[last:]) - len(text[last:].lstrip(" "))
    if gap < _COLUMN or text[last + gap : last + gap + 1] != "#" or longer == 0:
        return last, said
    return last + gap, said + " " * max(gap - longer, 1)


def _margin(spot: Spot) -> int:
    return outline.column(spot.above) if spot.above is not None else 0


def set_key(text: str, trail: Trail, key: str) -> str:
    """The text with another word for a key; its value stays."""
    spot = spot_of(text, trail)
    if spot.key is None:
        raise CannotSplice(trail)
    said = spell.scalar(key, 0, style=getattr(spot.key, "style", None), in_flow=spot.in_flow, one_line=True)
    return _put(text, outline.start(spot.key), outline.end(text, spot.key), said)


def add_pair(text: str, trail: Trail, value: Value, order: Sequence[str] = ()) -> str:
    """The text with a key that is not written yet: behind those that come before it in `order`, else at the end."""
    *above, key = trail
    group = spot_of(text, above)
    if not isinstance(group.node, yaml.MappingNode) or not isinstance(key, str) or not group.node.value:
        raise CannotSplice(trail)
    before = _before(group.node, key, order)
    place = outline.end(text, before)
    if outline.is_flow(group.node) or group.in_flow:
        return _put(text, place, place, f", {spell.flow(key)}: {spell.flow(value)}")
    margin = outline.column(group.node.value[0][0])
    text, behind = _closed(text, outline.line_end(text, place))
    return _put(text, behind, behind, f"{' ' * margin}{spell.pair(key, value, margin)}\n")


def _before(group: yaml.MappingNode, key: str, order: Sequence[str]) -> yaml.Node:
    """The value after which a new key stands."""
    known = {name: place for place, name in enumerate(order)}
    values: list[tuple[str, yaml.Node]] = [(str(name.value), value) for name, value in group.value]
    earlier = [value for name, value in values if known.get(name, len(known)) < known.get(key, -1)]
    return (earlier or [value for _, value in (values[:1] if key in known else values)])[-1]


def remove_pair(text: str, trail: Trail) -> str:
    """The text without a key; a group that would be empty goes with it."""
    spot = spot_of(text, trail)
    if not isinstance(spot.above, yaml.MappingNode) or spot.key is None:
        raise CannotSplice(trail)
    if len(spot.above.value) == 1:
        return remove(text, trail[:-1])
    index = next(place for place, (name, _) in enumerate(spot.above.value) if name is spot.key)
    first, last = outline.start(spot.key), outline.end(text, spot.node)
    if spot.in_flow:
        return _without(text, [(outline.start(k), outline.end(text, v)) for k, v in spot.above.value], index)
    if text[outline.line_start(text, first) : first].strip():  # behind the hyphen of an item
        following = outline.start(spot.above.value[index + 1][0])
        if "#" in text[last:following]:
            raise CannotSplice(trail)
        return _put(text, first, following, "")
    return _put(text, outline.line_start(text, first), outline.line_end(text, last), "")


def remove_item(text: str, trail: Trail) -> str:
    """The text without an item of a list; a list that would be empty goes with it."""
    above, index = _list_of(text, trail)
    if len(outline.items(above)) == 1:
        return remove(text, trail[:-1])
    if outline.is_flow(above):
        return _without(text, _spans(text, above), index)
    first, last = outline.lines_of_item(text, above, index)
    doubled = text[:first].endswith("\n\n") and text[last : last + 1] == "\n"  # an empty line on both sides
    return _put(text, first, last + doubled, "")


def remove(text: str, trail: Trail) -> str:
    """The text without a key or an item. Raises CannotSplice for the file as a whole."""
    if not trail:
        raise CannotSplice(trail)
    return remove_item(text, trail) if isinstance(trail[-1], int) else remove_pair(text, trail)


def add_item(text: str, trail: Trail, value: Value) -> str:
    """The text with one more item in a list that has some; the last key of `trail` is its place."""
    *list_trail, index = trail
    above = spot_of(text, list_trail).node
    if not isinstance(above, yaml.SequenceNode) or not isinstance(index, int) or not outline.items(above):
        raise CannotSplice(trail)
    known = outline.items(above)
    if outline.is_flow(above) and index < len(known):
        place = outline.start(known[index])
        return _put(text, place, place, f"{spell.flow(value)}, ")
    if outline.is_flow(above):
        place = outline.end(text, known[-1])
        return _put(text, place, place, f", {spell.flow(value)}")
    ranges = [outline.lines_of_item(text, above, each) for each in range(len(known))]
    text, _ = _closed(text, len(text))
    place = ranges[index][0] if index < len(known) else outline.line_end(text, outline.end(text, known[-1]))
    margin = outline.column(above)
    said = f"{' ' * margin}- {spell.item(value, margin)}\n"
    if len(ranges) > 1 and "\n" in text[ranges[-2][1] : ranges[-1][0]]:  # empty lines stand between the others, too
        said = f"{said}\n" if index < len(known) else f"\n{said}"
    return _put(text, place, place, said)


def swap_items(text: str, trail: Trail) -> str:
    """The text in which an item and the next one have changed places, their notes with them."""
    above, index = _list_of(text, trail)
    if index + 1 >= len(outline.items(above)):
        raise CannotSplice(trail)
    text, _ = _closed(text, len(text))
    spans = (
        _spans(text, above)
        if outline.is_flow(above)
        else [outline.lines_of_item(text, above, each) for each in (*[0] * index, index, index + 1)]
    )
    (a, b), (c, d) = spans[index], spans[index + 1]
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def set_items(text: str, trail: Trail, values: Sequence[str]) -> str:
    """The text with other words in a list of words; those that stay keep their place and their notes."""
    node = spot_of(text, trail).node
    if not isinstance(node, yaml.SequenceNode) or not all(isinstance(each, yaml.ScalarNode) for each in node.value):
        return set_value(text, trail, list(values))
    old = [str(each.value) for each in outline.items(node)]
    if not old or not values:
        return set_value(text, trail, list(values)) if values else remove(text, trail)
    for _, a, b, c, d in reversed(SequenceMatcher(None, old, values, autojunk=False).get_opcodes()):
        text = _items(text, trail, (a, b), values[c:d])
    return text


def _items(text: str, trail: Trail, old: tuple[int, int], new: Sequence[str]) -> str:
    """Some items of a list replaced by some words; what is too much is added before anything is taken out."""
    first, last = old
    both = min(last - first, len(new))
    for place, word in enumerate(new[both:]):
        text = add_item(text, (*trail, first + both + place), word)
    for place in reversed(range(first + both, last)):
        text = remove_item(text, (*trail, place))
    for place, word in enumerate(new[:both]):
        if spot_of(text, (*trail, first + place)).node.value != word:
            text = set_value(text, (*trail, first + place), word)
    return text


def _list_of(text: str, trail: Trail) -> tuple[yaml.SequenceNode, int]:
    spot = spot_of(text, trail)
    if not isinstance(spot.above, yaml.SequenceNode) or not isinstance(trail[-1], int):
        raise CannotSplice(trail)
    return spot.above, trail[-1]


def _spans(text: str, above: yaml.SequenceNode) -> list[tuple[int, int]]:
    return [(outline.start(each), outline.end(text, each)) for each in outline.items(above)]


def _without(text: str, spans: Sequence[tuple[int, int]], index: int) -> str:
    """Without one of several parts that commas divide."""
    if index + 1 < len(spans):
        return _put(text, spans[index][0], spans[index + 1][0], "")
    return _put(text, spans[index - 1][1], spans[index][1], "")


def _closed(text: str, place: int) -> tuple[str, int]:
    """The text with an end to its last line, and the place counted with it."""
    return (text, place) if text.endswith("\n") else (f"{text}\n", place + (place == len(text)))


def _put(text: str, first: int, last: int, said: str) -> str:
    return text[:first] + said + text[last:]
