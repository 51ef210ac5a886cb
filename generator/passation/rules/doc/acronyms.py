"""Acronyms that a reader of a process meets, and that nothing explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.source import Trail

KNOWN: Final = frozenset(
    [
        "TTC",
        "HT",
        "TVA",
        "EUR",
        "CA",
        "PDF",
        "CSV",
        "XLSX",
        "DOCX",
        "RGPD",
        "PME",
        "TPE",
        "SARL",
        "SAS",
        "SASU",
        "EURL",
        "SA",
        "SCI",
        "BTP",
        "RH",
        "DRH",
        "RAF",
        "DAF",
        "PDG",
        "DG",
        "TV",
        "NDA",
        "KPI",
        "SOP",
        "OK",
        "URL",
        "RIB",
        "IBAN",
        "BIC",
        "SEPA",
        "SIREN",
        "SIRET",
        "INSEE",
        "SMIC",
        "CDD",
        "CDI",
        "VAT",
        "CEO",
        "CFO",
        "HR",
        "FAQ",
        "SMS",
        "USB",
        "QR",
        "PIN",
        "ID",
        "ISO",
        "CNIL",
        "UE",
        "US",
        "UK",
        "EU",
        "WC",
        "ZIP",
        "XML",
        "JSON",
        "HTML",
        "API",
        "PC",
        "SAV",
        "NB",
        "PS",
        "AM",
        "PM",
        "II",
        "III",
        "IV",
        "VI",
        "VII",
        "VIII",
        "IX",
        "XI",
        "XII",
    ]
)
"""What everybody in an office knows."""
_CAPITALS: Final = re.compile(r"[A-Z]{2,6}")
_ACRONYM: Final = re.compile(r"(?<![\w-])[A-Z]{2,6}(?![\w-])")


def unknown_acronyms(manual: Manual) -> Iterator[tuple[str, str, Trail]]:
    """Each acronym once: itself, the process and the text where it first stands."""
    seen: set[str] = set()
    known: frozenset[str] = frozenset()
    for sop in in_force(manual):
        for word in sorted(set(_CAPITALS.findall(" ".join(_sentences(sop)))) - seen - KNOWN):
            known = known or _named(manual)
            trail = None if word in known else _place(sop, word)
            if word in known or trail is not None:
                seen.add(word)
            if trail is not None:
                yield word, sop.id, trail


def _sentences(sop: Sop) -> list[str]:
    """What everybody who does the process reads."""
    steps = sop.steps
    return [sop.title, sop.result, *[step.text for step in steps], *[step.expect for step in steps if step.expect]]


def _texts(sop: Sop) -> Iterator[tuple[Trail, str]]:
    """The same, with where it stands."""
    yield from ((("title",), sop.title), (("result",), sop.result))
    for position, step in enumerate(sop.steps):
        yield ("steps", position, step.kind), step.text
        if step.expect is not None:
            yield ("steps", position, "expect"), step.expect


def _place(sop: Sop, word: str) -> Trail | None:
    """The first text in which the word stands alone: neither in a number such as FIN-012 nor in a longer word."""
    return next((trail for trail, text in _texts(sop) if word in _ACRONYM.findall(text)), None)


def _named(manual: Manual) -> frozenset[str]:
    """Acronyms that something in the company explains or is called by."""
    said = [word for term in manual.terms for word in (term.term, *term.also)]
    said += [manual.name_of(kind, item_id) for kind, item_id, _ in manual.items() if kind != "process"]
    said += [manual.company.name, *(domain.title for domain in manual.company.domains)]
    prefixes = {number.split("-")[0] for number in manual.sops}
    return frozenset({found for text in said for found in _ACRONYM.findall(text)} | prefixes)
