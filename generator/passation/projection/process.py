"""One process made smaller: its translation laid over it, hidden steps folded, templates and links kept as far as seen.

What remains is then projected field by field (`item.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from passation.analysis.views import View, taking_part
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.flow import Graph
from passation.model.sop import Sop, Template
from passation.model.step import AnyStep
from passation.projection.fold import fold, gate_of, relabelled, rewired
from passation.projection.item import GONE, Projector
from passation.projection.translate import translated
from passation.values import Level


@dataclass(frozen=True)
class Binder:
    """Makes the processes of one edition."""

    content: Content
    projector: Projector
    language: str

    def processes(self) -> tuple[dict[str, Sop], dict[str, Graph]]:
        """Every visible process with the order of its steps."""
        sops: dict[str, Sop] = {}
        graphs: dict[str, Graph] = {}
        for number, view in self.projector.sight.views.items():
            sops[number], graphs[number] = self._process(self.content.sops[number], view)
        return sops, graphs

    def _process(self, sop: Sop, view: View) -> tuple[Sop, Graph]:
        sop = translated(sop, self.content.translations.get((sop.id, self.language)))
        folded = fold(sop, self.content.graphs[sop.id], view.steps, gates=view.full)
        steps = rewired(
            [
                gate_of(sop.steps[index], view.level) if index in folded.gates else sop.steps[index]
                for index in folded.kept
            ],
            folded.graph,
        )
        seen = [step for step, visible in zip(sop.steps, view.steps, strict=True) if visible]
        whole = self._whole(sop, view, seen, steps) if view.full else _opened(sop, steps)
        levels = [each.confidentiality or Level.PUBLIC for each in (*whole.steps, *whole.templates)]
        made = self.projector.model(whole, ("process", sop.id), view.level, max([view.level, *levels]))
        if made is GONE:
            raise ValueError(f"nothing is left of {sop.id}")  # its required fields have no level and stand in for all
        if not view.full:
            made = made.model_copy(update={"owner": self.projector.stand_in})
            self.projector.needs_stand_in = True
        return made, relabelled(folded.graph, self.projector.names.apply)

    def _whole(self, sop: Sop, view: View, seen: Iterable[AnyStep], steps: tuple[AnyStep, ...]) -> Sop:
        """The process with the steps that are left, and nothing that names another step or a hidden template."""
        templates = tuple(each for each in sop.templates if self._sees_template(sop, view, each))
        known, labels = {each.id for each in templates}, {step.id for step in seen if step.id is not None}
        exceptions = tuple(
            each if each.at is None or each.at in labels else each.model_copy(update={"at": None})
            for each in sop.exceptions
        )
        return sop.model_copy(
            update={
                "steps": tuple(_without_template(step, known) for step in steps),
                **_if_changed(sop, {"templates": templates, "exceptions": exceptions}),
            }
        )

    def _sees_template(self, sop: Sop, view: View, template: Template) -> bool:
        """A template above the process is seen by those who do a step with it."""
        audience = self.projector.sight.audience
        level = template.confidentiality or Level.PUBLIC
        if level <= max(view.level, audience.sees):
            return True
        mine = frozenset(audience.actors)
        used = level <= audience.own_level and any(
            seen and getattr(step, "template", None) == template.id and mine & taking_part(self.content, sop, step)
            for step, seen in zip(sop.steps, view.steps, strict=True)
        )
        if not used:
            self.projector.hole(("process", sop.id), "templates", level)
        return used


def _opened(sop: Sop, steps: tuple[AnyStep, ...]) -> Sop:
    """What those who are asked or told see: title, result and their steps, which say themselves who does them."""
    shown = [step.model_copy(update={"actor": sop.performers(step)}) for step in steps]
    values: dict[str, Any] = {
        "id": sop.id,
        "title": sop.title,
        "owner": sop.owner,
        "result": sop.result,
        "steps": tuple(_without_template(step, ()) for step in shown),
    }
    return Sop.model_construct(_fields_set=set(values), **values)


def _without_template(step: AnyStep, known: Iterable[str]) -> AnyStep:
    """The step; a template that its readers do not have is not named."""
    named = getattr(step, "template", None)
    return step if named is None or named in known else step.model_copy(update={"template": None})


def _if_changed(sop: Sop, values: Mapping[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    """The values that differ, so that what was never written stays unwritten."""
    return {name: value for name, value in values.items() if value != getattr(sop, name)}
