"""What readers learn about what is hidden: nothing, how many, or where and of which level."""

from collections.abc import Callable

from processes import sop  # type: ignore[import-not-found]  # conftest says where it is

from passation.analysis.visibility import sight
from passation.edition import Edition
from passation.model.base import Item, field
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.model.refs import ToolRef
from passation.model.scalars import Id, Number
from passation.projection.item import GONE, Projector
from passation.projection.withheld import Hole
from passation.values import Level

EditionOf = Callable[..., Edition]


PROCESSES = (
    sop(
        confidentiality="internal",
        steps="[{do: Un}, {do: Deux, confidentiality: confidential}, {do: Trois, confidentiality: secret}]",
        templates="[{id: m1, title: Lettre, confidentiality: confidential}]",
    ),
    sop("FIN-002", confidentiality="confidential"),
    sop("FIN-003", confidentiality="secret"),
    sop("FIN-004", confidentiality="secret"),
)
FILES = {
    "tools": "tools: [{id: crm, name: CRM}, {id: coffre, name: Coffre, confidentiality: secret}]\n",
    "risks": "risks: [{id: depart-de-la-comptable, title: Départ}]\n",
    "kpis": "kpis: [{id: dso, name: DSO}]\n",
}


def test_none_leaves_no_trace(edition: EditionOf) -> None:
    told = edition("sees: internal, scope: all, withheld: none", *PROCESSES, **FILES).withheld

    assert ("none", {}, ()) == (told.mode, told.counts, told.places)


def test_count_says_how_many_of_each_kind(edition: EditionOf) -> None:
    told = edition("sees: internal, scope: all, withheld: count", *PROCESSES, **FILES).withheld

    assert ("count", {"process": 3, "tool": 1, "risk": 1, "step": 2}, ()) == (told.mode, told.counts, told.places)


def test_labelled_says_where_and_of_which_level_but_nothing_of_what_is_secret(edition: EditionOf) -> None:
    told = edition("sees: internal, scope: all, withheld: labelled", *PROCESSES, **FILES).withheld

    assert {"process": 1, "risk": 1, "step": 1} == told.counts
    assert (
        Hole("contract", "ct-alpha", "yearly_amount", Level.CONFIDENTIAL),
        Hole("contract", "ct-beta", "yearly_amount", Level.CONFIDENTIAL),
        Hole("process", "", "", Level.CONFIDENTIAL),
        Hole("process", "FIN-001", "step", Level.CONFIDENTIAL),
        Hole("process", "FIN-001", "templates", Level.CONFIDENTIAL),
        Hole("risk", "", "", Level.CONFIDENTIAL),
    ) == told.places


def test_who_knows_that_there_are_secrets_learns_how_many(edition: EditionOf) -> None:
    told = edition("sees: internal, scope: all, withheld: labelled, acknowledged: oui", *PROCESSES, **FILES).withheld

    assert {"process": 3, "tool": 1, "risk": 1, "step": 2} == told.counts
    assert 2 == sum(hole == Hole("process", "", "", Level.SECRET) for hole in told.places)
    assert Hole("company", "", "audiences", Level.SECRET) in told.places


def test_no_place_ever_says_a_hidden_id(edition: EditionOf) -> None:
    told = edition("sees: internal, scope: all, withheld: labelled, acknowledged: oui", *PROCESSES, **FILES).withheld
    hidden = {"FIN-002", "FIN-003", "FIN-004", "coffre", "depart-de-la-comptable", "m1"}

    assert set() == hidden & {word for hole in told.places for word in (hole.item, hole.field)}


def test_changing_a_hidden_value_changes_nothing_for_any_of_them(edition: EditionOf) -> None:
    other = (PROCESSES[0], sop("FIN-002", confidentiality="confidential", title="Autre"), *PROCESSES[2:])
    for mode in ("none", "count", "labelled"):
        audience = f"sees: internal, scope: all, withheld: {mode}"

        assert edition(audience, *PROCESSES, **FILES) == edition(audience, *other, **FILES)


class Odd(Item):
    """An item of which a field above its readers comes before the one that it cannot do without."""

    id: Id = field("Id")
    cost: Number | None = field("Cost", None, level=Level.SECRET)
    tool: ToolRef = field("Tool")


def test_an_item_of_which_nothing_is_left_leaves_no_hole(manual: Callable[..., Manual]) -> None:
    made_of = manual({"cartography/tools.yml": "tools: [{id: coffre, name: C, confidentiality: secret}]\n"})
    audience = Audience.model_validate({"id": "a", "sees": "internal", "scope": "all"})
    projector = Projector(made_of, sight(made_of, audience), "entreprise")
    odd = Odd.model_validate({"id": "projet-secret", "cost": "3", "tool": "coffre"})

    assert GONE is projector.item("odd", odd.id, odd)
    assert [] == projector.holes


def test_a_gate_stands_for_a_step_that_is_withheld(edition: EditionOf) -> None:
    steps = "[{do: Un}, {wait: Le prix, seen_as: Attendre, confidentiality: secret}, {do: Trois}]"
    told = edition("sees: internal, scope: all, withheld: count", sop(steps=steps, confidentiality="internal")).withheld

    assert {"step": 1} == told.counts
