"""What an import needs to know of the company: numbers that are taken, domains, and who and what has an id.

Read from the texts and not from the manual: a fault in one file is no reason to import nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from difflib import get_close_matches
from typing import Any, Final

from passation.analysis.naming import letters_of, next_number, slug, written_numbers
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.importing.columns import CLOSE
from passation.importing.found import NotTaken, Said
from passation.importing.spoken import folded
from passation.importing.texts import holds_secret
from passation.load.document import read_document

_SOP: Final = re.compile(r"sops/([^/]+)/([A-Z]{2,4})-([0-9]{3})-[^/.]+\.yml")
_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Match:
    """The id that a text was taken for, and why that is a guess, where it is one."""

    id: str
    guess: Message | None = None


@dataclass(slots=True)
class Proposal:
    """Something that the source names and the company does not know: what could stand in its file."""

    kind: str
    id: str
    name: str
    said: list[Said] = field(default_factory=list)


@dataclass(slots=True)
class Index:
    """The items of a kind by what people call them."""

    kind: str
    ids: dict[str, str] = field(default_factory=dict)
    """Id → name."""
    people: dict[str, str] = field(default_factory=dict)
    """Somebody's name, folded → the role that she holds."""
    outside: set[str] = field(default_factory=set)
    """Actors that are not of the company."""
    proposals: dict[str, Proposal] = field(default_factory=dict)
    """By folded name."""
    creates: bool = False
    """Whether a proposal counts as an item: it will be written."""

    def find(self, said: Said) -> Match | None:
        """What a text means; None, and a proposal, where nothing is close."""
        plain = folded(said.text)
        if not plain:
            return None
        exact = next((each for each, name in self.ids.items() if plain in {folded(each), folded(name)}), None)
        if exact is not None:
            return Match(exact)
        if plain in self.people:
            return Match(self.people[plain], say("the person who holds this role"))
        near = self._near(plain)
        return Match(near, say("the nearest name that is known")) if near else self._propose(plain, said)

    def _near(self, plain: str) -> str | None:
        names = {folded(name): each for each, name in self.ids.items()}
        close = get_close_matches(plain, names, 1, CLOSE)
        if close:
            return names[close[0]]
        words = set(plain.split())
        within = [each for name, each in names.items() if words <= set(name.split()) and len(plain) > _LETTERS]
        return within[0] if len(within) == 1 else None

    def _propose(self, plain: str, said: Said) -> Match | None:
        if holds_secret(said.text):
            return None
        if plain not in self.proposals:
            taken = {*self.ids, *(each.id for each in self.proposals.values())}
            self.proposals[plain] = Proposal(self.kind, _free(slug(said.text) or self.kind, taken), said.text)
        proposal = self.proposals[plain]
        if said not in proposal.said:
            proposal.said.append(said)
        return Match(proposal.id) if self.creates else None


def _free(wanted: str, taken: Iterable[str]) -> str:
    given, number = wanted, 1
    while given in taken:
        number += 1
        given = f"{wanted}-{number}"
    return given


@dataclass(slots=True)
class Known:
    """A company as an import sees it."""

    actor: Index
    tool: Index
    data: Index
    kpi: Index
    escalation: Index
    domains: dict[str, str]
    """Id → title, in the company's order."""
    numbers: set[str]
    titles: dict[str, str]
    """Folded title → number."""
    prefixes: dict[str, str]
    """The letters that a domain's numbers begin with."""
    language: str = "fr"
    """Of the company: what is written into its files is in it."""

    def next_number(self, domain: str) -> str:
        """The next free number of a domain; taken from now on."""
        number = next_number(domain, self.prefixes, self.numbers)
        if number is None:
            raise NotTaken(say("Every number of {domain} is taken.", domain=domain))
        self.prefixes.setdefault(domain, number.partition("-")[0])
        self.numbers.add(number)
        return number


def known(texts: Mapping[str, str], *, creates: bool) -> Known:
    """What the files of a company say; `creates`: unknown actors and tools are to be written."""
    files = {
        path.removeprefix("cartography/"): read_document(path, text.encode()).data or {}
        for path, text in texts.items()
        if path.startswith("cartography/") and path.endswith(".yml")
    }
    made = Known(
        _index(files, "actor", "actors", creates=creates),
        _index(files, "tool", "tools", creates=creates),
        _index(files, "data", "data"),
        _index(files, "kpi", "kpis"),
        _index(files, "escalation", "escalations", file="channels"),
        {each["id"]: _word(each, "title") or each["id"] for each in _items(files.get("company.yml", {}), "domains")},
        set(),
        {},
        {},
        "en" if _word(files.get("company.yml", {}), "language") == "en" else "fr",
    )
    _take_processes(made, texts)
    return made


def _take_processes(made: Known, texts: Mapping[str, str]) -> None:
    given: list[tuple[str, str]] = []
    for path, text in sorted(texts.items()):
        found = _SOP.fullmatch(path)
        if found is not None:
            data = read_document(path, text.encode()).data or {}
            number = f"{found[2]}-{found[3]}"
            made.numbers |= {number, *written_numbers(data)}
            made.titles.setdefault(folded(_word(data, "title")), number)
            made.domains.setdefault(found[1], found[1].replace("-", " ").capitalize())
            given.append((found[1], number))
    made.prefixes = letters_of(given)


def _index(
    files: Mapping[str, Mapping[str, Any]], kind: str, key: str, *, file: str = "", creates: bool = False
) -> Index:
    index = Index(kind, creates=creates)
    for item in _items(files.get(f"{file or key}.yml", {}), key):
        index.ids[item["id"]] = _word(item, "name") or item["id"]
        if _word(item, "side") not in {"", "internal"}:
            index.outside.add(item["id"])
        people = item.get("people", [])
        for person in people if isinstance(people, list) else [people]:
            if isinstance(person, Mapping) and _word(person, "name"):
                index.people.setdefault(folded(_word(person, "name")), item["id"])
    return index


def _items(data: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    listed = data.get(key)
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("id"), str):
            yield each


def _word(item: Mapping[str, Any], key: str) -> str:
    found = item.get(key)
    return found if isinstance(found, str) else ""
