"""Which company items an audience sees: within its level, and reached by something visible where its scope is own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from passation.analysis.levels import level_of
from passation.analysis.once import once
from passation.analysis.views import View, casts
from passation.model.base import Part
from passation.model.company import Audience
from passation.model.content import KINDS, Content
from passation.model.contract import Contract
from passation.model.shape import Leaf, references
from passation.values import Level

_FOLLOWED: Final[Mapping[str, frozenset[str] | None]] = {
    "ritual": None,
    "report": None,
    "escalation": None,
    "emergency": None,
    "kpi": frozenset({"owner", "measured_by", "objective", "recipients"}),
    "data": frozenset({"system_of_record", "owner"}),
    "actor": frozenset({"organisation"}),
    "tool": frozenset({"owner"}),
    "contract": frozenset({"escalation", "slas"}),
}
"""What an item reaches, by field (None: every field). Holding an access opens nothing: grants are not followed."""
_TAKING_PART: Final = frozenset(
    {"owner", "measured_by", "recipients", "attendees", "from", "to", "members", "on_call", "otherwise", "levels"}
)
"""Keys that name those who take part in a company item; who administers or holds an access does not."""


class _Link(NamedTuple):
    """A reference of a process to a company item: the key it stands under, its step if any, and what it names."""

    key: str
    step: int | None
    kind: str
    id: str


class Links:
    """The references of processes, read once each."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._known: dict[str, tuple[_Link, ...]] = {}
        self._items: dict[str, frozenset[tuple[str, str]]] = {}
        self._named: dict[tuple[tuple[str, ...], str], tuple[tuple[str, str], ...]] = {}
        """What ids of some kinds name: thousands of references name a few dozen items."""

    def of(self, number: str) -> tuple[_Link, ...]:
        """The references of a process to items that exist, each once for each step."""
        if number not in self._known:
            self._known[number] = tuple(dict.fromkeys(self._read(number)))
        return self._known[number]

    def all_of(self, number: str) -> frozenset[tuple[str, str]]:
        """Every company item that a process names, and everybody who takes part in one of its steps."""
        if number not in self._items:
            cast = casts(self._content).of(self._content.sops[number])
            takers = frozenset().union(*cast.steps)
            named = ((link.kind, link.id) for link in self.of(number))
            self._items[number] = frozenset((*named, *(("actor", actor) for actor in takers)))
        return self._items[number]

    def _read(self, number: str) -> Iterator[_Link]:
        for leaf in references(self._content.sops[number]):
            ref = leaf.ref
            if ref is not None and not ref.local:
                step = int(leaf.trail[1]) if leaf.trail[0] == "steps" else None
                wanted = ref.kinds, leaf.value
                if wanted not in self._named:
                    self._named[wanted] = tuple(targets(self._content, *wanted))
                for kind, item_id in self._named[wanted]:
                    yield _Link(str(leaf.trail[0]), step, kind, item_id)


@once
def links(content: Content) -> Links:
    """The references of a content's processes, shared by all who ask."""
    return Links(content)


def targets(content: Content, kinds: tuple[str, ...], item_id: str) -> Iterator[tuple[str, str]]:
    """The company items that a reference to one of `kinds` names; processes are decided apart."""
    for kind in kinds:
        if kind in KINDS and kind != "process" and content.find(kind, item_id) is not None:
            yield kind, item_id


def is_of(content: Content, organisations: frozenset[str], kind: str, item_id: str) -> bool:
    """Whether an item is one of some outside organisations, or works for one, or binds one."""
    match kind:
        case "actor":
            return content.actors[item_id].organisation in organisations
        case "organisation":
            return item_id in organisations
        case "contract":
            return content.contracts[item_id].provider in organisations
        case _:
            return False


