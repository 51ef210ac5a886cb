"""From what was found to drafts that `passation check` accepts: numbers, domains, five keys, and what else was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any, Final

from passation.analysis.naming import slug
from passation.finding import say
from passation.frozen import dataclass
from passation.importing.bounds import MAX_PROCESSES, MAX_STEPS
from passation.importing.company import Known, Proposal
from passation.importing.desk import Desk
from passation.importing.found import Fate, Found, FoundProcess, Note, NotTaken, Said
from passation.importing.spoken import criticality, folded, level, rhythm
from passation.importing.stepping import UNKNOWN_ACTOR, UNKNOWN_DATA, UNKNOWN_TOOL, Stepper, labels
from passation.importing.texts import shown
from passation.load.document import read_document
from passation.load.layout import canonical
from passation.load.layout.order import SOP_ORDER
from passation.load.read import SOP_MODEL, read
from passation.load.revise import new_text
from passation.model.written import ID_PATTERN, PROCESS_PATTERN
from passation.words import Words

_UNKNOWN_CALL: Final = say("This escalation is not in channels.yml: add it there, then write its id here.")
_UNKNOWN_KPI: Final = say("This indicator is not in kpis.yml: add it there, then write its id here.")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for: the domain, the pilot of processes that name none, and the language of the company."""

    words: Words
    domain: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file of a process."""

    number: str
    title: str
    path: str
    text: str
    steps: int


@dataclass(slots=True)
class Import:
    """What an import would write, and the account of every value, by source file."""

    drafts: list[Draft] = field(default_factory=list)
    notes: dict[str, list[Note]] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """A process with its file, its domain and its number."""

    file: str
    process: FoundProcess
    domain: str
    number: str


def draft_all(sources: Sequence[tuple[str, Found]], known: Known, wishes: Wishes) -> Import:
    """Drafts of everything that was found. Raises NotTaken when the domain or a pilot is said by nobody."""
    made = Import(notes={name: list(found.notes) for name, found in sources})
    places = list(_places(sources, known, wishes, made))
    if len(places) > MAX_PROCESSES:
        raise NotTaken(say("These files hold more than {n} processes: import them in parts.", n=MAX_PROCESSES))
    numbers = {folded(each.process.title.text): each.number for each in places}
    _refuse_unpiloted(places, known, wishes)
    for place in places:
        desk = Desk(place.number, known, wishes.words, made.notes[place.file])
        made.drafts.append(_draft(desk, place, wishes, {**known.titles, **numbers}))
    made.proposals = [*known.actor.proposals.values(), *known.tool.proposals.values()]
    return made


def _places(sources: Sequence[tuple[str, Found]], known: Known, wishes: Wishes, made: Import) -> Iterator[_Place]:
    """The processes that are new and say what is done."""
    seen = dict(known.titles)
    taken = set(known.numbers)
    for name, found in sources:
        for process in found.processes:
            title, notes = process.title, made.notes[name]
            number = _said_number(process)
            there = seen.get(folded(title.text)) or (number if number in taken else None)
            if there is not None:
                message = say(
                    "{number} is there already: it was left as it is. To change it: passation export xlsx, then "
                    "import --update.", number=there,
                )  # fmt: skip
                notes.append(Note(Fate.LEFT, title.spot, message, shown(title.text)))
            elif not process.steps:
                message = say("No step is said of this process: it is an idea, not yet a draft.")
                notes.append(Note(Fate.LEFT, title.spot, message, shown(title.text)))
            else:
                domain = _domain(name, process, known, wishes, notes)
                number = number or known.next_number(domain)
                known.numbers.add(number)
                seen[folded(title.text)] = number
                yield _Place(name, process, domain, number)


def _said_number(process: FoundProcess) -> str | None:
    said = next(iter(process.fields.get("id", ())), None)
    return said.text.strip() if said is not None and re.fullmatch(PROCESS_PATTERN, said.text.strip()) else None


def _domain(name: str, process: FoundProcess, known: Known, wishes: Wishes, notes: list[Note]) -> str:
    """The domain that was asked for, else the one that the source says, else the only one or the nearest."""
    if wishes.domain is not None:
        return wishes.domain
    names = {folded(each): each for each in known.domains} | {folded(t): each for each, t in known.domains.items()}
    for said in process.fields.get("domain", ()):
        domain = names.get(folded(said.text)) or slug(said.text, 30) or "domaine"
        notes.append(Note(Fate.MAPPED, said.spot, say("The domain: {domain}.", domain=domain), shown(said.text)))
        known.domains.setdefault(domain, said.text)
        return domain
    words = set(folded(name).split())
    near = [each for plain, each in names.items() if {word for word in plain.split() if len(word) > 3} & words]
    guess = next(iter(known.domains)) if len(known.domains) == 1 else near[0] if len(set(near)) == 1 else None
    if guess is None:
        raise NotTaken(
            say("Into which domain? {name} does not say it.", name=name),
            say("Name it with --domain; there are: {known}.", known=", ".join(known.domains) or "–"),
        )
    notes.append(Note(Fate.GUESSED, process.title.spot, say("The domain: {domain}.", domain=guess)))
    return guess


def _refuse_unpiloted(places: Sequence[_Place], known: Known, wishes: Wishes) -> None:
    if wishes.owner is not None:
        return
    lost = [each for each in places if _owner(each.process, known) is None]
    if lost:
        names = ", ".join(shown(each.process.title.text, 40) for each in lost[:5]) + (" …" if len(lost) > 5 else "")
        inside = [each for each in known.actor.ids if each not in known.actor.outside]
        raise NotTaken(
            say("Who pilots these processes is not said, or not known here: {names}.", names=names),
            say("Name somebody of the company with --owner; there are: {known}.", known=", ".join(inside[:20]) or "–"),
        )


def _owner(process: FoundProcess, known: Known) -> tuple[str, Said, Any] | None:
    """Who pilots a process by the source: somebody of the company whom it knows."""
    for said in process.fields.get("owner", ()):
        match = known.actor.find(said)
        if match is not None and match.id not in known.actor.outside:
            return match.id, said, match.guess
    return None


def _draft(desk: Desk, place: _Place, wishes: Wishes, numbers: dict[str, str]) -> Draft:
    process = place.process
    _tell_bounds(desk, process)
    title = desk.line(("title",), process.title) or desk.hole(("title",), process.title.spot, say("the title"))
    values: dict[str, Any] = {"schema": 1, "id": place.number, "title": title}
    values["owner"] = _piloted(desk, process, wishes)
    _texts(desk, process, values)
    _words(desk, process, values)
    values["steps"] = Stepper(desk, process.steps, labels(process.steps), lambda name: numbers.get(folded(name))).all()
    _accesses(desk, process, values)
    _tell_placeless(desk, process)
    ordered = {key: values[key] for key in SOP_ORDER if key in values}
    heading = desk.words.t("Draft made from {file}: every guess is marked beside its value.", file=place.file)
    path = f"sops/{place.domain}/{place.number}-{slug(title) or 'processus'}.yml"
    text = _checked(path, canonical(new_text(ordered, desk.comments, shown(heading)), SOP_MODEL))
    return Draft(place.number, title, path, text, len(process.steps))


def _checked(path: str, text: str) -> str:
    """The text, once it reads without a fault: a draft that does not is our fault."""
    findings = read(read_document(path, text.encode()), SOP_MODEL).findings
    if findings:
        raise ValueError(f"{path}: {findings[0].code} {findings[0].place} {findings[0].message.text}")
    return text


def _piloted(desk: Desk, process: FoundProcess, wishes: Wishes) -> str:
    found = _owner(process, desk.known)
    if found is not None:
        desk.keep(("owner",), found[1], found[2])
        return found[0]
    for said in process.fields.get("owner", ()):
        desk.left(("owner",), said.spot, UNKNOWN_ACTOR, said.text)
        desk.comment(("owner",), desk.said_there("owner", said))
    desk.comment(("owner",), desk.words.t("given with --owner"))
    return wishes.owner or ""


def _texts(desk: Desk, process: FoundProcess, values: dict[str, Any]) -> None:
    fields = process.fields
    for name in ("result", "purpose"):
        said = fields.get(name, [])
        if said:
            one = said[0] if len(said) == 1 else said[0].but("\n".join(each.text for each in said))
            values[name] = desk.text((name,), one)
    if not values.get("result"):
        values["result"] = desk.hole(
            ("result",), process.title.spot, say("the expected result, one that can be checked")
        )
    for name, long in (("entry_check", True), ("common_mistakes", True), ("references", True)):
        values[name] = desk.lines((name,), fields.get(name, []), long=long)
    values["exceptions"] = [
        {"when": each} for each in desk.lines(("exceptions",), fields.get("exceptions", []), long=True)
    ]
    values["exceptions"] += _cases(desk, process, len(values["exceptions"]))
    values["tags"] = [each for said in desk.each(fields.get("tags", [])) if (each := desk.line(("tags",), said))]
    for name in [key for key, value in values.items() if not value]:
        del values[name]


def _cases(desk: Desk, process: FoundProcess, before: int) -> Iterator[dict[str, str]]:
    """Exceptions whose parts the source tells apart; so many others stand before them."""
    names = labels(process.steps)
    place = before
    for case in process.cases:
        when = desk.text(("exceptions", place, "when"), case.when)
        if when is None:
            continue
        made = {"when": when}
        if case.at in names:
            made["at"] = names[case.at]
        then = desk.text(("exceptions", place, "then"), case.then) if case.then else None
        calls = desk.references(
            ("exceptions", place, "escalate"), [case.call] if case.call else [], desk.known.escalation, _UNKNOWN_CALL
        )
        yield made | ({"then": then} if then else {}) | ({"escalate": calls[0]} if calls else {})
        place += 1


def _words(desk: Desk, process: FoundProcess, values: dict[str, Any]) -> None:
    fields = process.fields
    for name, reader in (("criticality", criticality), ("confidentiality", level)):
        for said in fields.get(name, [])[:1]:
            values[name] = desk.choice((name,), said, reader)
    for name in ("performer", "referent"):
        found = desk.references((name,), fields.get(name, [])[:1], desk.known.actor, UNKNOWN_ACTOR)
        values[name] = found[0] if found else None
        for each in found[1:]:
            desk.left((name,), process.title.spot, say("Only one actor may stand here: this one was not taken."), each)
    for name in ("inputs", "outputs"):
        values[name] = desk.references((name,), fields.get(name, []), desk.known.data, UNKNOWN_DATA)
    values["kpis"] = desk.references(("kpis",), fields.get("kpis", []), desk.known.kpi, _UNKNOWN_KPI)
    values["trigger"] = list(_triggers(desk, process))
    for name in [key for key, value in values.items() if not value]:
        del values[name]
        if (name,) in desk.comments:
            desk.comment(("id",), desk.comments.pop((name,)))


def _triggers(desk: Desk, process: FoundProcess) -> Iterator[dict[str, str]]:
    for said in [*process.fields.get("trigger", ()), *process.fields.get("event", ())]:
        found = rhythm(said.text)
        if found is not None:
            text = desk.line(("trigger",), said)
            if text is not None:
                yield {**found[0], "note": text} if found[1] else found[0]
        else:
            text = desk.text(("trigger",), said.but(said.text, said.guess or say("no rhythm is said, so an event")))
            if text:
                yield {"event": text}


def _accesses(desk: Desk, process: FoundProcess, values: dict[str, Any]) -> None:
    """Tools of the whole process that no step names."""
    used = {step.get("tool") for step in values["steps"]}
    found = desk.references(("accesses",), process.fields.get("tools", []), desk.known.tool, UNKNOWN_TOOL)
    rest = [{"tool": each} for each in found if each not in used]
    if rest:
        values["accesses"] = rest
    elif ("accesses",) in desk.comments:
        desk.comment(("id",), desk.comments.pop(("accesses",)))


def _tell_bounds(desk: Desk, process: FoundProcess) -> None:
    if len(process.steps) > MAX_STEPS:
        message = say("A process has at most {n} steps here: the others were not taken.", n=MAX_STEPS)
        desk.left(("steps",), process.steps[MAX_STEPS].said.spot, message)
        del process.steps[MAX_STEPS:]
    twice = [key for key, count in Counter(step.key for step in process.steps if step.key).items() if count > 1]
    for key in twice[:10]:
        desk.left(("steps",), process.title.spot, say("Several steps are called {key}.", key=shown(key, 40)))


def _tell_placeless(desk: Desk, process: FoundProcess) -> None:
    """What the source says and an import never writes: an approval is not imported, nor a version."""
    sentences = {
        "status": say("What is imported is a draft, whatever its status was."),
        "history": say("A version needs a date and an author: write it in `document` by hand."),
    }
    if not _said_number(process):
        sentences["id"] = say("The number of the draft is {number}: this one was not kept.", number=desk.number)
    for name, message in sentences.items():
        for said in process.fields.get(name, ()):
            fate = Fate.DROPPED if name == "id" else Fate.LEFT
            desk.notes.append(Note(fate, said.spot, message, shown(said.text), desk.number))


def domain_asked(text: str) -> str:
    """A domain as a folder may be called. Raises NotTaken for another name."""
    if not re.fullmatch(ID_PATTERN, text):
        raise NotTaken(
            say("A domain cannot be called {name}.", name=text),
            say(
                "Its name is small letters, digits and hyphens, such as {example}.", example=slug(text, 30) or "finance"
            ),
        )
    return text
