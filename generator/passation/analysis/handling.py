"""What each process does with each piece of information: reads it, writes it, keeps it, keys it once more."""

from __future__ import annotations

from collections.abc import Mapping

from passation.analysis.keyed import keyed_twice
from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import WorkStep


@dataclass(frozen=True, slots=True)
class Use:
    """What a process does with a data object; at least one of the first three is true."""

    reads: bool
    writes: bool
    keeps: bool
    again: bool = False
    """It writes into a tool that is not the right one what is written into another tool as well."""


@once
def data_use(content: Content) -> Mapping[str, Mapping[str, Use]]:
    """Process → data → what it does with it, of the processes in force that have any in hands, in their order."""
    again = _keyed_again(content)
    found = {sop.id: _uses(sop, again) for sop in in_force(content)}
    return {process: uses for process, uses in found.items() if uses}


def _uses(sop: Sop, again: frozenset[tuple[str, str]]) -> dict[str, Use]:
    work = [step for step in sop.steps if isinstance(step, WorkStep)]
    read = {flow.data for each in (sop, *work) for flow in each.inputs}
    written = {flow.data for each in (sop, *work) for flow in each.outputs}
    kept = {record.data for record in sop.records}
    return {
        data: Use(data in read, data in written, data in kept, (sop.id, data) in again)
        for data in sorted(read | written | kept)
    }


def _keyed_again(content: Content) -> frozenset[tuple[str, str]]:
    """(process, data) of what is keyed a second time; where no tool is named as the right one, every place of it."""
    found = set()
    for data, tools in keyed_twice(content).items():
        item = content.data.get(data)
        right = item.system_of_record if item is not None else None
        for tool, places in tools.items():
            if tool != right:
                found |= {(process, data) for process, _ in places}
    return frozenset(found)
