"""The pages of maps: one for each map of the whole edition. The map of one process stands on its own page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.finding import Message, say
from passation.handbook.desk import Desk, Sheet
from passation.handbook.figures import figures
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.maps import MAPS, Drawing, landscape_page
from passation.table import Target

_QUESTIONS: Final[Mapping[str, Message]] = {
    "landscape": say("What does the company do, and what is done inside, outside, by both?"),
    "responsibility": say("What is in the hands of the company, and what of its providers?"),
    "handovers": say("How often does work pass from whom to whom, over which channel, with what?"),
    "dataflow": say("Which process feeds which, and with what?"),
    "usage": say("Which process reads or writes what, in which tool, and what is keyed twice?"),
    "accesses": say("Who holds which access, and does any step need it?"),
    "dependency": say("Who is irreplaceable, and what stops while she is away?"),
    "escalation": say("Who is called when something is stuck or burns, after how long, over what?"),
    "roadmap": say("Which work goes outside, when, how far has it come, and when is it over?"),
    "raci": say("Who does, answers, is asked and is told, process by process?"),
}
"""The maps of a whole edition, in the order in which they are read, and what each answers."""
_OF_A_PROCESS: Final[Mapping[str, Message]] = {
    "swimlane": say("Who does what in a process, in which order, with which decisions and handovers?"),
    "card": say("What does a process take from whom, give to whom, and how is it measured?"),
}
"""The maps on the page of each process."""
_LONG: Final = 3
"""Drawings from which on their names stand above them."""
_AT_ONCE: Final = {"roadmap": 2}
"""Drawings that a phone shows at once, where that page has many; the others are put away behind a press."""


def map_pages(desk: Desk) -> Iterator[Page]:
    """A page for each map that has something to show, after the page that lists them; nothing without a process."""
    made = [page for name in _QUESTIONS for page in _page(desk, name)]
    if made:
        yield _list(desk, {page.path for page in made})
        yield from made


def _page(desk: Desk, name: str) -> Iterator[Page]:
    path, _ = desk.addresses.of(Target("map", name)) or ("", "")
    sheet, title = desk.sheet(path), desk.words.say(MAPS[name].title)
    kind = desk.words.t("Map")
    drawings = _drawings(sheet, name) if desk.edition.sops else ()
    if len(drawings) == 1:
        yield Page(path, title, (Section.of("", title, 1, figures(sheet, drawings), searched=False),), kind=kind)
    elif drawings:
        shown = _AT_ONCE.get(name, len(drawings))
        parts = (
            Section.of(
                f"part_{number}", drawing.title, 2, figures(sheet, [drawing], folded=number > shown), searched=False
            )
            for number, drawing in enumerate(drawings, 1)
        )
        names = [(f"part_{number}", drawing.title) for number, drawing in enumerate(drawings, 1)]
        head = sheet.fill("parts.html", parts=names) if len(names) >= _LONG else ""
        yield Page(path, title, (Section.of("", title, 1, head, searched=False), *parts), kind=kind)


def _drawings(sheet: Sheet, name: str) -> tuple[Drawing, ...]:
    if name == "landscape":
        return landscape_page(sheet.edition, sheet.words, sheet.link)
    return MAPS[name].draw(sheet.edition, sheet.words, None, sheet.link)


def _list(desk: Desk, paths: set[str]) -> Page:
    path, title = desk.addresses.page("maps"), desk.words.t("Maps")
    sheet = desk.sheet(path)
    maps = [
        (Ref(desk.words.say(MAPS[name].title), sheet.link(Target("map", name))), desk.words.say(question))
        for name, question in _QUESTIONS.items()
        if (desk.addresses.of(Target("map", name)) or ("", ""))[0] in paths
    ]
    of_each = sheet.link(Target("page", "processes"))
    maps += [(Ref(desk.words.say(MAPS[name].title), of_each), said) for name, said in _said_of_each(desk)]
    return Page(path, title, (sheet.lead(title, "maps.html", maps=maps),))


def _said_of_each(desk: Desk) -> Iterator[tuple[str, str]]:
    """What the maps of a process answer, and where they are."""
    for name, question in _OF_A_PROCESS.items():
        yield name, f"{desk.words.say(question)} {desk.words.t('On the page of each process.')}"
