"""Who may see what: the decision, apart from the projection that carries it out (`edition.py`).

An item is visible when its effective level is within what the audience sees in general, or, where one of its actors
takes part, within what it sees of its own. Company items of an audience with `scope: own` appear only when something visible
reaches them. An outside audience never learns of another outside organisation. Nothing named, nothing shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.model.company import Audience
from passation.model.content import KINDS, Content
from passation.model.shape import references
from passation.model.sop import Sop
from passation.model.step import AnyStep, CallStep
from passation.values import Level

NOBODY: Final = Audience(id="public")
"""The implicit audience: public processes and what they reach."""
_FOLLOWED: Final[Mapping[str, frozenset[str] | None]] = {
    "process": None,
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


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees of one process."""

    level: Level
    """Effective level of the process."""
    full: bool
    """The whole shell; otherwise only title, result and the steps that are opened."""
    own: bool
    """One of the audience's actors takes part."""
    steps: tuple[bool, ...]
    """Which steps it sees, by position."""


@dataclass(frozen=True)
class Sight:
    """The decisions for one audience over one content."""

    audience: Audience
    views: Mapping[str, View]
    """The visible processes."""
    visible: Mapping[str, frozenset[str]]
    """Visible items by kind, processes included."""
    hidden_organisations: frozenset[str]
    """Outside organisations that this outside audience may not know of."""

    def sees(self, kind: str, item_id: str) -> bool:
        """Whether an item is visible."""
        return item_id in self.visible.get(kind, frozenset())

    def sees_step(self, process: str, index: int) -> bool:
        """Whether a step is visible."""
        view = self.views.get(process)
        return view is not None and view.steps[index]


def participants(content: Content, sop: Sop) -> frozenset[str]:
    """Everyone who takes part in a process: those who pilot it, do a step, or stand in for one who does."""
    doing = {sop.default_performer, *(actor for step in sop.steps for actor in doers(sop, step))}
    backups = {sop.backups.get(actor) or backup_of(content, actor) for actor in doing}
    leading = {sop.owner, sop.default_referent, sop.default_arbiter}
    return frozenset(doing | leading | {each for each in backups if each})


def doers(sop: Sop, step: AnyStep) -> tuple[str, ...]:
    """Those who do a step, together or in turn."""
    return (*sop.performers(step), *step.with_)


def backup_of(content: Content, actor: str) -> str | None:
    """Who stands in for an actor by `actors.yml`."""
    found = content.actors.get(actor)
    return found.backup if found is not None else None


def sight(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]] = frozenset()) -> Sight:
    """Decides for one audience; `disclosed` are (kind, id) given on purpose whatever their level."""
    return _sight(content, audience, disclosed, _Links(content))


def sights(content: Content, audiences: Iterable[Audience]) -> tuple[Sight, ...]:
    """Decides for several audiences; what processes refer to is read once for all of them."""
    links = _Links(content)
    return tuple(_sight(content, audience, frozenset(), links) for audience in audiences)


def _sight(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]], links: _Links) -> Sight:
    seen = views(content, audience, disclosed)
    hidden = _hidden_organisations(content, audience)
    reach = _Reach(content, audience, seen, hidden, disclosed, links)
    return Sight(audience, seen, reach.visible(), hidden)


def views(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]] = frozenset()) -> dict[str, View]:
    """What one audience sees of each process that is visible to it, without the company items these reach."""
    found = {
        number: view
        for number, sop in content.sops.items()
        if (view := _view(content, sop, audience, forced=("process", number) in disclosed)) is not None
    }
    return _without_hidden_calls(content, found)


def _view(content: Content, sop: Sop, audience: Audience, *, forced: bool) -> View | None:
    level = process_level(content, sop)
    mine = frozenset(audience.actors)
    own = bool(mine & participants(content, sop))
    full = forced or level <= audience.sees or (own and level <= audience.own_level)
    steps = tuple(
        _performed_or_open(content, sop, step, max(level, step.confidentiality or Level.PUBLIC), audience)
        or (full and (forced or own) and (step.confidentiality or Level.PUBLIC) <= level)
        for step in sop.steps
    )
    if not full and not any(steps):
        return None
    return View(level, full, own, steps)


def _performed_or_open(content: Content, sop: Sop, step: AnyStep, level: Level, audience: Audience) -> bool:
    """A step within the general level, or one that the readers do, stand in for, are asked about or told of."""
    if level <= audience.sees:
        return True
    doing = doers(sop, step)
    standing_in = {sop.backups.get(actor) or backup_of(content, actor) for actor in doing}
    concerned = {*doing, *standing_in, *step.consult, *step.inform}
    return level <= audience.own_level and bool(frozenset(audience.actors) & concerned)


def _without_hidden_calls(content: Content, views: Mapping[str, View]) -> dict[str, View]:
    """A step that runs a process which the audience cannot see is hidden too: its text is that process."""
    kept = {}
    for number, view in views.items():
        steps = tuple(
            seen and not (isinstance(step, CallStep) and (step.call not in views or not views[step.call].full))
            for seen, step in zip(view.steps, content.sops[number].steps, strict=True)
        )
        kept[number] = View(view.level, view.full, view.own, steps)
    return kept


