"""Which process feeds which: the longest chain, and who exchanges nothing."""

from __future__ import annotations

from passation.analysis.feeding import chain, feeds, orphans
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop


def content(**flows: tuple[list[str], list[str]]) -> Content:
    """Processes by number: what each takes, and what it gives."""
    sops = {}
    for number, (taken, given) in flows.items():
        values = {"id": f"FIN-00{number[1:]}", "title": number, "owner": "raf", "result": "Fait", "inputs": taken}
        sop = Sop.model_validate({**values, "outputs": given, "steps": [{"do": "Faire"}]})
        sops[sop.id] = sop
    return Content(company=Company(name="Duval"), sops=sops)


def test_the_longest_chain_goes_from_what_is_given_to_who_takes_it() -> None:
    made = content(p1=([], ["a"]), p2=(["a"], ["b"]), p3=(["a", "b"], []), p4=([], []))

    assert {"FIN-001": ("FIN-002", "FIN-003"), "FIN-002": ("FIN-003",), "FIN-003": (), "FIN-004": ()} == feeds(made)
    assert ("FIN-001", "FIN-002", "FIN-003") == chain(made)
    assert ("FIN-004",) == orphans(made)


def test_a_loop_is_cut_and_is_no_endless_chain() -> None:
    assert ("FIN-001", "FIN-002", "FIN-003") == chain(content(p1=(["c"], ["a"]), p2=(["a"], ["b"]), p3=(["b"], ["c"])))


def test_what_passes_nothing_has_no_chain() -> None:
    assert () == chain(content(p1=([], []), p2=([], ["a"])))
    assert ("FIN-001", "FIN-002") == orphans(content(p1=([], []), p2=([], ["a"])))
