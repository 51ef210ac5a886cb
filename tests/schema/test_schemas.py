"""The model and its JSON Schemas say the same of every document, in editors old and new."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml import YAML

from passation.load.document import read_document
from passation.load.read import read
from passation.load.schema import models, schema_of
from passation.model import scalars, written
from passation.words import Words

ROOT = Path(__file__).parents[2]
Validators = list[Draft202012Validator | Draft7Validator]
Draw = Callable[[type[BaseModel]], st.SearchStrategy[dict[str, Any]]]
See = Callable[[Any], Any]

drawing = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def reads(model: type[BaseModel], document: dict[str, Any]) -> bool:
    """Tell whether our reader takes a document; it drops free keys before the model sees it."""
    try:
        model.model_validate(without_free_keys(document))
    except ValidationError:
        return False
    return True


def without_free_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_free_keys(each) for key, each in value.items() if not key.startswith("x-")}
    return [without_free_keys(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", models())
@given(data=st.data())
@drawing
def test_a_document_that_follows_the_model_is_fine_in_every_editor(
    name: str, data: st.DataObject, follows: Draw, seen: See, editors: dict[str, Validators]
) -> None:
    document = data.draw(follows(models()[name]))

    assert reads(models()[name], document)
    assert [[], []] == [[each.message for each in editor.iter_errors(seen(document))] for editor in editors[name]]


@pytest.mark.parametrize("name", models())
@given(data=st.data())
@drawing
def test_a_document_with_one_fault_is_refused_by_the_model_and_by_every_editor(
    name: str, data: st.DataObject, breaks: Draw, seen: See, editors: dict[str, Validators]
) -> None:
    document = data.draw(breaks(models()[name]))

    assert (False, [False, False]) == (
        reads(models()[name], document),
        [editor.is_valid(seen(document)) for editor in editors[name]],
    )


SCALARS: dict[str, tuple[Any, Any]] = {
    "Id": (scalars.Id, written.ID),
    "ProcessId": (scalars.ProcessId, written.PROCESS_ID),
    "StepId": (scalars.StepId, written.STEP_ID),
    "Version": (scalars.Version, written.VERSION),
    "Country": (scalars.Country, written.COUNTRY),
    "Flag": (scalars.Flag, written.FLAG),
    "Number": (scalars.Number, written.NUMBER),
    "Whole": (scalars.Whole, written.WHOLE),
    "Date": (scalars.Date, written.DATE),
    "Span": (scalars.Span, written.DURATION),
    "Amount": (scalars.Amount, written.AMOUNT),
    "Percent": (scalars.Percent, written.PERCENT),
    "LevelWord": (scalars.LevelWord, written.LEVEL),
}
PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
LETTERS = st.sampled_from(" \u00a0\u202f0123456789.,:+-%€$EURabhjmnosuéÉxXoO_٣")


@pytest.mark.parametrize("name", SCALARS)
@given(data=st.data())
@settings(drawing, max_examples=150)
def test_a_value_with_one_letter_changed_is_judged_alike(
    name: str, data: st.DataObject, examples: dict[int, list[str]], seen: See
) -> None:
    kind, schema = SCALARS[name]
    text = data.draw(st.sampled_from(examples[id(schema)]))
    place, letter = data.draw(st.integers(0, len(text))), data.draw(st.one_of(LETTERS, st.just("")))
    changed = text[:place] + letter + text[place + data.draw(st.integers(0, 1)) :]
    looks = seen(changed)
    assume(changed == changed.strip())  # quotes may keep spaces at the ends; we trim them
    assume(isinstance(looks, str | bool) or PLAIN.fullmatch(changed))  # .5, 5., +5 and 1e5 are numbers there
    assume(not changed.startswith("-0"))  # minus nothing is nothing, and nobody writes it

    assert accepted(kind, changed) == Draft202012Validator(schema.json_schema).is_valid(looks), changed


def accepted(kind: Any, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


def files() -> Iterator[tuple[str, Path]]:
    """Give the sample's files, each with the kind that its place says."""
    for path in sorted(ROOT.glob("sops/*/*.yml")):
        yield ("translation" if path.stem.endswith(".en") else "sop"), path
    for path in sorted([*ROOT.glob("cartography/*.yml"), *ROOT.glob("cartography/dataroom/*.yml")]):
        yield path.stem, path


def as_an_editor_reads(path: Path) -> Any:
    """Parse a file with an independent YAML 1.2 parser; the core schema has no dates, so they are texts again."""
    reader = YAML(typ="safe", pure=True)
    return json.loads(json.dumps(reader.load(path), default=str))


def test_every_file_of_the_sample_is_fine_in_every_editor(editors: dict[str, Validators]) -> None:
    seen_files = {path.name: (name, as_an_editor_reads(path)) for name, path in files()}
    faults = {
        name: [error.message for editor in editors[kind] for error in editor.iter_errors(document)]
        for name, (kind, document) in seen_files.items()
    }

    assert {} == {name: found for name, found in faults.items() if found}
    assert {"company.yml"} <= seen_files.keys()


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("purpose:", True),
        ("inputs: balance-agee", True),
        ("inputs: {data: balance-agee}", True),
        ("inputs: [balance-agee, {data: fiche, from: COM-004}]", True),
        ("document: {history: [{version: 1.10, date: 2026-11-03, by: raf}]}", True),
        ("strategic: true", True),
        ("strategic: Oui", True),
        ("maturity: 5", True),
        ("maturity: 6", False),
        ("maturity: '6'", False),
        ("inputs: {date: balance-agee}", False),
        ("inputs: [[balance-agee]]", False),
        ("strategic: peut-être", False),
        ("targte: x", False),
        ("x-targte: x", True),
        ("milestones: {x-note: [free], sortie: Le dernier jour}", True),
        ("milestones: {Sortie: Le dernier jour}", False),
        ("steps: []", False),
    ],
)
def test_what_an_author_types_is_judged_alike_from_the_text_on(
    line: str, *, fine: bool, editors: dict[str, Validators]
) -> None:
    text = "id: FIN-012\ntitle: 2026\nowner: raf\nresult: Fait\n"
    text += line if line.startswith("steps") else f"steps: [{{do: Relancer, minutes: 5, by: }}]\n{line}"
    reading = read(read_document("sops/a/FIN-012-a.yml", text.encode()), models()["sop"])
    document = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))

    assert (fine, [fine, fine]) == (not reading.findings, [each.is_valid(document) for each in editors["sop"]])


def test_an_editor_shows_french_help_for_every_key() -> None:
    same_in_both = {"Format", "Formats", "Obligation", "Obligations", "Question", "Sessions", "Version"}
    french, english = ({name: schema_of(name, Words(language)) for name in models()} for language in ("fr", "en"))
    untranslated = {
        help_text
        for name in models()
        for (_, help_text), (_, source) in zip(helps(french[name]), helps(english[name]), strict=True)
        if help_text == source
    }

    assert set() == untranslated - same_in_both


def helps(schema: Any) -> Iterator[tuple[str, str]]:
    """Give every key of a schema with its help."""
    groups = [schema, *schema["definitions"].values()]
    return ((key, field["description"]) for group in groups for key, field in group["properties"].items())
