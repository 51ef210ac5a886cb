"""A step as it is shown, and its HTML: the steps are the heart of a handbook and half of its templates' work."""

from __future__ import annotations

from collections.abc import Iterable

from passation.frozen import dataclass
from passation.handbook.escaped import escaped
from passation.handbook.fact import Fact
from passation.handbook.ref import Ref, RefHtml, plain
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """Where an answer, or the step itself, leads."""

    label: str
    goal: Ref
    share: str = ""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step, ready to be shown."""

    id: str
    number: int
    kind: str
    text: str
    call: Ref | None
    actors: tuple[Ref, ...]
    tool: Ref | None
    minutes: str
    decides: bool
    """Somebody of the company decides here: money, or something that cannot be undone."""
    warning: str
    checklist: tuple[str, ...]
    facts: tuple[Fact, ...]
    ways: tuple[Way, ...]
    picture: tuple[str, str] | None
    """Address and description of a screenshot."""


@dataclass(frozen=True, slots=True)
class Block:
    """Steps that follow each other; `per` names what they are repeated for."""

    per: str
    steps: tuple[StepView, ...]


class StepHtml:
    """Steps as HTML in one language. Every text of an author goes through `escaped`."""

    def __init__(self, words: Words, refs: RefHtml) -> None:
        """Takes the words and how references are written."""
        self._words, t = words, words.t
        self._inline = refs.inline
        kinds = {"wait": t("Wait for"), "call": t("Run"), "gate": t("Agreement awaited")}
        self._kinds = {kind: f'<span class="pa-step__kind">{escaped(word)}</span> ' for kind, word in kinds.items()}
        self._link = escaped(t("Link to this step"))
        self._decided = escaped(t("Decided inside the company"))
        self._careful = escaped(t("Careful") + words.colon)
        self._then = escaped(t("then"))

    def blocks(self, blocks: Iterable[Block], *, several: bool) -> str:
        """All steps of a process, those that are repeated under what they are repeated for."""
        return "".join([self._block(block, several=several) for block in blocks])

    def _block(self, block: Block, *, several: bool) -> str:
        steps = "".join([f"{self.step(step, several=several)}\n" for step in block.steps])
        if not block.per:
            return steps
        name = escaped(self._words.t("For each: {what}", what=block.per))
        return (
            f'<li class="pa-loop">\n<p class="pa-loop__name">{name}</p>\n'
            f'<ol class="pa-steps" start="{block.steps[0].number}">\n{steps}</ol>\n</li>\n'
        )

    def step(self, step: StepView, *, several: bool) -> str:
        """One step; `several` people share the process, so that each step says whose it is."""
        decides = " pa-step--decides" if step.decides else ""
        text = plain(step.call) if step.call else escaped(step.text)
        spot = escaped(step.id)
        body = "".join(self._body(step, step.actors if several else ()))
        inside = f'<div class="pa-step__body">\n{body}</div>\n' if body else ""
        return (
            f'<li class="pa-step pa-step--{escaped(step.kind)}{decides}" id="{spot}">\n'
            '<div class="pa-step__head"><span class="pa-step__number" aria-hidden="true">'
            f"<span>{step.number}</span></span>\n"
            f'<p class="pa-step__text">{self._kinds.get(step.kind, "")}{text}</p>\n'
            f'<a class="pa-step__link" href="#{spot}" title="{self._link}" aria-label="{self._link}"></a></div>\n'
            f"{inside}</li>\n"
        )

    def _body(self, step: StepView, actors: tuple[Ref, ...]) -> Iterable[str]:
        chips = "".join(self._chips(step, actors))
        if chips:
            yield f'<p class="pa-step__chips">{chips}</p>\n'
        if step.warning:
            yield f'<p class="pa-step__warning"><strong>{self._careful}</strong>{escaped(step.warning)}</p>\n'
        if step.checklist:
            points = "".join([f"<li>{escaped(point)}</li>\n" for point in step.checklist])
            yield f'<ul class="pa-step__points">\n{points}</ul>\n'
        if step.facts:
            facts = "".join([self._fact(fact) for fact in step.facts])
            yield f'<dl class="pa-step__facts">\n{facts}</dl>\n'
        if step.ways:
            ways = "".join([self._way(way) for way in step.ways])
            yield f'<ul class="pa-step__ways">\n{ways}</ul>\n'
        if step.picture:
            address, said = map(escaped, step.picture)
            picture = f'<a href="{address}"><img src="{address}" alt="{said}" loading="lazy"></a>'
            yield f'<figure class="pa-step__picture">{picture}</figure>\n'

    def _chips(self, step: StepView, actors: tuple[Ref, ...]) -> Iterable[str]:
        for actor in actors:
            yield f'<span class="pa-chip">{self._inline((actor,))}</span> '
        if step.tool:
            yield f'<span class="pa-chip pa-chip--tool">{plain(step.tool)}</span> '
        if step.minutes:
            yield f'<span class="pa-chip pa-chip--time">{escaped(step.minutes)}</span> '
        if step.decides:
            yield f'<span class="pa-chip pa-chip--decides">{self._decided}</span>'

    def _fact(self, fact: Fact) -> str:
        between = ", " if fact.refs and fact.text else ""
        said = f"{self._inline(fact.refs)}{between}{escaped(fact.text)}"
        kind = escaped(fact.kind)
        return f'<div class="pa-step__fact pa-step__fact--{kind}"><dt>{escaped(fact.name)}</dt><dd>{said}</dd></div>\n'

    def _way(self, way: Way) -> str:
        note = f' <span class="pa-note">{escaped(way.goal.note)}</span>' if way.goal.note else ""
        return f"<li>{self._label(way)}{plain(way.goal)}{note}</li>\n"

    def _label(self, way: Way) -> str:
        if not way.label:
            return f"{self._then} "
        share = f' <span class="pa-note">({escaped(way.share)})</span>' if way.share else ""
        return f'<strong>{escaped(way.label)}</strong>{share} <span class="pa-arrow" aria-hidden="true">→</span> '
