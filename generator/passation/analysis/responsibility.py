"""Who does what, who answers for it, and where work passes from one to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from passation.analysis.once import once
from passation.analysis.workload import expected_minutes
from passation.frozen import dataclass
from passation.model.actor import SIDES, Side
from passation.model.content import Content
from passation.model.flow import FINISH, Edge
from passation.model.sop import Sop
from passation.model.step import AnyStep, AskStep, CallStep, DoStep, WorkStep

ProcessSide = Literal["internal", "external", "mixed"]
OUTSIDE: Final[frozenset[Side]] = frozenset({"external", "partner"})
"""Sides that do the company's work from outside. A customer does his own, a system is the company's."""
Letter = Literal["R", "A", "A/R", "C", "I"]


@dataclass(frozen=True, slots=True)
class RaciRow:
    """One row of a RACI table: a step, or a whole process (then `position` and `step_id` are None)."""

    process: str
    position: int | None
    step_id: str | None
    text: str
    letters: Mapping[str, Letter]
    """By actor, in the order of the table's columns; one letter each, `A/R` for who answers and does."""


@dataclass(frozen=True, slots=True)
class OutsideShare:
    """How much of a process is done outside, in percent."""

    steps: Decimal
    minutes: Decimal | None
    """Of the minutes of a usual run; None where no step of work says its minutes."""


@dataclass(frozen=True, slots=True)
class Handover:
    """Work that passes to somebody else, along an arrow. Steps are positions in `sop.steps`."""

    source_step: int
    target_step: int
    from_actor: str
    to_actor: str
    channel: str | None
    """Channel of the step's handover, else the process's."""
    artefacts: tuple[str, ...]
    """Data that passes: what the handover names, else what one step gives and the other takes."""


def side_of_actor(content: Content, actor_id: str) -> Side:
    """The side of an actor; an unknown one belongs to the company."""
    actor = content.actors.get(actor_id)
    return "internal" if actor is None else actor.side


def people(sop: Sop, step: AnyStep) -> tuple[str, ...]:
    """Everybody who may take part in doing a step: its performers, then those who do it with them."""
    performers = sop.performers(step)
    if len(performers) == 1 and not step.with_:
        return performers  # nearly always
    return tuple(dict.fromkeys((*performers, *step.with_)))


def outside_part(content: Content, sop: Sop, step: AnyStep) -> Fraction:
    """The part of a step that is done outside: each of its people counts alike."""
    everybody = people(sop, step)
    return Fraction(sum(side_of_actor(content, each) in OUTSIDE for each in everybody), len(everybody))


def working_steps(sop: Sop) -> tuple[AnyStep, ...]:
    """The steps that are somebody's work: actions and decisions; all but gates when there is neither."""
    work = tuple(step for step in sop.steps if isinstance(step, WorkStep))
    return work or tuple(step for step in sop.steps if step.kind != "gate")


def side_of(content: Content, sop: Sop) -> ProcessSide:
    """Whether the process is done inside, outside or by both; customers' own steps do not count."""
    return _sides(content)[sop.id] if content.sops.get(sop.id) is sop else _side(content, sop)


@once
def _sides(content: Content) -> Mapping[str, ProcessSide]:
    """The same for every process: whatever names one says it."""
    return {number: _side(content, sop) for number, sop in content.sops.items()}


def _side(content: Content, sop: Sop) -> ProcessSide:
    everybody = {each for step in working_steps(sop) for each in people(sop, step)}
    sides = {side_of_actor(content, each) for each in everybody} - {"customer"}
    if not sides & OUTSIDE:
        return "internal"
    return "external" if sides <= OUTSIDE else "mixed"


def lane_of(sop: Sop, step: AnyStep) -> str:
    """The actor in whose lane a step is drawn: the first of its performers."""
    return sop.performers(step)[0]


def lanes(content: Content, sop: Sop) -> tuple[str, ...]:
    """The actors in whose lanes steps are drawn: inside first, then by side, in order of appearance."""
    return inside_first(content, (lane_of(sop, step) for step in sop.steps))


def inside_first(content: Content, actors: Iterable[str]) -> tuple[str, ...]:
    """Each actor once: inside first, then by side, in order of appearance."""
    return tuple(sorted(dict.fromkeys(actors), key=lambda each: SIDES.index(side_of_actor(content, each))))


def raci(content: Content, sop: Sop) -> tuple[RaciRow, ...]:
    """One row a step. R does it, A answers for it (the owner; in an approval, who approves), C and I are declared.

    A gate has no row: it tells that something is decided, not who decides.
    """
    shown = [(place, step) for place, step in enumerate(sop.steps) if step.kind != "gate"]
    letters = [_letters(content, sop, step) for _, step in shown]
    columns = inside_first(content, (actor for row in letters for actor in row))
    return tuple(
        RaciRow(sop.id, place, step.id, text_of(content, step), _in_order(row, columns))
        for (place, step), row in zip(shown, letters, strict=True)
    )


