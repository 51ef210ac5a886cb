"""Decisive steps: those that may stop the work or turn it elsewhere; and which hidden ones stand in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from passation.model.flow import FINISH, Graph
from passation.model.step import AnyStep, AskStep, WaitStep, WorkStep


def decisive(step: AnyStep) -> bool:
    """A step that may stop the work or turn it elsewhere: hidden, it must stay a gate."""
    if isinstance(step, AskStep | WaitStep):
        return True
    return isinstance(step, WorkStep) and (step.control is not None or step.money or step.irreversible)


def between(graph: Graph, seen: Sequence[bool]) -> frozenset[int]:
    """Hidden steps that stand between visible ones: a visible step leads to them and they lead to one."""
    visible = [index for index, shown in enumerate(seen) if shown]
    onward: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for edge in graph.edges:
        if edge.target != FINISH:
            onward.setdefault(edge.source, []).append(edge.target)
            back.setdefault(edge.target, []).append(edge.source)
    hidden = reached(onward, visible) & reached(back, visible)
    return frozenset(index for index in hidden if not seen[index])


def reached(arrows: Mapping[int, Sequence[int]], starts: Iterable[int]) -> set[int]:
    """Every node that one arrow or more leads to from `starts`."""
    found: set[int] = set()
    waiting = list(starts)
    while waiting:
        for other in arrows.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
