"""What is exported comes back by `passation import`: the same steps, actors, answers, exceptions and starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from passation.analysis.responsibility import lane_of
from passation.bpmn import diagram
from passation.bpmn.kinds import name
from passation.edition import Edition
from passation.importing.bpmn import read_bpmn
from passation.importing.found import END, FoundProcess
from passation.maps.swimlanes.story import Story
from passation.model.flow import FINISH
from passation.registers.phrases import trigger
from passation.words import Words

FR = Words("fr")


def written(edition: Edition, process: str) -> Iterator[tuple[Any, ...]]:
    """Each step: its id, kind, words and actor, then where its answers lead."""
    story = Story(edition, FR, edition.sops[process], lambda _: None)
    for node, step in enumerate(story.steps):
        targets: dict[int, list[str]] = {}
        for way in story.leaving[node]:
            if way.label:
                targets.setdefault(way.target, []).append(way.label)
        answers = {" ou ".join(labels): key(story, target) for target, labels in targets.items()}
        said = edition.name_of("process", step.text) if step.kind == "call" else name(story, node)
        yield (
            f"step_{step.id}",
            step.kind,
            plain(said),  # an import takes every space for a plain one
            edition.name_of("actor", lane_of(story.sop, step)),
            answers if len(answers) > 1 else {},
        )


def key(story: Story, target: int) -> str:
    return END if target == FINISH else f"step_{story.steps[target].id}"


def returned(process: FoundProcess) -> Iterator[tuple[Any, ...]]:
    for step in process.steps:
        answers = {branch.label.text: branch.target for branch in step.branches}
        yield step.key, step.kind, step.said.text, step.fields["actor"][0].text, answers


def drawn_cases(edition: Edition, process: str) -> Iterator[tuple[str, ...]]:
    """The exceptions that a diagram has a place for: no event sits on a question or a wait."""
    sop = edition.sops[process]
    hosts = {step.id for step in sop.steps if step.kind in {"do", "call"}}
    for case in sop.exceptions:
        if case.at is None or case.at in hosts:
            calls = edition.name_of("escalation", case.escalate) if case.escalate else ""
            yield f"step_{case.at}" if case.at else "", plain(case.when), plain(case.then or ""), calls


def plain(text: str) -> str:
    return " ".join(text.split())


def returned_cases(process: FoundProcess) -> Iterator[tuple[str, ...]]:
    for case in process.cases:
        yield case.at, case.when.text, case.then.text if case.then else "", case.call.text if case.call else ""


def test_every_process_of_the_sample_comes_back(sample: Edition) -> None:
    for process in sample.sops:
        (found,) = read_bpmn(diagram(sample, FR, process), process).processes

        assert sorted(written(sample, process)) == sorted(returned(found))
        assert sorted(drawn_cases(sample, process)) == sorted(returned_cases(found))
        assert sample.sops[process].title == found.title.text
        starts = [trigger(each, FR) for each in sample.sops[process].trigger] or ["Début"]
        assert starts == [said.text for said in found.fields["event"]]
