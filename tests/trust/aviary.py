"""A company with a unique word in every field of every kind of item at every level: whoever reads one knows the place.

Generic over the model: a field added tomorrow gets its word by itself. Where a word stands decides who may see it: the
level of each canary is the highest on its way (its file's kind, the item, the field, what it needs to stand there).
"""

import datetime as dt
import itertools
import re
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel, WithJsonSchema

from passation.load.folder import load
from passation.load.read import COMPANY_FILES
from passation.model.base import Item, field_level
from passation.model.company import PHASES
from passation.model.content import KINDS
from passation.model.manual import Manual
from passation.model.refs import RefTo
from passation.model.scalars import TextMark
from passation.model.sop import Sop, Template
from passation.model.step import AskStep, CallStep, DoStep, WaitStep
from passation.values import Duration, Level, Money, TimeOfDay

WORDS = re.compile(r"kanari[0-9]{5}|KAN-[0-9]{3}", re.IGNORECASE)
"""Canaries in a text: words, and numbers of processes."""
STEPS = (DoStep, AskStep, WaitStep, CallStep)
LEVELS = tuple(Level)
LISTS = {
    "actor": ("actors.yml", "actors"),
    "organisation": ("actors.yml", "organisations"),
    "tool": ("tools.yml", "tools"),
    "data": ("data.yml", "data"),
    "channel": ("channels.yml", "channels"),
    "ritual": ("channels.yml", "rituals"),
    "report": ("channels.yml", "reports"),
    "escalation": ("channels.yml", "escalations"),
    "emergency": ("channels.yml", "emergencies"),
    "kpi": ("kpis.yml", "kpis"),
    "contract": ("contracts.yml", "contracts"),
    "objective": ("objectives.yml", "objectives"),
    "idea": ("ideas.yml", "ideas"),
    "risk": ("risks.yml", "risks"),
    "training": ("actors.yml", "trainings"),
    "wave": ("roadmap.yml", "waves"),
    "stage": ("roadmap.yml", "stages"),
    "obligation": ("obligations.yml", "obligations"),
    "term": ("glossary.yml", "terms"),
    "question": ("dataroom/qa.yml", "questions"),
}
"""Kinds of items that stand in lists, each with its file and key."""


@dataclass(frozen=True)
class Canary:
    """A word, where it stands, and the level from which on it is seen."""

    word: str
    place: str
    level: Level
    tag: str = ""
    """`never` where no edition may ever hold it, `en` in a translation, `piece`, `file`, `person`…"""


@dataclass(frozen=True)
class Spot:
    """Where a value is being made up."""

    place: str
    level: Level
    tag: str = ""
    nested: bool = False

    def at(self, key: str, level: Level = Level.PUBLIC) -> "Spot":
        return replace(self, place=f"{self.place}.{key}", level=max(self.level, level), nested=True)


