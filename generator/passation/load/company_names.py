"""What company.yml must name: the folders of `sops/` as domains."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from passation.finding import Finding, Message, Related, Severity, say
from passation.load.parts import Parts
from passation.model.company import Company
from passation.source import Origin, Place


def unnamed_by_company(parts: Parts) -> Iterator[Finding]:
    """Folders that are no domain of the company, once it has named some."""
    reading = parts.company.get("company.yml")
    company: Company | None = reading.value if reading is not None else None
    if reading is None or company is None:
        return
    known = [domain.id for domain in company.domains]
    for folder in sorted({domain for domain, _, _ in parts.sops} - set(known)) if known else ():
        yield _no_domain(folder, known, reading.document.origin / "domains")


def _no_domain(folder: str, known: list[str], domains: Origin) -> Finding:
    said = say("The folder `{folder}` is not among the domains of company.yml.", folder=folder)
    close = get_close_matches(folder, known, 1, 0.7)
    cure: Message = say("Add it to `domains` in company.yml, with its title.")
    fix = f"  - {{id: {folder}, title: {folder.upper() if len(folder) < 4 else folder.capitalize()}}}"
    if close:
        cure, fix = say("Move its files to `{folder}`, or add it to `domains`.", folder=f"sops/{close[0]}/"), ""
    related = (Related(domains, say("The domains stand here.")),)
    return Finding("SCH105", Severity.WARNING, Place(f"sops/{folder}"), said, cure, fix=fix or None, related=related)
