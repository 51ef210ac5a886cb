"""Files that tests of rules put over the company in order, and what asks the rules about them."""

from collections.abc import Callable

Says = Callable[..., list[str]]
FILE, OTHER = "sops/finance/FIN-001-relances.yml", "sops/finance/FIN-002-devis.yml"
HEAD = "id: FIN-001\ntitle: Relances\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"
CONTRACTS, ROADMAP, DATA = "cartography/contracts.yml", "cartography/roadmap.yml", "cartography/data.yml"
ROOM = "cartography/dataroom/dataroom.yml"


def process(*steps: str, keys: str = "owner: raf\ndocument: {status: review}\n") -> dict[str, str]:
    """The file of a process: its keys and its steps."""
    return {FILE: HEAD + keys + "steps:\n" + "".join(f"  - {step}\n" for step in steps)}


def contract(keys: str) -> dict[str, str]:
    nda = "    nda: {signed: 2026-02-20}\n    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}\n"
    return {CONTRACTS: f"contracts:\n  - id: ct-assistplus\n    provider: assistplus\n{nda}{keys}"}