def _in_order(row: Mapping[str, Letter], columns: tuple[str, ...]) -> dict[str, Letter]:
    return {actor: row[actor] for actor in columns if actor in row}


def text_of(content: Content, step: AnyStep) -> str:
    """The sentence of a step; for a call, the title of the process."""
    return content.name_of("process", step.call) if isinstance(step, CallStep) else step.text


def accountable(content: Content, sop: Sop, step: AnyStep) -> str:
    """Who answers for a step: who approves in an approval (somebody of the company first), else the owner."""
    if isinstance(step, WorkStep) and step.control is not None and step.control.kind == "approval":
        return inside_first(content, sop.performers(step))[0]
    return sop.owner


def _letters(content: Content, sop: Sop, step: AnyStep) -> dict[str, Letter]:
    letters: dict[str, Letter] = dict.fromkeys(step.inform, "I")
    letters |= dict.fromkeys(step.consult, "C")
    letters |= dict.fromkeys(people(sop, step), "R")
    answers = accountable(content, sop, step)
    letters[answers] = "A/R" if letters.get(answers) == "R" else "A"
    return letters


def process_raci(content: Content) -> tuple[RaciRow, ...]:
    """One row a process: the owner has the A; a step's R, C or I is the process's, the strongest of each actor."""
    rows = {sop.id: _whole_letters(content, sop) for sop in content.sops.values()}
    columns = inside_first(content, sorted({actor for row in rows.values() for actor in row}))
    return tuple(
        RaciRow(sop.id, None, None, sop.title, _in_order(rows[sop.id], columns)) for sop in content.sops.values()
    )


def _whole_letters(content: Content, sop: Sop) -> dict[str, Letter]:
    rows = [_letters(content, sop, step) for step in sop.steps if step.kind != "gate"]
    letters: dict[str, Letter] = {}
    weights: tuple[Letter, ...] = ("I", "C", "R")
    for weight in weights:
        letters |= {actor: weight for row in rows for actor, letter in row.items() if letter.endswith(weight)}
    letters[sop.owner] = "A/R" if letters.get(sop.owner) == "R" else "A"
    return letters


def handovers(content: Content, sop: Sop) -> tuple[Handover, ...]:
    """Every arrow along which the work passes to other hands: nobody takes part in both steps."""
    if content.sops.get(sop.id) is sop:
        return _all_handovers(content).get(sop.id, ())
    return tuple(_handovers(sop, content.graphs[sop.id].edges)) if sop.id in content.graphs else ()


@once
def _all_handovers(content: Content) -> Mapping[str, tuple[Handover, ...]]:
    """Of every process: the swimlane of each asks for its own, and maps and rules for those of all."""
    return {
        number: tuple(_handovers(sop, content.graphs[number].edges))
        for number, sop in content.sops.items()
        if number in content.graphs
    }


def _handovers(sop: Sop, edges: Iterable[Edge]) -> Iterator[Handover]:
    for edge in edges:
        if edge.target == FINISH:
            continue
        source, target = sop.steps[edge.source], sop.steps[edge.target]
        if set(people(sop, source)).isdisjoint(people(sop, target)):
            handoff = source.handoff if isinstance(source, DoStep | AskStep | CallStep) else None
            channel = handoff.channel if handoff else sop.channel
            named = (handoff.artefact,) if handoff and handoff.artefact else _passing(source, target)
            yield Handover(edge.source, edge.target, lane_of(sop, source), lane_of(sop, target), channel, named)


def _passing(source: AnyStep, target: AnyStep) -> tuple[str, ...]:
    if not (isinstance(source, WorkStep) and isinstance(target, WorkStep)):
        return ()
    taken = {flow.data for flow in target.inputs}
    return tuple(flow.data for flow in source.outputs if flow.data in taken)


def outside_share(content: Content, sop: Sop) -> OutsideShare:
    """How much of a process is done outside. A step in several hands counts for each in equal parts."""
    work = working_steps(sop)
    steps = sum((outside_part(content, sop, step) for step in work), Fraction(0)) / max(1, len(work))
    return OutsideShare(_percent(steps), minutes_share(content, sop, lambda step: outside_part(content, sop, step)))


def minutes_share(content: Content, sop: Sop, part: Callable[[AnyStep], Fraction]) -> Decimal | None:
    """Percent of the minutes of a usual run, of each step its `part`; None where no step of work says its minutes."""
    whole = expected_minutes(content, sop, lambda _: Fraction(1)) if sop.id in content.graphs else Fraction(0)
    return _percent(Fraction(expected_minutes(content, sop, part), whole)) if whole else None


def controls_inside(content: Content, sop: Sop) -> tuple[int, int]:
    """(n, m): of the m controls of a process, n are made inside: by somebody of the company, or its own system."""
    checking = [step for step in sop.steps if isinstance(step, WorkStep) and step.control is not None]
    inside = [step for step in checking if side_of_actor(content, lane_of(sop, step)) not in OUTSIDE]
    return len(inside), len(checking)


def _percent(part: Fraction) -> Decimal:
    return Decimal(100 * part.numerator) / Decimal(part.denominator)
