"""The starter kits, by hand: what each is called in either language, and which processes it brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit: its name in each language, what it holds in a line, and the numbers of its processes in each language."""

    names: Mapping[str, str]
    title: Message
    processes: Mapping[str, tuple[str, ...]]


def _kit(fr: str, en: str, title: Message, in_french: str, in_english: str = "") -> Kit:
    return Kit(
        {"fr": fr, "en": en}, title, {"fr": tuple(in_french.split()), "en": tuple((in_english or in_french).split())}
    )


KITS: Final = (
    _kit("e-mails", "emails", say("The contact inbox"), "COM-001", "SAL-001"),
    _kit("devis-factures", "quotes-invoices", say("Quotes and invoices"), "COM-002 FIN-001", "SAL-002 FIN-001"),
    _kit("relances", "reminders", say("Reminders for unpaid invoices"), "FIN-002"),
    _kit("crm", "crm", say("Customer records"), "COM-003", "SAL-003"),
    _kit("support", "support", say("Customers' questions and complaints"), "SUP-001"),
    _kit("tresorerie", "treasury", say("Bank reconciliation and supplier payments"), "FIN-003 FIN-004"),
    _kit("ventes-achats", "sales-purchasing", say("Orders taken and placed"), "COM-004 ACH-001", "SAL-004 PUR-001"),
    _kit("rh", "hr", say("Arrival of an employee and payroll data"), "RH-001 RH-002", "HR-001 HR-002"),
    _kit("documents", "documents", say("Post, filing and archives"), "ADM-001 ADM-002"),
    _kit("echeances", "reporting", say("Deadlines, weekly report, accounting"), "ADM-003 ADM-004 FIN-005"),
)  # fmt: skip
"""In the order in which work is best handed on: the inbox first, then quotes, then reminders."""

FIRST: Final = KITS[:3]
"""What a company gets that chooses nothing."""
EVERY: Final = {"fr": "tous", "en": "all"}
"""The word for all kits."""


def kits_named(name: str) -> tuple[Kit, ...]:
    """The kits of a name, in either language; all of them for the word that says so, none for an unknown name."""
    if name in EVERY.values():
        return KITS
    return tuple(kit for kit in KITS if name in kit.names.values())
