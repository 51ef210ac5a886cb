"""The order of steps as a graph."""

import pytest

from passation.model.flow import FINISH, graph_of
from passation.model.sop import Sop


def arrows(*steps: dict[str, object]) -> list[tuple[int, int, str, bool]]:
    sop = Sop.model_validate({"id": "FIN-001", "title": "T", "owner": "raf", "result": "R", "steps": list(steps)})
    return [(edge.source, edge.target, edge.label, edge.all_of) for edge in graph_of(sop.steps).edges]


ONE, TWO, THREE = ({"id": f"s{n}", "do": str(n)} for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([ONE], [(0, FINISH, "", False)]),
        ([ONE, TWO], [(0, 1, "", False), (1, FINISH, "", False)]),
        ([{**ONE, "next": "end"}, TWO], [(0, FINISH, "", False), (1, FINISH, "", False)]),
        (
            [{"id": "s1", "ask": "?", "answers": {"Oui": "s2", "Non": "end"}}, TWO],
            [(0, 1, "Oui", False), (0, FINISH, "Non", False), (1, FINISH, "", False)],
        ),
        (
            [ONE, {**TWO, "after": ["s1"]}, {**THREE, "after": ["s1", "s2"]}],
            [(0, 1, "", True), (0, 2, "", True), (1, 2, "", True), (2, FINISH, "", False)],
        ),
    ],
)
def test_steps_follow_each_other_as_they_say(
    steps: list[dict[str, object]], expected: list[tuple[int, int, str, bool]]
) -> None:
    assert expected == arrows(*steps)
