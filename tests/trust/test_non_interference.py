"""Non-interference: whatever is done to what is hidden, the edition is the same, to the last byte and in its order.

Outputs take an edition and nothing else, so that equal editions give equal outputs; `test_outputs.py` shows it.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from passation.analysis.visibility import Sight, sight
from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.company import Audience
from passation.model.content import KINDS
from passation.model.manual import Manual
from passation.model.shape import references, shape_of
from passation.values import Level
from trust.aviary import Aviary, everything

ROOT = Path(__file__).parents[2]
FEW = settings(max_examples=2, deadline=None, derandomize=True)
"""Each example changes everything that is hidden at once; more of them only cost time."""


def written(value: Any) -> Any:
    """Which fields were written, however deep: a renderer that asks must not learn more than from their values."""
    if isinstance(value, BaseModel):
        return {name: written(getattr(value, name)) for name in sorted(value.model_fields_set)}
    if isinstance(value, Mapping):
        return [(key, written(each)) for key, each in value.items()]
    return [written(each) for each in value] if isinstance(value, tuple) else None


def whole(edition: Edition) -> tuple[str, list[Any]]:
    """Everything about an edition: its digest, its values, their order, and which were written."""
    values = [getattr(edition, each.name) for each in fields(edition)]
    return edition.digest, [values, [written(value) for value in values]]


def audience(**values: str | list[str]) -> Audience:
    return Audience.model_validate({"id": "lecteurs", **values})


# Every hidden word at once


@pytest.mark.parametrize(
    ("sees", "withheld"),
    [("public", "none"), ("internal", "none"), ("internal", "labelled"), ("confidential", "count")],
)
def test_every_hidden_word_may_be_another(tmp_path: Path, sees: str, withheld: str) -> None:
    readers = audience(sees=sees, scope="all", withheld=withheld)
    aviary, level = everything(), Level.of(sees)
    before = publish(aviary.write(tmp_path / "before"), readers)
    hidden = {
        canary.word.lower()
        for canary in aviary.canaries
        if canary.level > level or canary.tag in {"never", "en", "piece"}
    }
    after = publish(renamed(aviary, hidden).write(tmp_path / "after"), readers)

    assert len(hidden) > 500
    assert whole(before) == whole(after)


def renamed(aviary: Aviary, hidden: set[str]) -> Aviary:
    """The same company with other words in place of the hidden ones, ids, file names and numbers included."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() not in hidden:
            return word
        return f"KAN-{900 - int(word[4:])}" if word.startswith("KAN") else f"{word[0]}utre{word[6:]}"

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {changed(key): changed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [changed(each) for each in value]
        return re.sub(r"[Kk]anari\d{5}|KAN-\d{3}", other, value) if isinstance(value, str) else value

    return Aviary(canaries=aviary.canaries, files=changed(aviary.files))


# The sample company, changed anyhow


@pytest.fixture(scope="module")
def sample() -> Manual:
    manual = load(ROOT).manual
    assert manual is not None
    return manual


READERS = ("assistante", "saisie", "equipe", "encadrement", "public")


def readers(sample: Manual, name: str, withheld: str) -> Audience:
    found = next(each for each in sample.company.audiences if each.id == name)
    return found.model_copy(update={"withheld": withheld})


def scrambled(value: Any, chance: random.Random) -> Any:
    """A value with its texts, amounts and days changed; references, levels and the order of steps stay."""
    if isinstance(value, BaseModel):
        kept = {"id", "confidentiality", "next", "after", "answers", "seen_as"}
        return value.model_copy(
            update={
                name: scrambled(getattr(value, name), chance)
                for name in value.model_fields_set - kept
                if _is_free(type(value), name)
            }
        )
    if isinstance(value, tuple):
        return tuple(scrambled(each, chance) for each in value)
    if isinstance(value, str):
        return "".join(chance.choice("abc éà ☐&<") for _ in range(chance.randrange(1, 40)))
    if isinstance(value, bool):
        return chance.random() < 0.5  # nothing depends on it being secret
    return value


def _is_free(model: type[BaseModel], name: str) -> bool:
    shape = next(each for each in shape_of(model) if each.name == name)
    return shape.ref is None and shape.key_ref is None and not shape.refers


def hidden_steps(seen: Sight) -> Iterator[tuple[str, int]]:
    for number, view in seen.views.items():
        yield from ((number, place) for place, shown in enumerate(view.steps) if not shown)


def changed_to(sample: Manual, parts: Mapping[str, Any]) -> Manual:
    """The company with other collections."""
    every: dict[str, Any] = {each.name: getattr(sample, each.name) for each in fields(sample)}
    return Manual(**{**every, **parts})


def changed(sample: Manual, seen: Sight, chance: random.Random) -> Manual:
    """The company with other values in every hidden item and step."""
    parts: dict[str, Any] = {
        name: {
            item_id: item if seen.sees(kind, item_id) else scrambled(item, chance)
            for item_id, item in getattr(sample, name).items()
        }
        for kind, name in KINDS.items()
    }
    for number, place in hidden_steps(seen):
        sop = parts["sops"][number]
        steps = list(sop.steps)
        steps[place] = scrambled(steps[place], chance)
        parts["sops"][number] = sop.model_copy(update={"steps": tuple(steps)})
    return changed_to(sample, parts)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("withheld", ["none", "count", "labelled"])
@FEW
@given(seed=st.integers(0, 10**6))
def test_any_value_of_a_hidden_thing_may_be_another(sample: Manual, name: str, withheld: str, seed: int) -> None:
    who = readers(sample, name, withheld)
    other = changed(sample, sight(sample, who), random.Random(seed))  # noqa: S311  # nothing depends on it being secret

    assert whole(publish(sample, who)) == whole(publish(other, who))


SPARE = ("process", "data", "kpi", "contract", "risk", "idea", "objective", "ritual", "report", "emergency")
"""Kinds of items of which one more or one less, hidden, leaves nothing: nobody stands in for them."""


def without(sample: Manual, gone: set[tuple[str, str]]) -> Manual:
    """The company without some items, and without what stands in no file but theirs."""
    kept: dict[str, Any] = {
        name: {item_id: item for item_id, item in getattr(sample, name).items() if (kind, item_id) not in gone}
        for kind, name in KINDS.items()
    }
    incidents = tuple(each for each in sample.incidents if ("process", each.process) not in gone)
    trainings = tuple(each for each in sample.trainings if ("process", each.what) not in gone)
    return changed_to(sample, {**kept, "incidents": incidents, "trainings": trainings})


@pytest.mark.parametrize("name", READERS)
def test_hidden_things_may_be_gone_all_of_them_or_any(sample: Manual, name: str) -> None:
    who = readers(sample, name, "none")
    seen, before = sight(sample, who), whole(publish(sample, who))
    places = {leaf.value for _, _, item in sample.items() for leaf in references(item) if leaf.is_free}
    hidden = {
        (kind, item_id)
        for kind, item_id, _ in sample.items()
        if kind in SPARE and not seen.sees(kind, item_id) and item_id not in places  # else the id becomes plain words
    }
    chance = random.Random(name)  # noqa: S311  # nothing depends on it being secret

    assert len(hidden) > 3
    for gone in (hidden, *({each} for each in chance.sample(sorted(hidden), 3))):
        assert before == whole(publish(without(sample, gone), who)), gone


@pytest.mark.parametrize("name", READERS)
def test_a_hidden_thing_of_every_kind_may_come(sample: Manual, name: str) -> None:
    who = readers(sample, name, "none")
    before = whole(publish(sample, who))
    more: dict[str, Any] = {}
    for kind in (*SPARE, "actor", "organisation", "tool", "escalation"):
        collection = getattr(sample, KINDS[kind])
        item_id, item = next(iter(collection.items()))
        new_id = "AAA-001" if kind == "process" else "aaa-nouveau"
        new = item.model_copy(update={"id": new_id, "confidentiality": Level.SECRET})
        more[KINDS[kind]] = {new_id: new, **collection}
        if kind == "process":
            more["graphs"] = {new_id: sample.graphs[item_id], **sample.graphs}
            more["domain_of"] = {new_id: "aaa-projet", **sample.domain_of}

    assert before == whole(publish(changed_to(sample, more), who))


@pytest.mark.parametrize("name", READERS)
def test_hidden_things_without_an_id_may_come(sample: Manual, name: str) -> None:
    who = readers(sample, name, "none")
    more: dict[str, Any] = {}
    for collection in ("trainings", "terms", "waves", "obligations"):
        items = getattr(sample, collection)
        secret = items[0].model_copy(update={"confidentiality": Level.SECRET})
        words = {"terms": {"term": "Prix de cession", "also": (), "see": ()}}
        more[collection] = (secret.model_copy(update=words.get(collection, {})), *items)

    assert whole(publish(sample, who)) == whole(publish(changed_to(sample, more), who))


def test_a_change_of_something_that_is_seen_is_seen(sample: Manual) -> None:
    """The control: what compares editions tells two of them apart."""
    who = readers(sample, "assistante", "none")
    seen = sight(sample, who)
    kept: Callable[[str, str], bool] = seen.sees
    before = whole(publish(sample, who))

    for kind, name in KINDS.items():
        visible = next((item_id for item_id in getattr(sample, name) if kept(kind, item_id)), None)
        if visible is not None and kind not in {"process", "contract", "report"}:
            collection = getattr(sample, name)
            other = scrambled(collection[visible], random.Random(1))  # noqa: S311  # nothing depends on it being secret

            assert before != whole(publish(changed_to(sample, {name: {**collection, visible: other}}), who)), kind
