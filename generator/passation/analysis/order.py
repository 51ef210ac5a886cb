"""The order in which a process is read, and the arrows that go back."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable

from passation.model.flow import FINISH, Edge, Graph


def going_back(graph: Graph, count: int) -> frozenset[Edge]:
    """The arrows that lead to a step on the way already gone: those that close a loop.

    Found by a walk in depth from the start, arrows in their order of writing, then from each step that nothing reaches.
    An arrow to an earlier line is no loop by itself. `count` is the number of steps.
    """
    leaving = _leaving(graph, count)
    back: set[Edge] = set()
    state = [0] * count  # 0 not seen, 1 on the way, 2 done
    for first in (graph.start, *range(count)):
        if first < count and not state[first]:
            back.update(_walk(first, leaving, state))
    return frozenset(back)


def _walk(first: int, leaving: list[list[Edge]], state: list[int]) -> Iterable[Edge]:
    state[first] = 1
    way = [(first, iter(leaving[first]))]
    while way:
        node, arrows = way[-1]
        edge = next(arrows, None)
        if edge is None:
            state[node] = 2
            way.pop()
        elif state[edge.target] == 1:
            yield edge
        elif state[edge.target] == 0:
            state[edge.target] = 1
            way.append((edge.target, iter(leaving[edge.target])))


def reading_order(graph: Graph, count: int, back: Collection[Edge] | None = None) -> tuple[int, ...]:
    """Every step once, none before one that leads to it, and otherwise as the author wrote them.

    `back` are the arrows that go back, where they are known already.
    """
    back = going_back(graph, count) if back is None else back
    leaving = _leaving(graph, count)
    forward = [[edge.target for edge in edges if not back or edge not in back] for edges in leaving]
    waiting = [0] * count
    for targets in forward:
        for target in targets:
            waiting[target] += 1
    ready = [node for node in range(count) if not waiting[node]]
    order: list[int] = []
    while ready:
        node = heapq.heappop(ready)
        order.append(node)
        for target in forward[node]:
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(ready, target)
    return tuple(order)


def _leaving(graph: Graph, count: int) -> list[list[Edge]]:
    leaving: list[list[Edge]] = [[] for _ in range(count)]
    for edge in graph.edges:
        if edge.target != FINISH:
            leaving[edge.source].append(edge)
    return leaving