@dataclass
class Aviary:
    """The company's files, and every canary in them."""

    canaries: list[Canary] = field(default_factory=list)
    files: dict[str, Any] = field(default_factory=dict)
    """Path → plain values of a YAML file, or text."""
    ids: dict[tuple[str, Level], str] = field(default_factory=dict)
    """The item of each kind and level that references name."""
    refer: Callable[["Aviary", RefTo, Spot], str | None] = lambda aviary, ref, spot: aviary.any_of(ref, spot)
    """What a reference names, None for nothing."""
    need: Callable[["Aviary", RefTo, Spot], tuple[str, Level]] = lambda aviary, ref, spot: aviary.needed(ref, spot)
    """What a reference names that its group cannot do without, and from which level on it is seen."""
    left_out: frozenset[str] = frozenset()
    """Keys that are not filled."""
    turn: int = 0
    shell: Level = Level.PUBLIC
    """Level of the process being made up."""

    def word(self, spot: Spot, *, lower: bool = False) -> str:
        """A new canary at a spot."""
        word = f"Kanari{len(self.canaries):05}"
        self.canaries.append(Canary(word.lower(), spot.place, spot.level, spot.tag))
        return word.lower() if lower else word

    def number(self, spot: Spot, start: int) -> str:
        """A process number that is a canary."""
        taken = {canary.word for canary in self.canaries}
        word = next(number for each in range(start, 999) if (number := f"KAN-{each:03}") not in taken)
        self.canaries.append(Canary(word, spot.place, spot.level, spot.tag))
        return word

    def any_of(self, ref: RefTo, spot: Spot) -> str:
        """An item of each level in turn, or plain words where these do."""
        level = self.next_level()
        if ref.kinds[-1] == "place" and self.turn % 2:
            return self.word(spot)
        return self.ids[ref.kinds[0], level]

    def needed(self, ref: RefTo, spot: Spot) -> tuple[str, Level]:
        """An item of the group's own level, and of each level in turn within an item."""
        level = self.next_level() if spot.nested else spot.level
        return self.ids[ref.kinds[0], level], level

    def next_level(self) -> Level:
        """Each level in turn."""
        self.turn += 1
        return LEVELS[self.turn % len(LEVELS)]

    # Values by type

    def fill(self, model: type[BaseModel], spot: Spot, **given: Any) -> dict[str, Any]:
        """Every field of a model; `given` are those that are not made up."""
        hints = get_type_hints(model, include_extras=True)
        made: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key in given:
                made[key] = given[key]
            elif info.is_required() and (ref := _mark(hints[name], RefTo)) and _is_needed(ref, model):
                made[key], level = self.need(self, ref, spot)
                spot = replace(spot, level=max(spot.level, level))  # without it, nothing of this group is left
        for name, info in model.model_fields.items():
            key = info.alias or name
            if key not in made:
                value = self.value(hints[name], spot.at(key, field_level(model, name)), model, key)
                if value is not None:
                    made[key] = value
        return {key: value for key, value in made.items() if value is not None}

    def value(self, hint: Any, spot: Spot, model: type[BaseModel], key: str) -> Any:
        """A value that a type takes."""
        if key in self.left_out:
            return None
        special = SPECIAL.get((model.__name__, key), SPECIAL.get(("*", key)))
        if special is not None:
            return special(self, spot)
        kind, marks = _bare(hint)
        if (ref := next((mark for mark in marks if isinstance(mark, RefTo)), None)) is not None and kind is str:
            return None if ref.local else self.refer(self, ref, spot)
        if kind is str:
            return self.word(spot) if any(isinstance(mark, TextMark) for mark in marks) else self.pattern(marks, spot)
        if get_origin(kind) is tuple:
            ref = _mark(kind, RefTo)
            times = 4 if ref is not None and not ref.local and _bare(get_args(kind)[0])[0] is str else 1
            values = [self.value(get_args(kind)[0], spot, model, f"{key}[]") for _ in range(times)]
            return list(dict.fromkeys(values)) if times > 1 else [each for each in values if each is not None]
        if get_origin(kind) is dict:
            named, each = get_args(kind)
            inside = _bare(each)[0]
            if isinstance(inside, type) and issubclass(inside, BaseModel) and "confidentiality" in inside.model_fields:
                spots = [replace(spot, level=max(spot.level, level)) for level in LEVELS]
                return {self.value(named, at, model, f"{key}{{}}"): self.fill(inside, at) for at in spots}
            return {self.value(named, spot, model, f"{key}{{}}"): self.value(each, spot, model, f"{key}{{}}")}
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return self.fill(kind, spot)
        return _plain(kind, marks, spot.level)

    def pattern(self, marks: list[Any], spot: Spot) -> str:
        """A text that has a pattern: ids are canaries."""
        match next(iter(_faults(marks))):
            case "bad_id" | "bad_step_id":
                return self.word(spot, lower=True)
            case "bad_process_id":
                return self.number(spot, 100)
            case "bad_country":
                return "FR"
            case "bad_version":
                return "1.0"
            case fault:
                raise ValueError(fault)

    def write(self, root: Path) -> Manual:
        """The company as files, read by the loader."""
        for path, said in self.files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(said, dict):
                target.write_text(as_yaml(said), "utf-8")
            else:
                target.write_bytes(said if isinstance(said, bytes) else said.encode())
        loaded = load(root)
        found = [f"{each.place} {each.code} {each.message.text} {dict(each.message.facts)}" for each in loaded.findings]
        assert loaded.manual is not None, found
        return loaded.manual


def _is_needed(ref: RefTo, model: type[BaseModel]) -> bool:
    """Whether a group goes with what it refers to; mostly the company stands in for somebody hidden."""
    return not ref.local and ("actor" not in ref.kinds or model.__name__ in {"Grant", "Training"})


def _mark(hint: Any, kind: type) -> Any:
    """The first mark of a kind on a type or on what it is made of."""
    for each in getattr(hint, "__metadata__", ()):
        if isinstance(each, kind):
            return each
    return next((found for part in get_args(hint) if (found := _mark(part, kind)) is not None), None)


def _bare(hint: Any) -> tuple[Any, list[Any]]:
    """A type without its marks and without None; and its marks."""
    marks: list[Any] = []
    while True:
        if get_origin(hint) is Annotated:
            marks += hint.__metadata__
            hint = get_args(hint)[0]
        elif get_origin(hint) in {Union, types.UnionType}:
            hint = next(part for part in get_args(hint) if part is not type(None))
        else:
            return hint, marks


