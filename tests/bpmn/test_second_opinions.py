"""What others say of our files: the schema of OMG, the linter of bpmn.io and a reader of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, cast

import pytest
from bpmn_io import BpmnModdle
from bpmn_io.lint import Linter
from bpmn_io.lint.resolver import NodeResolver
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree  # type: ignore[import-untyped] # brought by the carrier of the schema, without types

from bpmn.processes import KNOWN, full_processes
from passation.bpmn import diagram, diagrams
from passation.bpmn.board import Board, Lane
from passation.bpmn.compose import board
from passation.bpmn.document import document
from passation.bpmn.whole import whole
from passation.edition import Edition
from passation.maps.swimlanes.story import Story
from passation.words import Words

FR = Words("fr")
CARRIER = files("SpiffWorkflow.bpmn.parser") / "schema"
SCHEMA = {
    "BPMN20.xsd": "cdbadc4b931eec0767499419ff038132ce12e3cc6324d5908641b0824237bc0f",
    "BPMNDI.xsd": "f0dff1cd559d1514d8ebfc8c646f58402bcaced27ec22e2aa6456c2dcc80b038",
    "DC.xsd": "983af56ceb2aa45952b42abb0ec89bed1fa149131301df78ed122776c0874621",
    "DI.xsd": "8220b179c175572df74e08a51bffabe957867962035cee7b5fee0b6acb4c4498",
    "Semantic.xsd": "342ae3467ba0d8f75ef01332bef1c292867396897495d0840ab23ca1bd384968",
}
"""SHA-256 of the schema of BPMN 2.0, as its carrier has it: word for word that of OMG, but for indents."""


@pytest.fixture(scope="module", name="schema")
def _schema() -> Any:
    found = {name: hashlib.sha256((CARRIER / name).read_bytes()).hexdigest() for name in SCHEMA}
    assert found == SCHEMA
    return etree.XMLSchema(etree.parse(str(CARRIER / "BPMN20.xsd")))


def invalid(schema: Any, data: bytes) -> list[str]:
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]


@cache
def read(text: str) -> Any:
    """A file as the other reader has it, once for every test: it takes its time."""
    return BpmnModdle().from_xml(text)


def linted(data: bytes) -> list[str]:
    """What the linter says with its recommended rules, errors and warnings; and what the reader did not understand."""
    found, resolver = read(data.decode()), cast("Any", NodeResolver())
    reports = Linter(config={"extends": "bpmnlint:recommended"}, resolver=resolver).lint(found.root_element)
    said = [f"{rule} {each['category']} {each.get('id')}" for rule, each in _each(reports)]
    return [*map(str, found.warnings), *said]


def _each(reports: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from ((rule, each) for rule, found in reports.items() for each in found)


def test_every_process_of_the_sample_keeps_to_the_schema(sample: Edition, schema: Any) -> None:
    made = diagrams(sample, FR, sample.sops)

    assert {path: [] for path in made} == {path: invalid(schema, data) for path, data in made.items()}


@pytest.mark.slow
def test_the_linter_has_nothing_to_say_about_the_sample(sample: Edition) -> None:
    made = diagrams(sample, FR, sample.sops)

    assert {path: [] for path in made} == {path: linted(data) for path, data in made.items()}


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # the other reader is too slow to look for the smallest example
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(process=full_processes())
def test_any_process_keeps_to_schema_and_linter(process: dict[str, Any], edition_of: Any, schema: Any) -> None:
    data = diagram(edition_of(process, **KNOWN), FR, "FIN-001")

    assert ([], []) == (invalid(schema, data), [line for line in linted(data) if not is_asked_for(line)])


def is_asked_for(line: str) -> bool:
    """A step that nothing leads to, or a process without an end, is as its author wrote it; `check` tells them."""
    return line.startswith(("no-implicit-start", "no-disconnected", "end-event-required"))


def test_both_see_what_is_wrong(small: Edition, schema: Any) -> None:
    data = diagram(small, FR, "FIN-030")
    unnamed = data.replace(b' name="Rassembler les pi\xc3\xa8ces"', b"")
    alien = data.replace(b"<bpmn:manualTask", b"<bpmn:manualWork", 1).replace(
        b"</bpmn:manualTask", b"</bpmn:manualWork", 1
    )

    assert ["label-required error step_s10"] == linted(unnamed)
    assert 1 == len(invalid(schema, alien))


# The same through another reader


def actors(lanes: tuple[Lane, ...]) -> list[Lane]:
    return [each for lane in lanes for each in (actors(lane.lanes) if lane.lanes else [lane])]


def ours(made: Board) -> dict[str, Any]:
    """Nodes, flows and messages, lanes, and the places of all, as we made them."""
    drawn: list[Any] = [*made.nodes, *actors(made.lanes), made.pool, *made.parties]
    lines = (*made.flows, *made.messages)
    rects = [(each.id, each.rect) for each in drawn]
    return {
        "nodes": {node.id: (f"bpmn:{node.tag[0].upper()}{node.tag[1:]}", node.name) for node in made.nodes},
        "flows": {flow.id: (flow.source, flow.target, flow.name) for flow in lines},
        "lanes": {lane.id: (lane.name, list(lane.nodes)) for lane in actors(made.lanes)},
        "places": {name: (rect.x, rect.y, rect.width, rect.height) for name, rect in rects},
        "lines": {flow.id: [(round(x, 1), round(y, 1)) for x, y in flow.points] for flow in lines},
    }


def theirs(text: str) -> dict[str, Any]:
    """The same, as the other reader read it."""
    made = read(text)
    assert [] == made.warnings
    found: dict[str, Any] = dict(made.elements_by_id)
    nodes = [
        each
        for each in found.values()
        if each.get("$type").endswith(("Task", "Gateway", "Event", "Activity", "SubProcess"))
    ]
    flows = [each for each in found.values() if each.get("$type") in {"bpmn:SequenceFlow", "bpmn:MessageFlow"}]
    pools = [each for each in found.values() if each.get("$type") == "bpmn:Participant"]
    lanes = [each for each in found.values() if each.get("$type") == "bpmn:Lane" and not each.get("childLaneSet")]
    shapes = [each for each in found.values() if each.get("$type") == "bpmndi:BPMNShape"]
    edges = [each for each in found.values() if each.get("$type") == "bpmndi:BPMNEdge"]
    bounds = {each.get("bpmnElement").get("id"): each.get("bounds") for each in shapes}
    kept = {each.get("id") for each in (*nodes, *lanes, *pools)}
    return {
        "nodes": {each.get("id"): (each.get("$type"), each.get("name") or "") for each in nodes},
        "flows": {
            each.get("id"): (each.get("sourceRef").get("id"), each.get("targetRef").get("id"), each.get("name") or "")
            for each in flows
        },
        "lanes": {
            each.get("id"): (each.get("name"), [node.get("id") for node in each.get("flowNodeRef")]) for each in lanes
        },
        "places": {
            name: tuple(box.get(side) for side in ("x", "y", "width", "height"))
            for name, box in bounds.items()
            if name in kept
        },
        "lines": {
            each.get("bpmnElement").get("id"): [(point.get("x"), point.get("y")) for point in each.get("waypoint")]
            for each in edges
        },
    }


@pytest.mark.slow
def test_another_reader_finds_the_same(sample: Edition) -> None:
    for process in sample.sops.values():
        made = board(whole(Story(sample, FR, process, lambda _: None)))

        assert (process.id, ours(made)) == (process.id, theirs(document(made).decode()))


def test_another_reader_writes_the_same_again(small: Edition) -> None:
    for process in small.sops.values():
        made = board(whole(Story(small, FR, process, lambda _: None)))
        again = BpmnModdle().to_xml(read(document(made).decode()).root_element).xml

        assert (process.id, ours(made)) == (process.id, theirs(again))