class Reach:
    """Which company items an audience sees: within its level, and reached by something visible where scope is own."""

    def __init__(
        self,
        content: Content,
        audience: Audience,
        views: Mapping[str, View],
        hidden: frozenset[str],
        disclosed: frozenset[tuple[str, str]],
    ) -> None:
        self._content = content
        self._audience = audience
        self._views = views
        self._hidden = hidden
        self._disclosed = disclosed
        self._links = links(content)
        self._mine = frozenset(audience.actors)
        self._ceiling: dict[tuple[str, str], Level] = {}

    def visible(self) -> dict[str, frozenset[str]]:
        """Visible ids by kind."""
        if self._audience.scope != "all" or self._audience.sees < max(Level):
            self._spread()  # what is open to all levels needs no reason to be seen
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        found["process"] = set(self._views)
        for kind, item_id, item in self._content.items():
            if kind != "process" and self._allowed(kind, item_id, level_of(item)):
                found[kind].add(item_id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    def _allowed(self, kind: str, item_id: str, level: Level) -> bool:
        if is_of(self._content, self._hidden, kind, item_id):
            return False
        if (kind, item_id) in self._disclosed:
            return True
        if self._audience.scope == "all" and level <= self._audience.sees:
            return True
        ceiling = self._ceiling.get((kind, item_id))
        return ceiling is not None and level <= ceiling

    def _spread(self) -> None:
        """Follows references from what is visible; each item keeps the highest level at which it is opened."""
        waiting = list(dict.fromkeys(self._starts()))
        while waiting:
            kind, item_id, opened = waiting.pop()
            item = self._content.find(kind, item_id)
            if item is None or is_of(self._content, self._hidden, kind, item_id):
                continue
            ceiling = max(opened, self._audience.own_level) if self._takes_part(item) else opened
            known = self._ceiling.get((kind, item_id))
            if known is not None and known >= ceiling:
                continue
            self._ceiling[kind, item_id] = ceiling
            if level_of(item) <= ceiling:
                onward = max(self._audience.sees, level_of(item))
                waiting += [(*target, onward) for target in self._followed(kind, item)]

    def _takes_part(self, item: Part) -> bool:
        """Whether one of the readers answers for an item, meets in it, writes or receives it."""
        return bool(self._mine) and any(
            leaf.value in self._mine for leaf in references(item) if leaf.trail[0] in _TAKING_PART
        )

    def _followed(self, kind: str, item: Part) -> Iterator[tuple[str, str]]:
        fields = _FOLLOWED.get(kind, frozenset())
        for leaf in references(item):
            if (fields is None or leaf.trail[0] in fields) and self._is_open(item, leaf):
                yield from targets(self._content, leaf.ref.kinds if leaf.ref else (), leaf.value)

    def _is_open(self, item: Part, leaf: Leaf) -> bool:
        """Whether the readers see what holds a reference: a commitment follows its process."""
        if isinstance(item, Contract) and leaf.trail[0] == "slas":
            view = self._views.get(item.slas[int(leaf.trail[1])].process)
            return view is not None and view.full
        return leaf.field.level <= self._audience.sees

    def _starts(self) -> Iterator[tuple[str, str, Level]]:
        for number, view in self._views.items():
            yield from self._opened_by(number, view)
        for actor in self._mine:
            yield "actor", actor, self._audience.own_level
            organisation = self._content.actors[actor].organisation if actor in self._content.actors else None
            known = self._content.organisations.get(organisation) if organisation else None
            if known is not None:
                contract = known.contract
                yield from [("contract", contract, self._audience.own_level)] if contract else []
        for ritual in self._content.rituals.values():
            if self._mine & set(ritual.attendees):
                yield "ritual", ritual.id, self._audience.own_level
        for report in self._content.reports.values():
            if self._mine & {report.from_, *report.to}:
                yield "report", report.id, self._audience.own_level
        for channel in self._content.channels.values():
            if self._mine & set(channel.members):
                yield "channel", channel.id, self._audience.own_level
        for emergency in self._content.emergencies.values():
            members = self._content.channels[emergency.channel].members if emergency.channel else ()
            if self._mine & {*members, emergency.on_call}:
                yield "emergency", emergency.id, self._audience.own_level

    def _opened_by(self, number: str, view: View) -> Iterator[tuple[str, str, Level]]:
        """What a visible process refers to, at the level it opens: its own, or the readers' where they do the step.

        A step opened to those who are asked or told opens nothing above their general level; nor does what was
        given on purpose.
        """
        cast, sees = casts(self._content).of(self._content.sops[number]), self._audience.sees
        shell = max(sees, view.level) if view.own and view.full else sees
        if view.full and all(view.steps) and self._mine.isdisjoint(cast.everyone):
            yield from ((kind, item_id, shell) for kind, item_id in self._links.all_of(number))
            return
        for link in self._links.of(number):
            ceiling = shell
            if link.step is not None:
                if not view.steps[link.step]:
                    continue
                if self._mine & cast.steps[link.step]:
                    ceiling = self._audience.own_level
            elif not view.full:
                continue
            yield link.kind, link.id, ceiling
        for taking, seen in zip(cast.steps, view.steps, strict=True):
            if seen and view.full:  # nobody is known by a step that is hidden
                yield from (("actor", actor, shell) for actor in taking)