def _faults(marks: list[Any]) -> list[str]:
    """The faults of values that do not fit, by which a type of value is known."""
    return [str((mark.json_schema or {}).get("x-fault")) for mark in marks if isinstance(mark, WithJsonSchema)]


def _plain(kind: Any, marks: list[Any], level: Level) -> str:
    if get_origin(kind) is Literal:
        return str(get_args(kind)[0])
    if kind is Decimal:
        return "70 %" if "not_a_percentage" in _faults(marks) else "7"
    plain = {bool: "oui", int: "3", dt.date: "2026-01-05", Duration: "2 weeks", Money: "5000 EUR", TimeOfDay: "09:00"}
    return level.word if kind is Level else plain[kind]


NAMES = {"people": "closing", "suppliers": "clean_team", "customers": "closing"}


def _nothing(_aviary: Aviary, _spot: Spot) -> None:
    return None


def _levels(aviary: Aviary, spot: Spot) -> dict[str, Any]:
    return {
        level.word: {
            key: aviary.word(replace(spot, place=f"{spot.place}.{level.word}.{key}", level=level))
            for key in ("label", "handling")
        }
        for level in LEVELS
    }


SPECIAL: dict[tuple[str, str], Callable[[Aviary, Spot], Any]] = {
    ("*", "next"): _nothing,  # the steps follow each other: what is hidden stands between visible ones
    ("*", "after"): _nothing,
    ("*", "template"): _nothing,
    ("*", "at"): _nothing,
    ("*", "goto"): lambda _aviary, _spot: "end",
    ("*", "see"): _nothing,  # related words are those of the glossary: see tests/gate
    ("*", "language"): lambda _aviary, _spot: "fr",
    ("*", "timezone"): lambda _aviary, _spot: "Europe/Paris",
    ("*", "seen_as"): lambda aviary, spot: aviary.word(replace(spot, level=aviary.shell)),
    ("Company", "levels"): _levels,
    ("Company", "domains"): _nothing,  # added with the processes
    ("Company", "names"): lambda _aviary, _spot: {
        "people": "closing",
        "suppliers": "clean_team",
        "customers": "closing",
    },
    ("Wave", "reached"): lambda _aviary, _spot: {"shadow": "2026-01-05"},
    ("Sla", "within"): lambda _aviary, _spot: "2 days",
}
"""Where the type does not say what may stand there."""


def _own_levels() -> Iterator[tuple[str | None, Level]]:
    """What an item may say of its level, and what that means."""
    yield None, Level.INTERNAL
    yield from ((level.word, level) for level in LEVELS)


# The whole company


def everything() -> Aviary:
    """Every file of a company, with items of every kind at every level that refer to each other in turn."""
    aviary = Aviary()
    _allot_ids(aviary)
    for path, model in COMPANY_FILES.items():
        aviary.files[f"cartography/{path}"] = _company_file(aviary, path, model)
    for place, level in enumerate(LEVELS, 1):
        _process(aviary, place, level)
    _measures(aviary)
    return aviary


def _allot_ids(aviary: Aviary) -> None:
    for kind in KINDS:
        for place, level in enumerate(LEVELS, 1):
            spot = Spot(f"{kind}[{level.word}].id", max(level, FLOORS.get(kind, Level.PUBLIC)))
            aviary.ids[kind, level] = aviary.number(spot, place) if kind == "process" else aviary.word(spot, lower=True)


FLOORS = {"risk": Level.CONFIDENTIAL}
"""Kinds that are confidential whatever an item says."""


def _company_file(aviary: Aviary, path: str, model: type[BaseModel]) -> dict[str, Any]:
    lists = {key: kind for kind, (file, key) in LISTS.items() if file == path}
    tag = "never" if path == "settings.yml" else ""
    spot = Spot(path, Level.PUBLIC, tag)
    hints = get_type_hints(model, include_extras=True)
    given = {key: list(_items(aviary, kind, _item_model(hints[key]))) for key, kind in lists.items()}
    made = aviary.fill(model, spot, **given)
    return {"x-note": aviary.word(replace(spot, tag="never")), **made}


