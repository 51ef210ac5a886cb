"""What is keyed twice: information that steps write into more than one tool, so that one of them is soon wrong."""

from __future__ import annotations

from collections.abc import Mapping

from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.model.content import Content
from passation.model.step import WorkStep

Places = Mapping[str, tuple[tuple[str, int], ...]]
"""Tool → the steps that write there, as (process, position)."""


@once
def written(content: Content) -> Mapping[str, Places]:
    """Where steps write each data object, by tool; a step without a tool writes nowhere that is known."""
    found: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for sop in in_force(content):
        for position, step in enumerate(sop.steps):
            if isinstance(step, WorkStep) and step.tool is not None:
                for flow in step.outputs:
                    found.setdefault(flow.data, {}).setdefault(step.tool, []).append((sop.id, position))
    return {
        data: {tool: tuple(places) for tool, places in sorted(tools.items())} for data, tools in sorted(found.items())
    }


def keyed_twice(content: Content) -> Mapping[str, Places]:
    """The data objects written into several tools."""
    return {data: tools for data, tools in written(content).items() if len(tools) > 1}
