"""What one content tells and a smaller one does not."""

import pytest

from passation.analysis.telling import Finder, phrase, told_only_by
from passation.model.actor import Actor
from passation.model.company import Audience, Company
from passation.model.content import Attachment, Content
from passation.model.kpi import Incident
from passation.model.sop import Sop


def sop(number: str, title: str, **more: object) -> Sop:
    steps = [{"do": "Relancer le client par téléphone"}]
    return Sop.model_validate({"id": number, "title": title, "owner": "raf", "result": "Fait", "steps": steps, **more})


def actor(name: str, actor_id: str = "raf") -> Actor:
    return Actor.model_validate({"id": actor_id, "name": name})


COMPANY = Company.model_validate({"name": "Atelier Test", "audiences": [{"id": "x", "name": "Équipe de nuit"}]})
WHOLE = Content(
    COMPANY,
    sops={"FIN-001": sop("FIN-001", "Relances des factures"), "FIN-002": sop("FIN-002", "Cession de l'atelier")},
    actors={"raf": actor("Responsable"), "futur-gerant": actor("Repreneur", "futur-gerant")},
    incidents=(Incident(__import__("datetime").date(2026, 1, 2), "FIN-002", "Dossier perdu en route", "Refaire"),),
    attachments={("FIN-002", "lettre.md"): Attachment("FIN-002", "lettre.md", "x", "Chère acheteuse,\n".encode())},
)
PART = Content(COMPANY, sops={"FIN-001": WHOLE.sops["FIN-001"]}, actors={"raf": WHOLE.actors["raf"]})


def test_texts_ids_and_names_of_what_is_left_out_are_told_only_by_the_whole() -> None:
    told = {saying.text: saying.item for saying in told_only_by(WHOLE, PART).values()}

    assert {
        "FIN-002": "sops FIN-002",
        "Cession de l'atelier": "sops FIN-002",
        "futur-gerant": "actors futur-gerant",
        "Repreneur": "actors futur-gerant",
        "Dossier perdu en route": "incidents",
        "Refaire": "incidents",
        "lettre.md": "attachments FIN-002 lettre.md",
        "Chère acheteuse,": "attachments FIN-002 lettre.md",
    } == told


def test_the_same_content_tells_nothing_more() -> None:
    assert {} == told_only_by(WHOLE, WHOLE)


def test_what_the_tool_says_anyway_tells_nothing() -> None:
    own = ["Le Repreneur et la Cession de l’atelier", "Refaire"]

    assert {"FIN-002", "futur-gerant", "Dossier perdu en route", "lettre.md", "Chère acheteuse,"} == {
        saying.text for saying in told_only_by(WHOLE, PART, own).values()
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("… la CESSION de l’Atelier…", True),
        ("cession-de-l-atelier.html", True),
        ("la cession d’un atelier", False),
        ("Repreneur", True),
        ("un repreneur possible", False),
        ("Repreneurs", False),
        ("sops/FIN-002.yml", True),
        ("FIN-0021", False),
        ("actors futur-gerant", True),
        ("le futur gerant", False),
        ("chere ACHETEUSE", True),
    ],
)
def test_a_text_tells_whatever_its_capitals_and_accents_an_id_only_as_it_is_spelt(text: str, *, told: bool) -> None:
    wanted = told_only_by(WHOLE, PART)
    found = [wanted[words] for words in Finder(wanted).found_in(text) if wanted[words].stands_in(text)]

    assert told == bool(found)


def test_phrases_that_begin_alike_are_all_found_once_each() -> None:
    finder = Finder([phrase("a b"), phrase("a b c"), phrase("c"), ()])

    assert [("a", "b"), ("a", "b", "c"), ("c",)] == list(finder.found_in("A b, C; a b"))


def test_who_reads_an_edition_is_no_secret_of_it() -> None:
    assert Audience(id="x").id == COMPANY.audiences[0].id
    assert [] == [each for each in told_only_by(WHOLE, Content(Company(name="Z"))).values() if "nuit" in each.text]