def _item_model(hint: Any) -> type[BaseModel]:
    found = next(part for part in _parts(hint) if isinstance(part, type) and issubclass(part, BaseModel))
    assert issubclass(found, BaseModel)
    return found


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _items(aviary: Aviary, kind: str, model: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """Items of a kind: one at each level, and one that says none."""
    for place, (word, level) in enumerate(_own_levels()):
        base = Spot(f"{kind}[{word}]", max(level, FLOORS.get(kind, Level.PUBLIC)), "")
        given: dict[str, Any] = {"confidentiality": word} if issubclass(model, Item) else {}
        if kind == "stage":
            if place == 0:
                continue
            given["id"] = ("internal", "shadow", "supervised", "autonomous")[place - 1]
        elif kind in KINDS and word is not None:
            given["id"] = aviary.ids[kind, level]
        if kind == "question":
            base = replace(
                base, level=Level.SECRET, tag=f"for all {Level.of(word or 'public').word}" if place != 1 else ""
            )
            given |= {"requester": "somebody", "visibility": "requester" if place == 1 else "all"}
        yield aviary.fill(model, base, **given)


def _process(aviary: Aviary, place: int, level: Level) -> None:
    """One process with its steps, templates, files and translation."""
    number = aviary.ids["process", level]
    spot = Spot(number, level)
    aviary.shell = level
    domain = aviary.word(replace(spot, place=f"{number} domain"), lower=True)
    listed = {"id": domain, "title": aviary.word(spot), "band": "core", "confidentiality": level.word}
    aviary.files["cartography/company.yml"].setdefault("domains", []).append(listed)
    steps = steps_of(aviary, replace(spot, place=f"{number} step"))
    templates = [
        aviary.fill(Template, Spot(f"{number} template", max(level, own)), confidentiality=own.word) for own in LEVELS
    ]
    alias = aviary.number(replace(spot, place=f"{number} alias"), 200 + place)
    own = {"id": number, "steps": steps, "templates": templates, "confidentiality": level.word, "aliases": [alias]}
    made = aviary.fill(Sop, spot, **own)
    never = replace(spot, tag="never")
    folder = f"sops/{domain}/{number}-relances"
    aviary.files[f"{folder}.yml"] = f"# {aviary.word(never)}\nx-note: {aviary.word(never)}\n{as_yaml(made)}"
    aviary.files[f"{folder}/brouillon.md"] = aviary.word(never)
    aviary.files[f"{folder}.en.yml"] = _english(aviary, replace(spot, place=f"{number} en", tag="en"), steps)
    for item in (*templates, *steps):
        inside = replace(spot, place=f"{number} file", level=max(level, _level_of(item, level)), tag="file")
        name = item.get("file") or item.get("screenshot", {}).get("src")
        if name is not None:
            aviary.files[f"{folder}/{name}"] = f"Bonjour {aviary.word(inside)}"


def _level_of(item: dict[str, Any], shell: Level) -> Level:
    word = item.get("confidentiality")
    return shell if word is None else Level.of(word)


def _english(aviary: Aviary, spot: Spot, steps: list[dict[str, Any]]) -> dict[str, Any]:
    texts: dict[str, Any] = {key: aviary.word(spot.at(key)) for key in ("title", "result", "purpose")}
    texts["steps"] = {
        step["id"]: {"expect": aviary.word(spot.at("steps.expect", _level_of(step, spot.level)))} for step in steps
    }
    return texts


def as_yaml(value: dict[str, Any]) -> str:
    """A file's text."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000) if value else ""


def steps_of(aviary: Aviary, spot: Spot, enter: Callable[[Level | None], Spot] | None = None) -> list[dict[str, Any]]:
    """A first and a last step of the process's level, and between them every kind at every level, one after the other;
    `enter` gives the spot of the steps of a level.
    """
    at = enter or (lambda _own: spot)
    steps = [aviary.fill(DoStep, at(None), confidentiality=None)]
    for own in LEVELS:
        for kind in STEPS:
            inside = replace(at(own), level=max(spot.level, own))
            steps.append(aviary.fill(kind, inside, confidentiality=own.word))
    steps.append(aviary.fill(DoStep, at(None), confidentiality=None))
    for step, following in itertools.pairwise(steps):
        for answer in step.get("answers", {}).values():
            answer["goto"] = following["id"]
    return steps


def _measures(aviary: Aviary) -> None:
    lines = []
    for level in LEVELS:
        kpi = aviary.ids["kpi", level]
        aviary.files[f"cartography/measures/{kpi}.csv"] = (
            f"2026-01-05,3,{aviary.word(Spot(f'measure of {kpi}', level))}\n"
        )
        spot = Spot(f"incident of {level.word}", max(level, Level.INTERNAL))
        lines.append(f"2026-01-05,{aviary.ids['process', level]},{aviary.word(spot)},{aviary.word(spot)}")
    aviary.files["cartography/incidents.csv"] = "\n".join(lines)
    room = aviary.files["cartography/dataroom/dataroom.yml"]
    room["recipients"] += [{"id": f"acq-{phase.replace('_', '-')}", "name": phase, "phase": phase} for phase in PHASES]
    for document in room["external_documents"]:
        inside = Spot("piece", Level.SECRET, "piece")
        document["path"] = f"pieces/{document['path']}.md"
        aviary.files[f"cartography/dataroom/{document['path']}"] = f"Statuts {aviary.word(inside)}"