def _hidden_organisations(content: Content, audience: Audience) -> frozenset[str]:
    mine = {content.actors[actor].organisation for actor in audience.actors if actor in content.actors}
    if not mine - {None}:
        return frozenset()
    providers = {each.organisation for each in content.actors.values() if each.side == "external"}
    providers |= {contract.provider for contract in content.contracts.values()}
    return frozenset(each for each in providers if each and each not in mine and each not in audience.knows)


@dataclass(frozen=True, slots=True)
class _Link:
    """A reference of a process to a company item: the key it stands under, its step if any, and what it names."""

    key: str
    step: int | None
    kind: str
    id: str


class _Links:
    """The references of processes, read once each."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._known: dict[str, tuple[_Link, ...]] = {}

    def of(self, number: str) -> tuple[_Link, ...]:
        """The references of a process to items that exist, each once for each step."""
        if number not in self._known:
            self._known[number] = tuple(dict.fromkeys(self._read(number)))
        return self._known[number]

    def _read(self, number: str) -> Iterator[_Link]:
        for leaf in references(self._content.sops[number]):
            if leaf.ref is not None and not leaf.ref.local:
                step = int(leaf.trail[1]) if leaf.trail[0] == "steps" else None
                for kind, item_id in targets(self._content, leaf.ref.kinds, leaf.value):
                    yield _Link(str(leaf.trail[0]), step, kind, item_id)


def targets(content: Content, kinds: tuple[str, ...], item_id: str) -> Iterator[tuple[str, str]]:
    """The company items that a reference to one of `kinds` names; processes are decided apart."""
    for kind in kinds:
        if kind in KINDS and kind != "process" and content.find(kind, item_id) is not None:
            yield kind, item_id


class _Reach:
    """Which company items an audience sees: within its level, and reached by something visible where scope is own."""

    def __init__(
        self,
        content: Content,
        audience: Audience,
        views: Mapping[str, View],
        hidden: frozenset[str],
        disclosed: frozenset[tuple[str, str]],
        links: _Links,
    ) -> None:
        self._content = content
        self._audience = audience
        self._views = views
        self._hidden = hidden
        self._disclosed = disclosed
        self._links = links
        self._mine = frozenset(audience.actors)
        self._ceiling: dict[tuple[str, str], Level] = {}

    def visible(self) -> dict[str, frozenset[str]]:
        """Visible ids by kind."""
        self._spread()
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        found["process"] = set(self._views)
        for kind, item_id, item in self._content.items():
            if kind != "process" and self._allowed(kind, item_id, level_of(item)):
                found[kind].add(item_id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    def _allowed(self, kind: str, item_id: str, level: Level) -> bool:
        if self._is_hidden_outside(kind, item_id):
            return False
        if (kind, item_id) in self._disclosed:
            return True
        if self._audience.scope == "all" and level <= self._audience.sees:
            return True
        ceiling = self._ceiling.get((kind, item_id))
        return ceiling is not None and level <= ceiling

    def _is_hidden_outside(self, kind: str, item_id: str) -> bool:
        match kind:
            case "actor":
                return self._content.actors[item_id].organisation in self._hidden
            case "organisation":
                return item_id in self._hidden
            case "contract":
                return self._content.contracts[item_id].provider in self._hidden
            case _:
                return False

    def _spread(self) -> None:
        """Follows references from what is visible; each item keeps the highest level at which it is opened."""
        waiting = list(dict.fromkeys(self._starts()))
        while waiting:
            kind, item_id, ceiling = waiting.pop()
            item = self._content.find(kind, item_id)
            known = self._ceiling.get((kind, item_id))
            if item is None or (known is not None and known >= ceiling) or self._is_hidden_outside(kind, item_id):
                continue
            self._ceiling[kind, item_id] = ceiling
            if level_of(item) <= ceiling:
                waiting += [(*target, ceiling) for target in self._followed(kind, item_id)]

    def _followed(self, kind: str, item_id: str) -> Iterator[tuple[str, str]]:
        fields = _FOLLOWED.get(kind, frozenset())
        for leaf in references(self._content.find(kind, item_id)):
            if fields is None or leaf.trail[0] in fields:
                yield from targets(self._content, leaf.ref.kinds if leaf.ref else (), leaf.value)

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
        """What a visible process refers to, at the level it opens: its own, or the readers' where they do the step."""
        sop = self._content.sops[number]
        shell = max(self._audience.sees, view.level if view.own or view.level > self._audience.sees else Level.PUBLIC)
        for link in self._links.of(number):
            ceiling = shell
            if link.step is not None:
                if not view.steps[link.step]:
                    continue
                if self._mine & set(doers(sop, sop.steps[link.step])):
                    ceiling = max(shell, self._audience.own_level)
            elif not view.full and link.key != "owner":
                continue
            yield link.kind, link.id, ceiling
        yield from (("actor", actor, shell) for actor in participants(self._content, sop) if view.full)
