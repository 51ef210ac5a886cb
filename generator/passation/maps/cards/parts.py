"""What a card says, part by part: the five of a SIPOC, then the four legs of a turtle. A part with nothing is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal

from passation.analysis.access import RIGHT_WORDS
from passation.analysis.card import Card, Exchange, Hand, Promise, Role, card
from passation.analysis.responsibility import ProcessSide, side_of, side_of_actor, text_of
from passation.analysis.review import document_version
from passation.edition import Edition
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.actor import Side
from passation.model.sop import Sop
from passation.table import Target
from passation.words import Words

Key = Literal["suppliers", "inputs", "process", "outputs", "customers", "what", "whom", "how", "measure"]
TITLES: Final[Mapping[Key, Message]] = {
    "suppliers": say("Suppliers"),
    "inputs": say("Inputs"),
    "process": say("Steps"),
    "outputs": say("Outputs"),
    "customers": say("Customers"),
    "what": say("With what"),
    "whom": say("With whom"),
    "how": say("How"),
    "measure": say("How it is measured"),
}
"""In the order in which a card is read."""
_ROLES: Final[Mapping[Role, Message]] = {
    "pilots": say("pilots"),
    "performs": say("performs"),
    "validates": say("validates"),
    "replaces": say("replaces"),
}
BRIEF: Final = 7
"""Steps that tell a process in brief."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a part: how readers call it, what is said of it, where it leads, on which side it stands."""

    text: str
    target: Target | None = None
    note: str = ""
    side: Side | ProcessSide | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part that says something."""

    key: Key
    title: str
    items: tuple[Item, ...]
    name: str = ""
    """What the part is about, where a drawing must say it: the process itself."""


def parts_of(edition: Edition, words: Words, sop: Sop, steps: int = BRIEF) -> tuple[Part, ...]:
    """The parts of a card that say something, in order; of the steps, so many lines at most."""
    wording = _Wording(edition, words, sop, card(edition, sop))
    found: Mapping[Key, Iterable[Item]] = {
        "suppliers": map(wording.party, wording.card.suppliers),
        "inputs": (wording.data(each, inward=True) for each in wording.card.inputs),
        "process": wording.brief(steps),
        "outputs": (wording.data(each, inward=False) for each in wording.card.outputs),
        "customers": map(wording.party, wording.card.customers),
        "what": wording.means(),
        "whom": map(wording.hand, wording.card.hands),
        "how": wording.methods(),
        "measure": wording.measures(),
    }
    made = (
        Part(key, words.say(title), tuple(found[key]), f"{sop.id} {sop.title}" if key == "process" else "")
        for key, title in TITLES.items()
    )
    return tuple(part for part in made if part.items)


@dataclass(frozen=True, slots=True)
class _Wording:
    """The facts of a card in words."""

    edition: Edition
    words: Words
    sop: Sop
    card: Card

    def party(self, party: str) -> Item:
        """A process or an actor at the other end."""
        if party in self.edition.sops:
            other = self.edition.sops[party]
            return Item(f"{party} {other.title}", Target("process", party), side=side_of(self.edition, other))
        return self._actor(party)

    def _actor(self, actor: str, note: str = "") -> Item:
        name = self.edition.name_of("actor", actor)
        return Item(name, Target("actor", actor), note, side_of_actor(self.edition, actor))

    def data(self, each: Exchange, *, inward: bool) -> Item:
        """A piece of information, with who gives or receives it."""
        parties = self.words.list(self._short(party) for party in each.parties)
        t = self.words.t
        said = t("from {party}", party=parties) if inward else t("to {party}", party=parties)
        return Item(self.edition.name_of("data", each.data), Target("data", each.data), said if each.parties else "")

    def _short(self, party: str) -> str:
        return party if party in self.edition.sops else self.edition.name_of("actor", party)

    def brief(self, most: int) -> Iterator[Item]:
        """The first steps of the process; of more than so many, it says how many follow."""
        steps = self.sop.steps
        shown = steps if len(steps) <= most else steps[: most - 1]
        for number, step in enumerate(shown, 1):
            yield Item(f"{number}. {text_of(self.edition, step)}", Target("process", self.sop.id, step.id or ""))
        if len(shown) < len(steps):
            left = len(steps) - len(shown)
            yield Item(self.words.n("and {count} more step", "and {count} more steps", left))

    def means(self) -> Iterator[Item]:
        """Tools with the right they need, and what is kept."""
        for tool, right in self.card.tools.items():
            name = self.edition.name_of("tool", tool)
            yield Item(name, Target("tool", tool), self.words.say(RIGHT_WORDS[right]))
        for data in self.card.kept:
            yield Item(self.edition.name_of("data", data), Target("data", data), self.words.t("kept"))

    def hand(self, each: Hand) -> Item:
        """A role, what it is in the process, and since when it is trained on it."""
        said = [self.words.say(_ROLES[role]) for role in each.roles]
        if each.training is not None:
            said.append(self.words.t("trained on {date}", date=each.training.date))
        return self._actor(each.actor, ", ".join(said))

    def methods(self) -> Iterator[Item]:
        """The procedure itself, its checks, its texts to reuse."""
        t, version = self.words.t, document_version(self.sop)
        if version:
            yield Item(t("Procedure {process}", process=self.sop.id), note=t("version {version}", version=version))
        for place in self.card.controls:
            step = self.sop.steps[place]
            said = t("check, step {number}", number=place + 1)
            yield Item(text_of(self.edition, step), Target("process", self.sop.id, step.id or ""), said)
        for template in self.sop.templates:
            yield Item(template.title, note=t("text to reuse"))

    def measures(self) -> Iterator[Item]:
        """Indicators with their targets, then what is promised inside and by providers."""
        for kpi in dict.fromkeys(self.sop.kpis):
            yield Item(self.edition.name_of("kpi", kpi), Target("kpi", kpi), self._aim(kpi))
        if self.sop.sla is not None:
            within = self.words.t("within {span}", span=self.sop.sla.within)
            yield Item(self.words.t("Promised"), note=", ".join(filter(None, [within, self.sop.sla.target])))
        yield from map(self._promised, self.card.promises)

    def _aim(self, kpi_id: str) -> str:
        kpi = self.edition.kpis.get(kpi_id)
        if kpi is None or kpi.target is None:
            return ""
        return f"{'≤' if kpi.better == 'lower' else '≥'}\u00a0{self.words.figure(kpi.target, kpi.unit)}"

    def _promised(self, promise: Promise) -> Item:
        level, words = promise.level, self.words
        name = self.edition.name_of("kpi", level.kpi) if level.kpi else ""
        within = words.t("within {span}", span=level.within) if level.within is not None else ""
        said = ", ".join(filter(None, [name, level.target, within]))
        provider = self.edition.name_of("organisation", promise.provider)
        return Item(words.t("Promised by {provider}", provider=provider), note=said)
