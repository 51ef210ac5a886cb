"""The dossier: the whole manual, its sheets and its registers as PDF, the way a law firm would send them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from passation.dossier.annexes import annex_parts, register
from passation.dossier.blocks import Block, heading, small
from passation.dossier.cartography import cartography
from passation.dossier.desk import Desk
from passation.dossier.front import cover, document_control, verification
from passation.dossier.printing import Part, contents, pages, press, stamp
from passation.dossier.process import process_blocks
from passation.edition import Edition
from passation.finding import Finding
from passation.maps import WHOLE
from passation.registers import REGISTERS
from passation.words import Words

__all__ = ["book", "maps", "marked", "paper", "registers", "sheet"]


def book(
    edition: Edition,
    words: Words,
    *,
    only: Collection[str] | None = None,
    drawn: Collection[str] = WHOLE,
    draft: bool = False,
) -> bytes:
    """The whole manual of an edition as one PDF (PDF/A-2a and PDF/UA-1).

    Args:
        edition: what is printed.
        words: its language.
        only: the processes whose text is printed; the others are only listed. All, when nothing is said.
        drawn: the maps that stand in it, by name.
        draft: say across each page that it is one.

    Raises:
        PdfFailed: the press refused, which is our fault.
    """
    desk, t = Desk(edition, words, frozenset(edition.sops if only is None else only)), words.t
    title = t("Manual of processes")
    control = pages(document_control(desk))
    after = [*cartography(desk, drawn), *_domains(desk), *annex_parts(desk), pages(verification(desk))]
    parts = [
        cover(desk, title, t("Processes, responsibilities, accesses and indicators")),
        control,
        contents(t("Contents"), [control, *after]),
        *after,
    ]
    return press(desk, f"{title} – {edition.company.name}", parts, draft=draft)


def _domains(desk: Desk) -> list[Part]:
    parts = []
    for domain, processes in desk.domains.items():
        for place, number in enumerate(each for each in processes if each in desk.held):
            sop = desk.edition.sops[number]
            opening = [heading(1, desk.domain_title(domain), look="part", listed=True)] if place == 0 else []
            parts.append(
                pages(
                    [*opening, *process_blocks(desk, sop, 2)],
                    running=f"{sop.id} · {sop.title}",
                    level=desk.level(sop),
                )
            )
    return parts


def sheet(edition: Edition, words: Words, process_id: str, *, draft: bool = False) -> bytes:
    """One process as a PDF of its own. Raises KeyError for a process that the edition does not hold."""
    desk, sop = Desk(edition, words, frozenset({process_id}), alone=True), edition.sops[process_id]
    running = f"{sop.id} · {sop.title}"
    part = pages(process_blocks(desk, sop), running=running, level=desk.level(sop))
    return press(desk, running, [part], draft=draft)


def registers(edition: Edition, words: Words, title: str, names: Sequence[str], *, draft: bool = False) -> bytes:
    """Registers as a PDF, each on pages of its own; one without rows says so."""
    desk = Desk(edition, words)
    parts = []
    for name in names:
        table = REGISTERS[name](desk)
        empty = [small(words.t("This edition holds nothing of this kind."))]
        blocks = list(register(desk, name, table, "wide")) if table.rows else empty
        parts.append(pages([heading(1, table.caption, listed=True), *blocks], running=title, sheet="wide"))
    return press(desk, title, parts, draft=draft)


def maps(
    edition: Edition,
    words: Words,
    *,
    drawn: Collection[str] = WHOLE,
    draft: bool = False,
    undrawn: list[Finding] | None = None,
) -> bytes:
    """The maps of the company as a PDF; `drawn` are those that stand in it, by name.

    Why one of them stands in words only is added to `undrawn`.
    """
    desk = Desk(edition, words, undrawn=[] if undrawn is None else undrawn)
    return press(desk, words.t("Cartography"), list(cartography(desk, drawn)), draft=draft)


def paper(edition: Edition, words: Words, title: str, blocks: Sequence[Block], *, draft: bool = False) -> bytes:
    """Any text of ours as a PDF, for the bundles above: it opens with a heading of level 1."""
    return press(Desk(edition, words), title, [pages(blocks, running=title)], draft=draft)


def marked(edition: Edition, words: Words, pdf: bytes, *, draft: bool = False) -> bytes | None:
    """A PDF of the company's own with the watermark of an edition on every page.

    None for a file that is damaged or needs a password; raises PdfFailed when the press refused, which is our fault.
    """
    return stamp(Desk(edition, words), pdf, draft=draft)
