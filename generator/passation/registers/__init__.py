"""Registers: tables of everything of one kind, the same for the page, the PDF and the sheet."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from passation.edition import Edition
from passation.registers import (
    accesses,
    answers,
    handing_over,
    information,
    measures,
    preparation,
    processes,
    providers,
    questions,
    withheld,
)
from passation.registers.desk import Desk
from passation.table import Table
from passation.words import Words

REGISTERS: Mapping[str, Callable[[Desk], Table]] = MappingProxyType(
    {
        "processes": processes.index,
        "raci": answers.raci,
        "roles": answers.roles,
        "continuity": answers.continuity,
        "tools": accesses.tools,
        "accesses": accesses.matrix,
        "exportability": accesses.exportability,
        "revocation": accesses.revocation,
        "providers": providers.register,
        "commitments": providers.commitments,
        "exits": providers.exits,
        "processors": providers.processors,
        "information": information.objects,
        "retention": information.retention,
        "article-30": information.article_30,
        "kpis": measures.kpis,
        "rituals": measures.rituals,
        "roadmap": handing_over.roadmap,
        "preparation": preparation.preparation,
        "revisions": processes.revisions,
        "waivers": processes.waivers,
        "withheld": withheld.register,
        "figures": withheld.figures,
        "answers": questions.answers,
        "levels": handing_over.levels,
        "glossary": handing_over.glossary,
    }
)
"""Every register, by the name that `passation report` and the data room know it by."""


def register(name: str, edition: Edition, words: Words) -> Table:
    """Give a register. It may have no row; raises KeyError for an unknown name."""
    return REGISTERS[name](Desk(edition, words))
