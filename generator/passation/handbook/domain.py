"""The pages that lead to processes: all of them by domain, and each domain with its own."""

from __future__ import annotations

from collections.abc import Iterator

from passation.analysis.responsibility import side_of
from passation.finding import say
from passation.frozen import dataclass
from passation.handbook.control import STATUS
from passation.handbook.desk import Desk, Sheet
from passation.handbook.figures import figures
from passation.handbook.hidden import hidden_items
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.maps import domain_landscape
from passation.maps.rhythm import trigger_text
from passation.table import Target

_BANDS = {"management": say("Management"), "core": say("Core work"), "support": say("Support")}


@dataclass(frozen=True, slots=True)
class Line:
    """A process in a list."""

    process: Ref
    number: str
    side: str
    pilot: Ref
    when: str
    status: str
    """Empty for an approved process: only what is otherwise is said."""


def domain_page(desk: Desk, domain: str) -> Page:
    """The processes of one domain, in a list and on a map."""
    path, _ = desk.addresses.of(Target("domain", domain)) or ("", "")
    sheet = desk.sheet(path)
    band = next((each.band for each in desk.edition.company.domains if each.id == domain), None)
    lead = sheet.lead(
        desk.domain_titles[domain],
        "domain.html",
        band=desk.words.say(_BANDS[band]) if band else "",
        lines=_lines(sheet, domain),
    )
    return Page(path, desk.domain_titles[domain], (lead, *_map(sheet, domain)), kind=desk.words.t("Domain"))


def _map(sheet: Sheet, domain: str) -> Iterator[Section]:
    """The domain on one map, where it has more than one process."""
    if len(sheet.desk.domains[domain]) > 1:
        drawings = domain_landscape(sheet.edition, sheet.words, domain, sheet.link)
        if drawings:
            html = figures(sheet, drawings, alone=False)
            yield Section.of("map_of_the_domain", sheet.t("The domain on one map"), 2, html, searched=False)


def processes_page(desk: Desk) -> Page:
    """Every process of the edition, by domain."""
    path = desk.addresses.page("processes")
    sheet, title = desk.sheet(path), desk.words.t("Processes")
    sections = [
        sheet.section(f"domain_{domain}", desk.domain_titles[domain], "processes.html", lines=_lines(sheet, domain))
        for domain in desk.domains
    ]
    return Page(path, title, (sheet.lead(title, "register.html", hidden=hidden_items(sheet, "process")), *sections))


def _lines(sheet: Sheet, domain: str) -> tuple[Line, ...]:
    return tuple(_line(sheet, process) for process in sheet.desk.domains[domain])


def _line(sheet: Sheet, process: str) -> Line:
    sop = sheet.edition.sops[process]
    status = sop.document.status
    return Line(
        Ref(sop.title, sheet.link(Target("process", process))),
        process,
        side_of(sheet.edition, sop),
        sheet.ref("actor", sop.owner),
        " · ".join(trigger_text(trigger, sheet.words) for trigger in sop.trigger),
        "" if status == "approved" else sheet.words.say(STATUS[status]),
    )
