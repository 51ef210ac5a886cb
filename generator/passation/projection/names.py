"""Names that a phase of a sale does not show yet: roles and letters stand for them, the same in every text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from passation.finding import say
from passation.model.company import Phase
from passation.model.content import Content
from passation.projection.phases import shown
from passation.words import Words


@dataclass(frozen=True)
class Pseudonyms:
    """What stands for each name. Without any, texts stay as they are."""

    stand_ins: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self.stand_ins, key=lambda name: (-len(name), name))
        if not names:
            return None
        return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)", re.IGNORECASE)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): stand_in for name, stand_in in self.stand_ins.items()}

    def apply(self, text: str) -> str:
        """The text with every known name replaced."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._folded[found[0].casefold()], text)


def pseudonyms(content: Content, phase: Phase, words: Words) -> Pseudonyms:
    """The names a phase hides: the company before the NDA; people, suppliers, customers as `names` says."""
    stand_ins: dict[str, str] = {}
    if not shown(phase, "nda"):
        project = content.dataroom.project or words.t("The project")
        for name in (content.company.name, _bare(content.company.name)):
            stand_ins[name] = project
    names = content.company.names
    sides = _sides(content)
    for template, since, wanted in (
        (say("Provider {letter}"), names.suppliers, {"external", "partner"}),
        (say("Customer {letter}"), names.customers, {"customer"}),
    ):
        if not shown(phase, since):
            chosen = sorted(name for name, side in sides.items() if side in wanted)
            for index, organisation in enumerate(chosen):
                stand_in = words.t(template.text, letter=_letter(index))
                for name in _names_of(content, organisation):
                    stand_ins[name] = stand_in
    if not shown(phase, names.people):
        for actor in content.actors.values():
            stand_ins.update({person.name: actor.name for person in actor.people})
    return Pseudonyms(stand_ins)


def _sides(content: Content) -> dict[str, str]:
    found = {contract.provider: "external" for contract in content.contracts.values()}
    for actor in content.actors.values():
        if actor.organisation:
            found.setdefault(actor.organisation, actor.side)
    return found


def _names_of(content: Content, organisation: str) -> tuple[str, ...]:
    found = content.organisations.get(organisation)
    return (found.name, _bare(found.name), *found.alias) if found is not None else ()


_LEGAL_FORM = re.compile(r"\s+(SAS|SARL|SASU|EURL|SA|SNC|SCOP|Ltd|Inc|GmbH)\.?$")


def _bare(name: str) -> str:
    """A company's name without its legal form, as people write it."""
    return _LEGAL_FORM.sub("", name)


def _letter(index: int) -> str:
    return chr(ord("A") + index % 26) + (str(index // 26 + 1) if index >= 26 else "")
