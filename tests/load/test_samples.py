"""The examples that a text alone is told to become: each is what the format takes, in both languages."""

import re

import pytest

from passation.finding import Finding, InLanguages
from passation.load.document import read_document
from passation.load.read import read
from passation.model.company import Company
from passation.model.sop import Sop
from passation.words import LANGUAGES

PROCESS = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Chaque facture a un statut.\nsteps:\n  - do: Relancer\n"
GROUPS = ("trigger", "volume", "scope", "exceptions", "sla", "templates", "privacy", "document")


def told(text: str) -> Finding:
    [finding] = read(read_document("f.yml", text.encode()), Sop).findings
    return finding


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", GROUPS)
def test_the_example_of_a_group_can_be_pasted_in_its_place(key: str, language: str) -> None:
    finding = told(f"{PROCESS}{key}: beaucoup\n")

    assert isinstance(finding.fix, InLanguages)
    assert () == read(read_document("f.yml", f"{PROCESS}{finding.fix.texts[language]}\n".encode()), Sop).findings


def test_an_item_of_a_list_keeps_what_its_author_wrote() -> None:
    fix = told(f"{PROCESS}exceptions:\n  - Le client est injoignable\n").fix

    assert InLanguages({
        "fr": "  - {when: Le client est injoignable, then: Prévenir le responsable}",
        "en": "  - {when: Le client est injoignable, then: Tell the office manager}",
    }) == fix  # fmt: skip


def test_where_the_format_has_no_example_the_keys_that_are_needed_stand_open() -> None:
    text = "name: Menuiserie\ndomains:\n  - Ressources humaines\n"
    [finding] = read(read_document("company.yml", text.encode()), Company).findings

    assert isinstance(finding.fix, InLanguages)
    assert "  - {id: ressources-humaines, title: Ressources humaines}" == finding.fix.texts["fr"]


@pytest.mark.parametrize("value", ['a "b" c: d', "x" * 400, "{", "[a", "é #é", "'"])
def test_whatever_the_text_is_the_example_can_be_read(value: str) -> None:
    quoted = "'" + value.replace("'", "''") + "'"
    finding = told(f"{PROCESS}exceptions: {quoted}\n")

    assert isinstance(finding.fix, InLanguages)
    assert re.match(r"exceptions:\n  - \{when: ", finding.fix.texts["fr"])
    assert read_document("f.yml", finding.fix.texts["fr"].encode()).data is not None
