"""Which process feeds which, as a whole: the longest chain, and the processes that nothing reaches or leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from passation.analysis.dataflow import passages
from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.model.content import Content


@once
def feeds(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The processes that each process gives something to, in order of id; who gives nothing has none."""
    found: dict[str, list[str]] = {sop.id: [] for sop in in_force(content)}
    for each in passages(content):
        if each.source in found and each.target in found and each.target not in found[each.source]:
            found[each.source].append(each.target)
    return {process: tuple(sorted(targets)) for process, targets in found.items()}


@once
def orphans(content: Content) -> tuple[str, ...]:
    """The processes in force that exchange information with nobody."""
    joined = {end for each in passages(content) for end in (each.source, each.target)}
    return tuple(sop.id for sop in in_force(content) if sop.id not in joined)


@once
def chain(content: Content) -> tuple[str, ...]:
    """The longest way that information takes from process to process; arrows that close a loop do not count.

    Of several that are as long, the first in order of id.
    """
    forward = feeds(content)
    best: dict[str, tuple[str, ...]] = {}
    for process in _leaves_first(forward):
        ways = (best[target] for target in forward[process] if target in best)
        best[process] = (process, *max(ways, key=len, default=()))
    longest = max((best[process] for process in forward), key=len, default=())
    return longest if len(longest) > 1 else ()


def _leaves_first(forward: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every process after those that it leads to, loops cut where a walk in depth closes them."""
    seen: set[str] = set()
    for first in forward:
        if first in seen:
            continue
        seen.add(first)
        way = [(first, iter(forward[first]))]
        while way:
            process, targets = way[-1]
            target = next((each for each in targets if each not in seen), None)
            if target is None:
                yield process
                way.pop()
            else:
                seen.add(target)
                way.append((target, iter(forward[target])))
