"""Names that a phase of a sale does not show yet: roles and letters stand for them, the same in every text and id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Final

from passation.analysis.levels import level_of
from passation.analysis.phases import shown
from passation.analysis.visibility import Sight
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.dataroom import Recipient
from passation.words import Words

_LEGAL_FORM: Final = re.compile(r"\s+(SAS|SARL|SASU|EURL|SA|SNC|SCOP|SCI|Ltd|Inc|GmbH)\.?$")
_TITLES: Final = r"(?:MM?\.|Mme|Mlle|Mr|Mrs|Ms|Monsieur|Madame|Mademoiselle|Maître|Me|Dr|Docteur)"
_BETWEEN: Final = r"[\W_]{0,3}"
"""What may stand between the words of a name: a space of any kind, a hyphen, nothing."""


@dataclass(frozen=True)
class Pseudonyms:
    """What stands for each name in texts and for each id that says a name. Without any, both stay as they are."""

    stand_ins: Mapping[str, str] = field(default_factory=dict)
    surnames: Mapping[str, str] = field(default_factory=dict)
    """Names of which only « Mme … » or « M. … » is replaced: alone they may be plain words."""
    ids: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _pattern(self) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
        said = [(spelling, stand_in) for name, stand_in in self.stand_ins.items() for spelling in _spellings(name)]
        said += [(f"{_TITLES}\\s*{_spelt(name)}", stand_in) for name, stand_in in self.surnames.items()]
        if not said:
            return None
        said.sort(key=lambda pair: (-len(pair[0]), pair))
        return re.compile(_alone("|".join(f"({spelling})" for spelling, _ in said)), re.IGNORECASE), tuple(
            stand_in for _, stand_in in said
        )

    def apply(self, text: str) -> str:
        """The text with every known name replaced."""
        if self._pattern is None:
            return text
        pattern, stand_ins = self._pattern
        return pattern.sub(lambda found: stand_ins[(found.lastindex or 1) - 1], text)

    def names_somebody(self, text: str) -> bool:
        """Whether a text holds a name that is not shown yet."""
        return self._pattern is not None and self._pattern[0].search(text) is not None

    def id(self, item_id: str) -> str:
        """The id that is shown for an id."""
        return self.ids.get(item_id, item_id)


def pseudonyms(content: Content, sight: Sight, recipient: Recipient, words: Words) -> Pseudonyms:
    """The names that a recipient may not read: by phase, the company's before the NDA, then people's, suppliers',
    customers' as `names` says; in every phase those of the other recipients.
    """
    of = _Names(content, sight, recipient, words)
    organisations = {**of.companies(), **of.organisations()}
    people = Pseudonyms(organisations)
    persons = {name: people.apply(role) for name, role in of.people()}
    surnames = {name.split(maxsplit=1)[1]: role for name, role in persons.items() if " " in name}
    everybody = {**persons, **of.recipients(), **organisations}
    return Pseudonyms(everybody, surnames, _ids(content, everybody))


@dataclass(frozen=True)
class _Names:
    """Which names are hidden, and what stands for them."""

    content: Content
    sight: Sight
    recipient: Recipient
    words: Words

    def companies(self) -> dict[str, str]:
        """The company's own name, before the NDA."""
        if shown(self.recipient.phase, "nda"):
            return {}
        project = self.content.dataroom.project or self.words.t("The project")
        return dict.fromkeys((self.content.company.name, _bare(self.content.company.name)), project)

    def organisations(self) -> dict[str, str]:
        """Suppliers and customers: letters for those the recipient sees, so that the others leave no gap."""
        names = self.content.company.names
        found: dict[str, str] = {}
        for template, since, customers in (
            (say("Provider {letter}"), names.suppliers, False),
            (say("Customer {letter}"), names.customers, True),
        ):
            if not shown(self.recipient.phase, since):
                found |= self._lettered(template, customers=customers)
        return found

    def _lettered(self, template: Message, *, customers: bool) -> dict[str, str]:
        found: dict[str, str] = {}
        index = 0
        every = self.content.organisations.items()
        for organisation, item in sorted(every, key=lambda pair: (level_of(pair[1]), pair[0])):
            if self._is_customer(organisation) is not customers:
                continue
            stand_in = self.words.t("Another company")
            if self.sight.sees("organisation", organisation):
                stand_in = self.words.t(template.text, letter=_letter(index))
                index += 1
            found |= dict.fromkeys((item.name, _bare(item.name), *item.alias, organisation), stand_in)
        return found

    def _is_customer(self, organisation: str) -> bool:
        sides = {actor.side for actor in self.content.actors.values() if actor.organisation == organisation}
        return sides == {"customer"}

    def people(self) -> Iterator[tuple[str, str]]:
        """Each person with the role that stands for her."""
        if shown(self.recipient.phase, self.content.company.names.people):
            return
        for actor_id, actor in self.content.actors.items():
            role = actor.name if self.sight.sees("actor", actor_id) else self.words.t("Somebody")
            yield from ((person.name, role) for person in actor.people)

    def recipients(self) -> dict[str, str]:
        """Those who receive a bag do not learn who else does. An id that may be a plain word is left in texts."""
        others = [each for each in self.content.dataroom.recipients if each.id != self.recipient.id]
        names = (name for each in others for name in (each.name, _bare(each.name), each.id))
        ids = {each.id for each in others if each.id.isalpha()} - {each.name for each in others}
        return dict.fromkeys((name for name in names if name not in ids), self.words.t("Another party"))


