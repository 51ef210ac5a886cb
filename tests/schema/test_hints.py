"""What an author is shown while writing: every example can be written as it stands, in both languages."""

import pytest

from passation.load.document import read_document
from passation.load.hints import example, examples, title_of
from passation.load.read import SOP_MODEL, read
from passation.load.schema import schema_of
from passation.model.actor import Actor, ActorsFile
from passation.model.base import Part, keys_of
from passation.model.contract import Contract, ContractsFile
from passation.model.kpi import Kpi, KpisFile
from passation.model.sop import Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep
from passation.model.tool import Tool, ToolsFile
from passation.words import Words

LANGUAGES = ("fr", "en")


def written(model: type[Part], language: str, indent: str) -> str:
    """Give a group with the example of each of its keys."""
    return "".join(
        f"{indent}{key}: {example(model, key, language)}\n" for key in sorted(keys_of(model)) if key != "steps"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("model", "file", "section"),
    [
        (Actor, ActorsFile, "actors"),
        (Tool, ToolsFile, "tools"),
        (Kpi, KpisFile, "kpis"),
        (Contract, ContractsFile, "contracts"),
        (DoStep, SOP_MODEL, "steps"),
        (AskStep, SOP_MODEL, "steps"),
        (WaitStep, SOP_MODEL, "steps"),
        (CallStep, SOP_MODEL, "steps"),
    ],
)
def test_every_example_can_be_written_as_it_stands(
    model: type[Part], file: type[Part], section: str, language: str
) -> None:
    item = f"{section}:\n  - x-all: examples\n{written(model, language, '    ')}"
    text = (written(Sop, language, "") if section == "steps" else "") + item

    assert () == tuple(read(read_document("example.yml", text.encode()), file).findings)


def test_both_languages_have_an_example_for_the_same_keys() -> None:
    assert sorted(examples("fr")) == sorted(examples("en"))


def test_an_editor_is_told_what_a_key_is_and_how_it_is_written() -> None:
    schema = schema_of("sop", Words("fr"))

    assert {
        "description": "Qui pilote le processus (le A du RACI)\u202f; une personne de l’entreprise",
        "examples": ["responsable"],
    } == {key: schema["properties"]["owner"][key] for key in ("description", "examples")}
    assert "Une étape\u00a0: une décision" == schema["definitions"]["AskStep"]["title"]
    assert {
        "label": "Une étape\u00a0: une attente (modèle)",
        "body": {
            "id": "${1:s10}",
            "wait": "${2:Réponse du client}",
            "for": "${3:2 business days}",
            "answers": {"Reçue": "s90", "Délai passé": "s50"},
        },
    } == schema["definitions"]["WaitStep"]["defaultSnippets"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_beginning_holds_what_its_group_requires(language: str) -> None:
    schema = schema_of("sop", Words(language))
    [beginning] = schema["defaultSnippets"]

    assert schema["required"] == list(beginning["body"])
    assert title_of(Sop, Words(language)) is None
