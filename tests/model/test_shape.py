"""What the fields of the model are made of: the one walk that the reader, the rules and the gate share."""

from pathlib import Path

from passation.analysis.levels import level_of
from passation.load.folder import load
from passation.model.base import floor_of
from passation.model.contract import Contract
from passation.model.planning import Risk
from passation.model.shape import free_texts, leaves, references, shape_of
from passation.model.sop import Sop
from passation.model.tool import Tool
from passation.values import Level

SOP = Sop.model_validate(
    {
        "id": "FIN-001",
        "title": "Relances",
        "owner": "raf",
        "result": "R",
        "backups": {"raf": "dirigeante"},
        "milestones": {"sortie": "Dernier jour"},
        "records": [{"data": "journal", "where": "Coffre du siège"}],
        "steps": [{"ask": "Payée ?", "answers": {"Réglée chez Durand": "end"}}],
    }
)


def test_answers_are_texts_that_may_name_somebody_and_ids_are_not() -> None:
    texts = {leaf.value for leaf in free_texts(SOP)}

    assert {"Relances", "R", "Dernier jour", "Coffre du siège", "Payée ?", "Réglée chez Durand"} == texts


def test_references_are_found_in_keys_and_values_with_the_keys_that_lead_to_them() -> None:
    found = {(leaf.trail, leaf.value) for leaf in references(SOP)}

    assert {
        (("owner",), "raf"),
        (("backups", "raf"), "raf"),
        (("backups", "raf"), "dirigeante"),
        (("records", 0, "data"), "journal"),
        (("records", 0, "where"), "Coffre du siège"),
        (("steps", 0, "answers", "Réglée chez Durand", "goto"), "end"),
    } == found


def test_walking_only_where_it_may_be_finds_all_that_the_whole_walk_finds() -> None:
    manual = load(Path(__file__).parents[2]).manual
    assert manual is not None
    items = [*(item for _, _, item in manual.items()), *manual.translations.values(), manual.company, *manual.terms]

    for item in (*items, *manual.stages, *manual.waves, *manual.trainings, manual.questions, manual.dataroom):
        whole = leaves(item)

        assert [leaf for leaf in whole if leaf.is_free] == list(free_texts(item))
        assert [leaf for leaf in whole if leaf.ref is not None] == list(references(item))


def test_amounts_of_contracts_are_confidential_by_default() -> None:
    levels = {shape.name: shape.level for shape in shape_of(Contract)}

    assert [Level.CONFIDENTIAL] * 3 == [levels[name] for name in ("yearly_amount", "hourly_rate", "volume_bands")]


def test_an_item_is_worth_at_least_the_fields_it_cannot_do_without() -> None:
    risk = Risk.model_validate({"id": "r1", "title": "Départ", "confidentiality": "public"})

    assert (Level.CONFIDENTIAL, Level.PUBLIC) == (floor_of(Risk), floor_of(Tool))
    assert Level.CONFIDENTIAL == level_of(risk)