def _ids(content: Content, stand_ins: Mapping[str, str]) -> dict[str, str]:
    """What stands for each id that says a hidden name; two ids never become one."""
    said = {_slug(name): _slug(stand_in) for name, stand_in in stand_ins.items() if len(_slug(name)) > 2}
    if not said:
        return {}
    names = sorted(said, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, names))})(?![a-z0-9])")
    found: dict[str, str] = {}
    every = dict.fromkeys(_every_id(content))
    taken = set(every)
    for item_id in every:
        new = pattern.sub(lambda hit: said[hit[0]], item_id)
        if new != item_id:
            free = next(
                name for name in (new, *(f"{new}-{number}" for number in range(2, 10_000))) if name not in taken
            )
            found[item_id] = free
            taken.add(free)
    return found


def free_name(name: str, taken: Container[str]) -> str:
    """The name, or the first numbered one that is not taken."""
    names = (name, *(f"{name}-{number}" for number in range(2, 10_000)))
    return next(each for each in names if each not in taken)


def _every_id(content: Content) -> Iterator[str]:
    """Every id that an author chose, process numbers apart: they say nothing."""
    for kind, item_id, _ in content.items():
        if kind != "process":
            yield item_id
    yield from (domain.id for domain in content.company.domains)
    yield from content.domain_of.values()
    for sop in content.sops.values():
        yield from (each.id for each in (*sop.steps, *sop.templates) if each.id is not None)
        yield from sop.milestones
    for item in content.contracts.values():
        yield from (each.id for each in item.slas)
    yield from (each.id for each in content.obligations if each.id is not None)
    yield from (each.id for each in content.qa.questions)


def _spellings(name: str) -> Iterable[str]:
    """A name as people write it: with or without accents, its words apart, hyphened or in one."""
    return dict.fromkeys((_spelt(name), _spelt(_plain(name))))


def _spelt(name: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\W_]+", name) if word]
    return _BETWEEN.join(words) or re.escape(name)


def _alone(pattern: str) -> str:
    """The pattern, not within a word; an underscore ends a word."""
    return rf"(?<![^\W_])(?:{pattern})(?![^\W_])"


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", _plain(name).lower()))


def _bare(name: str) -> str:
    """A company's name without its legal form, as people write it."""
    return _LEGAL_FORM.sub("", name)


def _letter(index: int) -> str:
    return chr(ord("A") + index % 26) + (str(index // 26 + 1) if index >= 26 else "")
