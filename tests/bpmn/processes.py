"""Processes of any shape, with what makes BPMN files large: exceptions, and messages to several outside parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from maps.test_swimlane_geometry import processes
from passation.model.channel import Escalation
from passation.model.data import DataObject

PARTIES: Final = ("client", "expert", "suppleante", "operatrice", "assistante")
KNOWN: Final[Mapping[str, Mapping[str, Any]]] = {
    "data": {
        each: DataObject.model_validate({"id": each, "name": name})
        for each, name in (("appel", "Appel"), ("export", "Export"), ("facture", "Facture de solde du chantier"))
    },
    "escalations": {"generale": Escalation.model_validate({"id": "generale", "name": "Escalade générale"})},
}
"""What they name, as an edition must know it."""
_TRIGGERS: Final = ({"every": "week"}, {"event": "Appel"}, {"event": "Une chose arrive", "note": "Ou une autre"})
_TEXTS: Final = ("Absent", "Le client demande une facture à un autre nom que le sien", "x" * 60)


@st.composite
def full_processes(draw: st.DrawFn) -> dict[str, Any]:
    """A process with a few exceptions, at its steps or at any time, triggers and messages."""
    made = draw(processes())
    steps = made["steps"]
    texts = st.sampled_from(_TEXTS)
    cases = []
    for _ in range(draw(st.integers(0, 6))):
        case = {"when": draw(texts)}
        if draw(st.integers(0, 4)):
            case["at"] = steps[draw(st.integers(0, min(len(steps) - 1, 4)))]["id"]
        if draw(st.booleans()):
            case["then"] = draw(texts)
        if draw(st.booleans()):
            case["escalate"] = "generale"
        cases.append(case)
    for step in steps:
        if "wait" not in step and not draw(st.integers(0, 3)):
            _exchange(draw, step)
    triggers = draw(st.lists(st.sampled_from(_TRIGGERS), max_size=3))
    given = [{"data": "appel", "from": draw(st.sampled_from(PARTIES))}] if draw(st.booleans()) else []
    return {**made, "exceptions": cases, "trigger": triggers, "inputs": given}


def _exchange(draw: st.DrawFn, step: dict[str, Any]) -> None:
    for key, party in (("inputs", "from"), ("outputs", "to")):
        parties = draw(st.lists(st.sampled_from(PARTIES), max_size=3, unique=True))
        data = st.sampled_from(sorted(KNOWN["data"]))
        step[key] = [{"data": draw(data), party: each} for each in parties]
