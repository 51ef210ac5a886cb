"""Keys in the order in which one reads a process: what it is, who, when, with what, then the steps, then the rest.

Keys move only among neighbours: a blank line or a line of comment is the author's own order, and nothing crosses it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import yaml
from pydantic import BaseModel

from passation.load.layout.kinds import groups
from passation.load.layout.tree import children, compose, is_block
from passation.model.company import Audience, Company
from passation.model.contract import ServiceLevel
from passation.model.shape import HANDLED_APART, shape_of
from passation.model.sop import Privacy, Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep

SOP_ORDER: Final[tuple[str, ...]] = (
    "schema", "id", "title", "owner", "variant_of", "result", "purpose", "strategic", "criticality", "confidentiality",
    "performer", "referent", "arbiter", "priorities", "trigger", "volume", "scope", "milestones", "entry_check",
    "inputs", "outputs", "backups", "accesses", "channel", "escalation", "kpis", "objective", "sla", "aliases",
    "templates", "steps", "exceptions", "common_mistakes", "records", "privacy", "references", "tags", "delegable",
    "automate", "maturity", "waivers", "improvements", "document",
)  # fmt: skip
STEP_ORDER: Final[tuple[str, ...]] = (
    "id", "actor", "do", "ask", "wait", "call", "per", "with", "tool", "template", "for", "confidentiality", "after",
    "inputs", "outputs", "warning", "checklist", "control", "money", "irreversible", "consult", "inform", "seen_as",
    "expect", "by", "within", "late", "minutes", "answers", "next", "handoff", "screenshot", "automate", "waivers",
)  # fmt: skip
_WRITTEN: Final[Mapping[type[BaseModel], Sequence[str]]] = {
    Sop: SOP_ORDER,
    **dict.fromkeys((DoStep, AskStep, WaitStep, CallStep), STEP_ORDER),
    Audience: (
        "id", "name", "sees", "sees_own", "scope", "withheld", "acknowledged", "language", "actors", "knows",
    ),
    Company: tuple(each.key for each in shape_of(Company) if each.key != "default_audience"),
    Privacy: ("basis", "purpose", "dpia"),
    ServiceLevel: ("id", "process", "kpi", "target", "per", "within", "start_event", "stop_event", "clock", "remedy"),
}  # fmt: skip
"""Models whose keys are read in another order than the model lists them; the others follow theirs. A key that is not
in an order, such as the default audience, stays behind the key above it.
"""
Rank = Callable[[str], int | None]


def ordered(text: str, model: type[BaseModel]) -> str:
    """The text with the keys of each group in order; keys of the author's own making stay."""
    known = {node.start_mark.index: each for node, each in groups(compose(text), (model,))}
    lines = _flows(compose(text), text, known).split("\n")
    root = compose("\n".join(lines))
    blocks = [node for node, _ in groups(root, (model,)) if is_block(node)]
    kinds = {node.start_mark.index: each for node, each in groups(root, (model,))}
    for node in reversed(blocks):  # the inner ones first: whatever moves in them moves as a whole afterwards
        _sort(node, order_of(kinds[node.start_mark.index]), lines)
    return "\n".join(lines)


def order_of(model: type[BaseModel]) -> Sequence[str]:
    """The order of a model's keys. What is handled apart in each (`confidentiality`) stays behind the key above it."""
    return _WRITTEN.get(model) or ("schema", *(each.key for each in shape_of(model) if each.key not in HANDLED_APART))


def _ranks(keys: Sequence[str], order: Sequence[str]) -> list[int]:
    """The rank of each key; a key without one has that of the key before it, and follows it."""
    found: list[int] = []
    for key in keys:
        found.append(order.index(key) if key in order else (found[-1] if found else -1))
    return found


def _sort(node: yaml.MappingNode, order: Sequence[str], lines: list[str]) -> None:
    """Sorts the entries of a group that has a line for each, run by run."""
    column = node.start_mark.column
    starts = [key.start_mark.line for key, _ in node.value]
    if any(key.start_mark.column != column for key, _ in node.value) or len({*starts}) < len(starts):
        return
    keys = [key.value.strip() for key, _ in node.value]
    for first, last in _runs(starts, lines):
        ranks = _ranks(keys[first:last], order)
        sequence = sorted(range(last - first), key=lambda position: ranks[position])
        if sequence != [*range(last - first)]:
            _move(starts[first:last], _end(node, starts, last, lines), sequence, column, lines)


def _runs(starts: Sequence[int], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Neighbours among the entries: from which one, up to which one."""
    first = 0
    for position in range(1, len(starts)):
        above = lines[starts[position] - 1].strip(" \t")
        if not above or above.startswith("#"):
            yield first, position
            first = position
    yield first, len(starts)


def _end(node: yaml.MappingNode, starts: Sequence[int], last: int, lines: Sequence[str]) -> int:
    """The line behind a run: blank lines and comments behind it stay where they are."""
    end = starts[last] if last < len(starts) else min(node.end_mark.line, len(lines))
    while not lines[end - 1].strip(" \t") or lines[end - 1].lstrip(" \t").startswith("#"):
        end -= 1
    return end


def _move(starts: Sequence[int], end: int, sequence: Sequence[int], column: int, lines: list[str]) -> None:
    """Puts the entries that begin on some lines into another sequence; the first line keeps the hyphen before it."""
    first, limits = starts[0], [*starts, end]
    head = lines[first][:column]
    lines[first] = " " * column + lines[first][column:]
    entries = [lines[limits[position] : limits[position + 1]] for position in range(len(starts))]
    lines[first:end] = [line for position in sequence for line in entries[position]]
    lines[first] = head + lines[first][column:]


def _flows(node: yaml.Node | None, text: str, known: Mapping[int, type[BaseModel]]) -> str:
    """The text with the keys inside braces in order, where the braces stand on one line."""
    if node is None:
        return text
    made, at = "", 0
    for start, end, said in _pieces(node, text, known):
        made += text[at:start] + said
        at = end
    return made + text[at:]


def _pieces(node: yaml.Node, text: str, known: Mapping[int, type[BaseModel]]) -> Iterator[tuple[int, int, str]]:
    """What is to be said anew below a node: from where to where, and how."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.MappingNode) and node.flow_style and start.line == end.line and start.index in known:
        yield start.index, end.index, _braces(node, text, known)
        return
    for each in children(node):
        yield from _pieces(each, text, known)


def _braces(node: yaml.MappingNode, text: str, known: Mapping[int, type[BaseModel]]) -> str:
    if not node.value:
        return text[node.start_mark.index : node.end_mark.index]
    ranks = _ranks([key.value.strip() for key, _ in node.value], order_of(known[node.start_mark.index]))
    entries = [_said(key.start_mark.index, value, text, known) for key, value in node.value]
    spans = [(key.start_mark.index, value.end_mark.index) for key, value in node.value]
    between = [text[left[1] : right[0]] for left, right in itertools.pairwise(spans)]
    sequence = sorted(range(len(entries)), key=lambda position: ranks[position])
    inside = "".join(entries[each] + gap for each, gap in zip(sequence, [*between, ""], strict=True))
    return text[node.start_mark.index : spans[0][0]] + inside + text[spans[-1][1] : node.end_mark.index]


def _said(start: int, value: yaml.Node, text: str, known: Mapping[int, type[BaseModel]]) -> str:
    """An entry inside braces, what is inside it in order, too."""
    made, at = "", start
    for begin, end, said in _pieces(value, text, known):
        made += text[at:begin] + said
        at = end
    return made + text[at : value.end_mark.index]
