"""What a data room holds: sections, the registers in them, and from which phase each is given.

Numbers and phases are those of the conventions of due diligence (`01` law … `13` litigation); what the tool makes
stands in 00, 04, 06, 07, 08 and 09, the rest is the company's own files.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.company import PHASES, Phase


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece made of registers. Its level is the highest among the items of `kinds` that it tells of."""

    number: str
    title: Message
    since: Phase
    registers: tuple[str, ...]
    kinds: tuple[str, ...]


SECTIONS: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "00": say("Index and reading"),
        "01": say("Law and governance"),
        "02": say("Accounts and finance"),
        "03": say("Tax"),
        "04": say("People and organisation"),
        "05": say("Customers and sales"),
        "06": say("Suppliers and providers"),
        "07": say("Operations and processes"),
        "08": say("Information systems"),
        "09": say("Compliance and personal data"),
        "10": say("Intellectual property"),
        "11": say("Premises and equipment"),
        "12": say("Insurance"),
        "13": say("Litigation"),
        "98": say("Other documents"),
    }
)
"""Titles that hold where `dataroom.yml` names no other."""
OTHER: Final = "98"

INDEX, NOTICE, MANIFEST, NEWS, ANSWERS, MASKED = "00.01", "00.02", "00.03", "00.04", "00.05", "00.06"
FIGURES, MAPS, MANUAL = "07.00", "07.01", "07.02"

REGISTERS: Final = (
    Entry("04.01", say("Roles"), "nda", ("roles",), ("actor", "organisation")),
    Entry("06.01", say("Register of providers"), "confirmatory", ("providers",), ("contract", "organisation")),
    Entry("06.02", say("Service levels of providers"), "confirmatory", ("commitments",), ("contract", "kpi")),
    Entry("06.04", say("Exit plans"), "confirmatory", ("exits",), ("contract", "organisation")),
    Entry("07.03", say("Responsibilities (RACI)"), "nda", ("raci",), ("process",)),
    Entry("07.04", say("Indicators and meetings"), "nda", ("kpis", "rituals"), ("kpi", "ritual")),
    Entry("07.05", say("Continuity and key persons"), "confirmatory", ("continuity",), ("process", "actor")),
    Entry("07.06", say("Road map of delegation"), "confirmatory", ("roadmap",), ("process",)),
    Entry("07.07", say("Revisions and waivers"), "confirmatory", ("revisions", "waivers"), ("process",)),
    Entry("07.08", say("State of preparation"), "confirmatory", ("preparation",), ("process",)),
    Entry("08.01", say("Register of tools"), "nda", ("tools",), ("tool",)),
    Entry("08.02", say("Access matrix"), "confirmatory", ("accesses",), ("tool", "actor")),
    Entry("08.03", say("Plan of revocation"), "closing", ("revocation",), ("tool", "actor")),
    Entry("08.04", say("Exportability of data"), "confirmatory", ("exportability",), ("tool",)),
    Entry(
        "09.01",
        say("Record of processing activities (article 30)"),
        "confirmatory",
        ("article-30",),
        ("process", "data"),
    ),
    Entry(
        "09.02",
        say("Processors of personal data (article 28)"),
        "confirmatory",
        ("processors",),
        ("contract", "organisation"),
    ),
    Entry("09.03", say("Rule of classification"), "nda", ("levels",), ()),
    Entry("09.04", say("Retention"), "confirmatory", ("retention",), ("process", "data")),
)
MAPS_SINCE: Final[Mapping[str, Phase]] = MappingProxyType(
    {"accesses": "confirmatory", "dependency": "confirmatory", "roadmap": "confirmatory"}
)
"""From which phase a map is given: what a register tells no earlier. The other maps come with the manual, under NDA."""
RESERVED: Final = frozenset({*(each.number for each in REGISTERS), FIGURES, MAPS, MANUAL, "06.03", "06.05"})
"""Numbers that no file of the company's own may take."""


def given(phase: Phase, since: Phase) -> bool:
    """Whether a phase receives what is given from `since` on; the company's own preparation receives everything."""
    return phase == "prep" or PHASES.index(phase) >= PHASES.index(since)
