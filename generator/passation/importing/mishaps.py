"""Exceptions of a BPMN process: events on the border of a task, sub-processes that an event starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING

from passation.frozen import dataclass
from passation.importing.found import FoundCase, Said, Spot

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Mishaps:
    """Takes them out of the nodes of a process. What leads back into the process is no exception of ours: it stays."""

    nodes: MutableMapping[str, Element]
    out: Mapping[str, list[Element]]
    into: Mapping[str, list[str]]
    spot: Callable[[Element], Spot]

    def take(self) -> Iterator[FoundCase]:
        """Each exception, in the order of the file."""
        for name, element in list(self.nodes.items()):
            if _kind(element) == "boundaryEvent":
                yield from self._on_border(name, element)
            elif _kind(element) == "subProcess" and element.get("triggeredByEvent") == "true":
                yield from self._at_any_time(name, element)

    def _on_border(self, name: str, event: Element) -> Iterator[FoundCase]:
        chain = self._chain(name, self.nodes)
        if chain is not None and event.get("name"):
            yield self._case(event, event.get("attachedToRef", ""), chain)
            for each in (event, *chain):
                del self.nodes[each.get("id", "")]

    def _at_any_time(self, name: str, whole: Element) -> Iterator[FoundCase]:
        held = {each.get("id", ""): each for each in whole if each.get("id") and _kind(each) != "sequenceFlow"}
        starts = [each for each in held.values() if _kind(each) == "startEvent"]
        chain = self._chain(starts[0].get("id", ""), held) if len(starts) == 1 else None
        if chain is not None and starts[0].get("name") and len(chain) + 1 == len(held):
            yield self._case(starts[0], "", chain)
            del self.nodes[name]

    def _chain(self, name: str, nodes: Mapping[str, Element]) -> list[Element] | None:
        """What follows on an event: tasks, then an end, one after the other; None for anything else."""
        found: list[Element] = []
        while flows := self.out.get(name, []):
            name = flows[0].get("targetRef", "")
            element = nodes.get(name)
            alone = len(flows) == 1 and len(self.into.get(name, [])) == 1
            if (
                element is None
                or element in found
                or not alone
                or not _kind(element).lower().endswith(("task", "endevent"))
            ):
                return None
            found.append(element)
        return found

    def _case(self, event: Element, at: str, chain: list[Element]) -> FoundCase:
        done = [each for each in chain if _kind(each) != "endEvent" and each.get("name")]
        calls = [each for each in chain if any(_kind(part) == "escalationEventDefinition" for part in each)]
        then = Said("; ".join(_name(each) for each in done), self.spot(done[0])) if done else None
        call = next((Said(_name(each), self.spot(each)) for each in calls if each.get("name")), None)
        return FoundCase(Said(_name(event), self.spot(event)), at, then, call)


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _name(element: Element) -> str:
    return " ".join((element.get("name") or "").split())
