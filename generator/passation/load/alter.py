"""One change to a process file, asked for by the keys that lead to it: done in the text, then read back.

An author may write `inputs: balance` for `inputs: [{data: balance}]`. A change is asked for in the long way; here it
meets what is written, and the short way gives way only where it cannot hold what is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, Literal, get_args

from passation.finding import Severity
from passation.frozen import dataclass
from passation.load import splice
from passation.load.document import read_document
from passation.load.outline import CannotSplice
from passation.load.places import composed
from passation.load.spell import Value
from passation.model.refs import Widen
from passation.model.sop import Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep
from passation.source import Key, Trail

Kind = Literal["set", "words", "add", "remove", "down", "rename"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_MODELS: Final = (Sop, DoStep, AskStep, WaitStep, CallStep)


@dataclass(frozen=True, slots=True)
class Change:
    """What to do at a place: `set` a value, the `words` of a list, `add` an item at an index, `remove` what is there,
    move an item `down` by one, `rename` a key.
    """

    kind: Kind
    at: Trail
    value: Value | None = None


def altered(text: str, change: Change, order: Sequence[str] = ()) -> str:
    """The text with the change, every other character as it was.

    Args:
        text: a process file.
        change: what to do; removing what is not there is no change.
        order: the order of the keys of the group in which a new one may be needed.

    Raises:
        CannotSplice: the text cannot be read, or is written in a way that only its author can change.
    """
    data = readable(text)
    settled = _settled(data, replace(change, value=_composed(change.value)))
    if settled is None:
        return text
    if settled.kind != "add" and _same(data, settled):
        return text
    try:
        made = _spliced(text, data, settled, order)
        read = readable(made)
    except (LookupError, ValueError) as fault:
        raise CannotSplice(change.at) from fault
    if _pruned(read) != _pruned(_applied(data, settled)):
        raise CannotSplice(change.at)
    return made


def readable(text: str) -> dict[str, Any]:
    """What a text holds. Raises CannotSplice while it cannot be read."""
    document = read_document("", text.encode())
    if document.data is None or any(each.severity is Severity.ERROR for each in document.findings):
        raise CannotSplice("unreadable")
    return document.data


def _composed(value: Any) -> Any:
    """The value as it reads back: its letters composed (NFC)."""
    if isinstance(value, Mapping):
        return {composed(key): _composed(each) for key, each in value.items()}
    if isinstance(value, str):
        return composed(value)
    return [_composed(each) for each in value] if isinstance(value, list | tuple) else value


def _settled(data: Any, change: Change) -> Change | None:
    """The change as what is written wants it; None where there is nothing to remove."""
    found, path = data, list[Key]()
    for place, key in enumerate(change.at):
        rest = change.at[place + 1 :]
        if isinstance(found, dict) and isinstance(key, str):
            if found.get(key) is None:
                return _new(change, (*path, key), rest)
        elif isinstance(found, list) and isinstance(key, int):
            if key >= len(found):
                return replace(change, at=(*path, len(found))) if change.kind == "add" and not rest else None
        elif key == 0 and not (change.kind == "add" and not rest):
            continue  # one value stands for a list of one
        elif isinstance(key, int) and change.kind == "add":
            first = [change.value, found] if key == 0 else [found, change.value]
            return Change("set", tuple(path), first)
        elif isinstance(found, str) and isinstance(key, str):
            return _widened(change, path, found, key, rest)
        else:
            raise CannotSplice(change.at)
        found, path = found[key], [*path, key]
    return _lone(change, tuple(path)) if isinstance(found, str) else replace(change, at=tuple(path))


def _lone(change: Change, at: Trail) -> Change:
    """A change to what is written as one word: a list of one word stays one."""
    value = change.value
    if change.kind == "words" and isinstance(value, list) and len(value) == 1:
        return Change("set", at, value[0])
    return replace(change, at=at)


def _widened(change: Change, path: Sequence[Key], word: str, key: str, rest: Trail) -> Change | None:
    """A change to one key of a group that is written as a word."""
    own = words().get(next((each for each in reversed(path) if isinstance(each, str) and each in words()), ""))
    if own is None or rest:
        raise CannotSplice(change.at)
    if key == own:
        return replace(change, at=tuple(path))
    return Change("set", tuple(path), {own: word, key: change.value or ""}) if change.kind == "set" else None


def _new(change: Change, at: Trail, rest: Trail) -> Change | None:
    """A change to what is not written yet: it is written, with all the groups around it."""
    if change.kind in {"remove", "down", "rename"} or change.value is None:
        return None
    value: Value = change.value
    if change.kind == "words" and isinstance(value, list):
        value = value[0] if len(value) == 1 else value
    for key in reversed(rest):
        value = {key: value} if isinstance(key, str) else [value]
    return Change("set", at, value)


def _spliced(text: str, data: Mapping[str, Any], change: Change, order: Sequence[str]) -> str:
    at, value = change.at, change.value
    match change.kind:
        case "remove":
            return splice.remove(text, at)
        case "down":
            return splice.swap_items(text, at)
        case "rename" if isinstance(value, str):
            return splice.set_key(text, at, value)
        case "words" if isinstance(value, Sequence):
            return splice.set_items(text, at, [str(each) for each in value])
        case "add" if value is not None:
            return splice.add_item(text, at, value)
        case "set" if value is not None:
            written = isinstance(at[-1], int) or at[-1] in _at(data, at[:-1])
            return splice.set_value(text, at, value) if written else splice.add_pair(text, at, value, order)
        case _:
            raise CannotSplice(at)


def _same(data: Any, change: Change) -> bool:
    return change.kind in {"set", "words"} and _pruned(_applied(data, change)) == _pruned(data)


def _applied(data: Any, change: Change) -> Any:
    """What the file must hold afterwards."""
    if not change.at:
        raise CannotSplice(change.at)
    *above, key = change.at
    if above:
        first, *rest = change.at
        inner = _applied(data[first], replace(change, at=tuple(rest)))
        return (
            [inner if i == first else x for i, x in enumerate(data)]
            if isinstance(data, list)
            else {**data, first: inner}
        )
    return _in_list(list(data), change, int(key)) if isinstance(data, list) else _in_group(data, change, str(key))


def _in_list(data: list[Any], change: Change, index: int) -> list[Any]:
    match change.kind:
        case "add":
            return [*data[:index], change.value, *data[index:]]
        case "remove":
            return [*data[:index], *data[index + 1 :]]
        case "down":
            return [*data[:index], *reversed(data[index : index + 2]), *data[index + 2 :]]
        case _:
            return [*data[:index], change.value, *data[index + 1 :]]


def _in_group(data: Mapping[str, Any], change: Change, key: str) -> dict[str, Any]:
    match change.kind:
        case "remove":
            return {name: value for name, value in data.items() if name != key}
        case "rename":
            if change.value in data:
                raise CannotSplice(change.at)
            return {str(change.value) if name == key else name: value for name, value in data.items()}
        case _:
            return {**data, key: change.value}


def _at(data: Any, trail: Trail) -> Any:
    for key in trail:
        data = data[key]
    return data


def _pruned(data: Any) -> Any:
    """Without what says nothing: keys with nothing behind them, groups and lists with nothing in them."""
    if isinstance(data, Mapping):
        kept = {key: _pruned(each) for key, each in data.items()}
        return {key: each for key, each in kept.items() if each not in (None, {}, [])}
    return [_pruned(each) for each in data] if isinstance(data, list | tuple) else data


@cache
def words() -> Mapping[str, str]:
    """The keys of process files whose groups may be written as one word, each with the key that the word stands for."""
    found = {
        info.alias or name: widen
        for model in _MODELS
        for name, info in model.model_fields.items()
        for widen in _widens([info.annotation, *info.metadata])
    }
    return dict(sorted(found.items()))


def _widens(parts: Sequence[Any]) -> Iterator[str]:
    for part in parts:
        own = getattr(part, "func", None)
        if isinstance(own, Widen):
            yield own.key
        yield from _widens([*get_args(part), *getattr(part, "__metadata__", ())] if get_args(part) else [])
