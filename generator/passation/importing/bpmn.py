"""BPMN 2.0: lanes are actors, tasks are done, gateways ask, events wait, flows lead on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from passation.finding import Message, say
from passation.importing.found import END, Branch, Fate, Found, FoundProcess, FoundStep, NotTaken, Said, add
from passation.importing.markup import parsed
from passation.importing.mishaps import Mishaps

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAMESPACE: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
_WAITS: Final = frozenset({"intermediateCatchEvent", "receiveTask", "eventBasedGateway"})
_FORKS: Final = frozenset({"parallelGateway", "inclusiveGateway"})
_QUIET: Final = frozenset({
    "laneSet", "lane", "sequenceFlow", "documentation", "extensionElements", "incoming", "outgoing", "startEvent",
    "endEvent", "ioSpecification", "property",
})  # fmt: skip
"""Elements that are read elsewhere, or that say nothing by themselves."""


def read_bpmn(data: bytes, name: str) -> Found:
    """What a diagram says. Raises NotTaken for XML that is no BPMN, or not safe."""
    root = parsed(name, data)
    if root.tag != f"{_NAMESPACE}definitions":
        raise NotTaken(
            say("{name} is XML, but no BPMN 2.0.", name=name),
            say("In your drawing tool: export as BPMN 2.0 XML (.bpmn)."),
        )
    found = Found()
    pools = {each.get("processRef", ""): each.get("name", "") for each in root.iter(f"{_NAMESPACE}participant")}
    processes = list(root.iter(f"{_NAMESPACE}process"))
    called = {each.get("id", ""): each.get("name", "") for each in processes}
    for each in processes:
        title = each.get("name") or pools.get(each.get("id", "")) or name
        _Diagram(each, title, pools.get(each.get("id", ""), ""), called, found).read()
    for each in root.iter(f"{_NAMESPACE}messageFlow"):
        found.note(Fate.DROPPED, _spot(each), say("Messages between pools are not read."), each.get("name", ""))
    return found


def _spot(element: Element) -> Message:
    return say("element {id}", id=element.get("id", "?")[:60])


def _kind(element: Element) -> str:
    return element.tag.removeprefix(_NAMESPACE)


@dataclass(slots=True)
class _Diagram:
    """One process of a file."""

    process: Element
    title: str
    pool: str
    called: dict[str, str]
    found: Found
    nodes: dict[str, Element] = field(default_factory=dict)
    out: dict[str, list[Element]] = field(default_factory=dict)
    into: dict[str, list[str]] = field(default_factory=dict)
    lanes: dict[str, Said] = field(default_factory=dict)

    def read(self) -> None:
        """Take the process in, when it has anything to do."""
        for element in self.process:
            if element.get("id") and _kind(element) not in {"laneSet", "sequenceFlow"}:
                self.nodes[element.get("id", "")] = element
        for flow in self.process.iter(f"{_NAMESPACE}sequenceFlow"):
            self.out.setdefault(flow.get("sourceRef", ""), []).append(flow)
            self.into.setdefault(flow.get("targetRef", ""), []).append(flow.get("sourceRef", ""))
        for lane in self.process.iter(f"{_NAMESPACE}lane"):
            for ref in lane.iter(f"{_NAMESPACE}flowNodeRef"):
                self.lanes[(ref.text or "").strip()] = Said(lane.get("name", ""), _spot(lane))
        made = FoundProcess(Said(self.title, _spot(self.process)))
        made.cases += Mishaps(self.nodes, self.out, self.into, _spot).take()
        order = [self.nodes[each] for each in self._order()]
        self._tell_start(made)
        made.steps = [self._step(each) for each in order if self._is_step(each)]
        self._tell_rest()
        if made.steps:
            self.found.processes.append(made)
        else:
            self.found.note(Fate.DROPPED, _spot(self.process), say("Nothing is done in this pool."), self.title)

    def _order(self) -> Iterator[str]:
        """Nodes along the flows, a join behind all that it joins; then those that no flow reaches."""
        starts = [name for name, each in self.nodes.items() if _kind(each) == "startEvent"]
        last_first: list[str] = []
        seen: set[str] = set()
        for start in reversed(list(dict.fromkeys([*starts, *self.nodes]))):
            if start in starts or not self.into.get(start):
                last_first += self._behind(start, seen)
        yield from reversed(last_first)
        for name in self.nodes:  # rings that nothing leads into
            yield from reversed(list(self._behind(name, seen)))

    def _behind(self, start: str, seen: set[str]) -> Iterator[str]:
        """A node and all behind it that was not seen yet, the last first."""
        waiting = [(start, False)]
        while waiting:
            name, is_left = waiting.pop()
            if is_left:
                yield name
            elif name in self.nodes and name not in seen:
                seen.add(name)
                waiting.append((name, True))
                waiting += [(flow.get("targetRef", ""), False) for flow in self.out.get(name, [])]

    def _is_step(self, element: Element) -> bool:
        kind = _kind(element)
        if self._is_answer(element):
            return False
        if kind in {"exclusiveGateway", "complexGateway"}:
            return len(self.out.get(element.get("id", ""), [])) > 1
        return kind.lower().endswith("task") or kind in _WAITS or kind in {
            "callActivity", "subProcess", "transaction", "intermediateThrowEvent", "adHocSubProcess",
        }  # fmt: skip

    def _is_answer(self, element: Element) -> bool:
        """Whether something that may happen is one of the ends of a wait: behind a gateway that waits for events."""
        before = self.into.get(element.get("id", ""), [])
        return (
            _kind(element) in {"intermediateCatchEvent", "receiveTask"}
            and len(before) == 1
            and before[0] in self.nodes
            and _kind(self.nodes[before[0]]) == "eventBasedGateway"
        )

    def _step(self, element: Element) -> FoundStep:
        kind, key = _kind(element), element.get("id", "")
        name = " ".join((element.get("name") or "").split())
        step = FoundStep(Said(name, _spot(element)), key=key)
        if key in self.lanes and self.lanes[key].text:
            add(step.fields, "actor", self.lanes[key])
        documentation = element.findtext(f"{_NAMESPACE}documentation")
        if documentation and documentation.strip():
            add(step.fields, "documentation", Said(documentation.strip(), _spot(element)))
        if kind in _WAITS:
            step.kind = "wait"
        elif kind.endswith("Gateway"):
            step.kind = "ask"
        elif kind == "callActivity":
            step.kind = "call"
            called = element.get("calledElement", "")
            add(step.fields, "called", Said(self.called.get(called) or called, _spot(element)))
        elif kind in {"subProcess", "transaction", "adHocSubProcess"}:
            said = say("What stands inside this sub-process was not taken: make a process of its own of it.")
            self.found.note(Fate.LEFT, _spot(element), said, name)
        self._lead_on(step, self.out.get(key, []))
        return step

    def _lead_on(self, step: FoundStep, flows: list[Element]) -> None:
        if step.kind == "ask" or (step.kind == "wait" and len(flows) > 1):
            step.branches += [Branch(self._label(flow), self._target(flow)) for flow in flows]
        elif len(flows) == 1:
            step.next = self._target(flows[0])
        elif not flows:
            step.next = END
        else:
            said = say("Several flows leave this task without a gateway: only the first was kept.")
            self.found.note(Fate.LEFT, step.said.spot, said, step.said.text)
            step.next = self._target(flows[0])
        step.after = tuple(self._befores(step.key))

    def _label(self, flow: Element) -> Said:
        """The name of a flow, else that of the event behind it."""
        event = self.nodes.get(flow.get("targetRef", ""))
        if not flow.get("name") and event is not None and self._is_answer(event):
            return Said(event.get("name") or "", _spot(event))
        return Said(flow.get("name") or "", _spot(flow))

    def _target(self, flow: Element) -> str:
        """The step that a flow leads to, through what is none: joins, forks, events that only pass on."""
        name, seen = flow.get("targetRef", ""), set[str]()
        while name in self.nodes and name not in seen and not self._is_step(self.nodes[name]):
            seen.add(name)
            flows = self.out.get(name, [])
            if not flows:
                return END
            name = flows[0].get("targetRef", "")
        return name if name in self.nodes and name not in seen else END

    def _befores(self, key: str) -> Iterator[str]:
        """The steps that must all be done before one that stands behind a fork or a join."""
        gates = [each for each in self.into.get(key, []) if each in self.nodes and _kind(self.nodes[each]) in _FORKS]
        seen: set[str] = set()
        while gates:
            gate = gates.pop(0)
            for name in self.into.get(gate, []):
                if name in seen or name not in self.nodes:
                    continue
                seen.add(name)
                if self._is_step(self.nodes[name]):
                    yield name
                elif _kind(self.nodes[name]) != "startEvent":
                    gates.append(name)

    def _is_known(self, element: Element) -> bool:
        return self._is_step(element) or self._is_answer(element) or _kind(element).endswith("Gateway")

    def _tell_start(self, made: FoundProcess) -> None:
        for each in self.nodes.values():
            if _kind(each) == "startEvent" and each.get("name"):
                add(made.fields, "event", Said(each.get("name", ""), _spot(each)))
        if self.pool and self.pool != self.title:
            self.found.note(Fate.DROPPED, _spot(self.process), say("The name of the pool."), self.pool)

    def _tell_rest(self) -> None:
        """What the format has no place for."""
        for each in self.nodes.values():
            kind = _kind(each)
            if kind == "boundaryEvent":
                said = say("An event attached to a task: write it as an exception by hand.")
                self.found.note(Fate.LEFT, _spot(each), said, each.get("name", ""))
            elif kind in {"inclusiveGateway", "complexGateway"}:
                said = say("A gateway of this kind was taken for the nearest one of ours: look at the arrows.")
                self.found.note(Fate.GUESSED, _spot(each), said, each.get("name", ""))
            elif kind not in _QUIET and not self._is_known(each):
                said = say("Elements of this kind are not read: {kind}.", kind=kind)
                self.found.note(Fate.DROPPED, _spot(each), said, each.get("name", ""))
