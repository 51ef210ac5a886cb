"""What stops a delivery: who it goes to, what it holds, what it names, whether it can be shown to be whole."""

from __future__ import annotations

import datetime as dt

import pytest

from passation.analysis.telling import Phrase, Saying
from passation.model.company import Phase
from passation.model.dataroom import Recipient
from passation.rules import Delivered, Delivery, check_delivery
from passation.values import Level
from passation.words import Words

HIDDEN: dict[Phrase, Saying] = {("projet", "eclipse"): Saying("sops FIN-009", "Projet Éclipse")}
DAY = dt.date(2026, 11, 9)


def recipient(phase: Phase = "confirmatory", nda: str | None = "2026-10-02", until: str | None = None) -> Recipient:
    dates = {key: day for key, day in (("nda", nda), ("until", until)) if day is not None}
    return Recipient.model_validate({"id": "acq-a", "name": "Acquéreur A", "phase": phase, **dates})


def said(delivery: Delivery) -> list[str]:
    return [f"{each.code} {each.place} {Words('fr').say(each.message)}" for each in check_delivery(delivery)]


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (recipient(), []),
        (recipient(nda=None), ["n’a pas signé d’engagement de confidentialité."]),
        (recipient(nda="2026-11-10"), ["n’a pas signé d’engagement de confidentialité."]),
        (recipient(phase="teaser", nda=None), []),
        (recipient(until="2026-11-09"), []),
        (recipient(until="2026-11-08"), ["s’est terminé le 8\u00a0nov.\u00a02026."]),
    ],
)
def test_a_recipient_has_signed_and_is_still_one(to: Recipient, expected: list[str]) -> None:
    found = said(Delivery(to, DAY, Level.CONFIDENTIAL))

    assert len(expected) == len(found)
    assert all(line.endswith(part) for part, line in zip(expected, found, strict=True))


def test_a_file_above_the_phase_is_given_on_purpose_or_not_at_all() -> None:
    files = {"07/a.pdf": Delivered(level=Level.SECRET), "07/b.pdf": Delivered(level=Level.SECRET)}
    found = said(Delivery(recipient(), DAY, Level.CONFIDENTIAL, files, disclosed=frozenset({"07/a.pdf"})))

    assert [
        "DR101 07/b.pdf:1:1 Ce fichier est «\u00a0Secret\u00a0», et la phase donne au plus «\u00a0Confidentiel\u00a0»."
    ] == found


@pytest.mark.parametrize(
    "text",
    [
        "le projet Éclipse",
        "PROJET ECLIPSE",
        "projet-eclipse",
        "Projet\u00a0Éclipse,",
        "une ligne\nProjet   Éclipse",
        "projet\néclipse",
    ],
)
def test_a_hidden_name_is_found_however_it_is_written(text: str) -> None:
    files = {"00/notice.txt": Delivered(text)}
    delivery = Delivery(recipient(), DAY, Level.CONFIDENTIAL, files, withheld=HIDDEN)

    assert ["DR101"] == [line.split()[0] for line in said(delivery)]


@pytest.mark.parametrize("text", ["les projets éclipses", "un projet d'éclipse", ""])
def test_what_is_not_the_name_is_not_found(text: str) -> None:
    files = {"00/notice.txt": Delivered(text)}
    delivery = Delivery(recipient(), DAY, Level.CONFIDENTIAL, files, withheld=HIDDEN)

    assert [] == said(delivery)


def test_a_name_is_told_once_a_file_with_its_line() -> None:
    files = {"b.csv": Delivered("id;nom\n1;Vallier\n2;Vallier"), "a/vallier.csv": Delivered("rien")}
    found = said(Delivery(recipient("teaser", nda=None), DAY, Level.PUBLIC, files, own_names=("Vallier",)))

    assert [
        "DR105 a/vallier.csv:1:1 Nom révélé avant l’engagement de confidentialité\u00a0: «\u00a0Vallier\u00a0».",
        "DR105 b.csv:2:1 Nom révélé avant l’engagement de confidentialité\u00a0: «\u00a0Vallier\u00a0».",
    ] == found


def test_the_companys_name_may_be_said_once_the_undertaking_is_signed() -> None:
    files = {"a.csv": Delivered("Vallier")}

    assert [] == said(Delivery(recipient("nda"), DAY, Level.INTERNAL, files, own_names=("Vallier",)))


def test_every_page_of_a_confidential_pdf_is_marked() -> None:
    files = {
        "a.pdf": Delivered(level=Level.CONFIDENTIAL, unmarked=(3, 2)),
        "b.pdf": Delivered(level=Level.INTERNAL, unmarked=(1,)),
    }

    assert ["DR104 a.pdf:1:1 La page 2 ne porte pas le filigrane de «\u00a0Acquéreur A\u00a0»."] == said(
        Delivery(recipient(), DAY, Level.CONFIDENTIAL, files)
    )


def test_a_bag_agrees_with_its_manifests_and_can_be_made_again() -> None:
    whole = Delivery(recipient(), DAY, Level.CONFIDENTIAL, digest="a", rebuilt="a")
    other = Delivery(recipient(), DAY, Level.CONFIDENTIAL, faults=("data/b", "data/a"), digest="a", rebuilt="b")

    assert [] == said(whole)
    assert [
        "DR103 data/a:1:1 Ce fichier ne correspond pas au manifeste du dossier.",
        "DR103 data/b:1:1 Ce fichier ne correspond pas au manifeste du dossier.",
        "DR103 manifest-sha256.txt:1:1 Refait une seconde fois, le dossier n’est pas le même.",
    ] == said(other)
