"""The dossier: what its pages say, what it claims to be, and what no data can do to it."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from passation import dossier
from passation.dossier.cartography import cartography
from passation.dossier.desk import Desk
from passation.dossier.printing import pages, press
from passation.dossier.rooms import ROOMS
from passation.edition import Edition, publish
from passation.load.folder import load
from passation.model.company import Audience
from passation.words import Words

Books = Callable[[str], bytes]
Sheets = Callable[[str, str], bytes]
Editions = Callable[[str], Edition]
WORDS = Words("fr")
HOSTILE = [
    '#panic("x") $x$ @label *b* _i_ `c` = Titre',
    '<img src=x onerror=alert(1)> {{7*7}} "guillemets" \\u{41} \\',
    ']#read("/etc/passwd")[ // commentaire /* bloc */ ~ -- ---',
    "très " * 60,
    "sansespace" * 30,
]


def read(pdf: bytes) -> Any:
    """Open a print; pypdf's own types say little of what stands in it."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """Give the text of each page, spaces and ends of lines alike."""
    return [" ".join(page.extract_text().split()) for page in read(pdf).pages]


def bookmarks(reader: Any) -> list[tuple[int, str]]:
    """Give the bookmarks with their depth."""

    def walk(entries: list[Any], depth: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for entry in entries:
            found += walk(entry, depth + 1) if isinstance(entry, list) else [(depth, str(entry.title))]
        return found

    return walk(reader.outline, 0)


def test_a_sheet_reads_like_this(sheet: Sheets, edition: Editions) -> None:
    pdf = sheet("notaire", "FIN-001")
    digest = edition("notaire").digest
    lines = [line.rstrip() for page in read(pdf).pages for line in page.extract_text().splitlines()]
    text = "\n".join(lines).replace(digest[:12], "EMPREINTE").replace(digest[:6], "EMPR") + "\n"

    assert (Path(__file__).parent / "sheet.txt").read_text("utf-8") == text


def test_a_book_has_a_cover_its_control_a_contents_the_maps_the_processes_the_annexes_and_how_to_verify_it(
    book: Books,
) -> None:
    assert [
        (0, "Maîtrise du document"),
        (1, "Liste de diffusion"),
        (1, "Processus de cette édition"),
        (0, "Sommaire"),
        (0, "Cartographie"),
        (1, "Les processus de l’entreprise"),
        (1, "Dedans, dehors : qui tient quoi"),
        (1, "Qui passe le relais à qui"),
        (1, "Usage des outils et des informations"),
        (1, "Les outils des processus"),
        (1, "Les informations des processus"),
        (1, "Les accès : demandés et donnés"),
        (1, "Personnes clés"),
        (1, "Qui est irremplaçable"),
        (1, "Absence de 1 semaine : Comptable"),
        (1, "Absence de 1 semaine : Gérante"),
        (1, "Escalade impayés"),
        (1, "Feuille de route"),
        (1, "Vagues de délégation"),
        (1, "Avant et après chaque vague : le travail d’une semaine"),
        (1, "Vague du 27 avr. 2026 : FIN-001 Relances des factures impayées"),
        (0, "Commerce"),
        (1, "Établissement des devis"),
        (2, "Étapes"),
        (2, "À propos de ce document"),
        (0, "Finance"),
        (1, "Relances des factures impayées"),
        (2, "Avant de commencer"),
        (2, "Étapes"),
        (2, "Si cela ne se passe pas comme prévu"),
        (2, "C’est terminé quand"),
        (2, "Indicateurs et engagements"),
        (2, "Erreurs déjà vues"),
        (2, "Modèles à copier"),
        (2, "À propos de ce document"),
        (0, "Annexe A – Qui répond de quoi (RACI)"),
        (0, "Annexe B – Matrice des accès"),
        (0, "Annexe C – Indicateurs"),
        (0, "Annexe D – Registre des révisions"),
        (0, "Annexe E – Registre des dérogations"),
        (0, "Annexe F – Glossaire"),
        (0, "Comment vérifier ce fichier"),
        (1, "Sous Linux ou macOS, dans le dossier qui contient manifest-sha256.txt"),
        (1, "Sous Windows, dans PowerShell"),
        (1, "Avec passation"),
        (1, "De quoi ce document est fait"),
    ] == [(depth, title.replace("\u00a0", " ")) for depth, title in bookmarks(read(book("notaire")))]


def test_the_cover_says_what_it_is_for_whom_and_at_which_level(book: Books, edition: Editions) -> None:
    cover = texts(book("acquereur"))[0]
    said = [
        "Atelier Dupré SARL Confidentiel",
        "PROJET PIN Manuel des processus",
        "POUR Acquéreur Hêtre",
        "PHASE Due diligence confirmatoire",
        "ÉDITION DU 30 septembre 2026",
        f"EXEMPLAIRE acquereur-{edition('acquereur').digest[:6]}",
        f"EMPREINTE DE L’ÉDITION {edition('acquereur').digest[:12]}",
        "Cet exemplaire a été établi pour Acquéreur Hêtre et porte son nom sur chaque page.",
    ]

    assert [] == [each for each in said if each not in cover]


def test_the_control_page_lists_who_receives_it_and_every_process_with_its_version(book: Books) -> None:
    control = texts(book("acquereur"))[1]
    said = [
        "Acquéreur Hêtre Due diligence confirmatoire 1er oct. 2026 31 janv. 2027",
        "FIN-001 Relances des factures impayées 1.1 Approuvé 1er sept. 2026 Gérante 1er sept. 2027",
        "COM-001 Établissement des devis – Brouillon – – –",
    ]

    assert [] == [each for each in said if each not in control]


def test_the_contents_give_the_page_on_which_each_process_begins(book: Books) -> None:
    found = texts(book("notaire"))
    contents = next(page for page in found if " Sommaire " in page)
    number = int(re.findall(r"Relances des factures impayées[ .]+(\d+)", contents)[0])

    assert "Relances des factures impayées Approuvé" in found[number - 1]
    assert f"page {number} / {len(found)}" in found[number - 1]


def test_one_process_starts_one_page_with_its_level_and_number_above(book: Books) -> None:
    starts = [page for page in texts(book("notaire")) if "RÉSULTAT ATTENDU" in page]

    assert 2 == len(starts)
    assert "COM-001 · Établissement des devis Interne Commerce Établissement des devis" in starts[0]
    assert "FIN-001 · Relances des factures impayées Confidentiel Finance Relances des factures" in starts[1]


def test_every_page_but_the_cover_says_edition_digest_and_page(book: Books, edition: Editions) -> None:
    found = texts(book("notaire"))
    foot = f"Édition du 30 sept. 2026 · {edition('notaire').digest[:12]} page"

    assert [] == [n for n, page in enumerate(found[1:], 2) if f"{foot} {n} / {len(found)}" not in page]


@pytest.mark.parametrize("recipient", ["vendeur", "groupe", "acquereur", "notaire", "equipe"])
def test_a_book_claims_pdf_a_and_pdf_ua_is_tagged_titled_and_in_its_language(recipient: str, book: Books) -> None:
    reader = read(book(recipient))
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.rdf_root.toxml()
    house = "Projet Pin" if recipient == "vendeur" else "Atelier Dupré SARL"

    assert ("fr", True) == (reader.root_object["/Lang"], reader.root_object["/MarkInfo"]["/Marked"])
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert f"Manuel des processus – {house}" == reader.metadata.title
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert reader.metadata.author is None


def test_only_shipped_fonts_are_in_a_print_and_all_of_them_are_embedded(book: Books) -> None:
    fonts = {
        (
            str(font["/BaseFont"]).partition("+")[2],
            "/FontFile2" in str(font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()),
        )
        for page in read(book("notaire")).pages
        for each in page["/Resources"]["/Font"].values()
        for font in [each.get_object()]
    }

    assert {name for name, _ in fonts} <= {
        "Roboto-Regular", "Roboto-Medium", "Roboto-Bold", "Roboto-Italic", "Roboto-Light", "PassationSymbols-Regular"
    }  # fmt: skip
    assert {True} == {embedded for _, embedded in fonts}


def test_every_picture_says_in_words_what_it_shows(book: Books) -> None:
    data = read(book("notaire"))
    structure = [data.get_object(number) for table in data.xref.values() for number in table]
    structure += [data.get_object(number) for number in data.xref_objStm]
    figures = [each for each in structure if isinstance(each, dict) and each.get("/S") == "/Figure"]

    assert len(figures) >= 3
    assert [] == [each for each in figures if len(str(each.get("/Alt", ""))) < 20]


def test_a_second_opinion_finds_no_fault_in_a_book(book: Books, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    (tmp_path / "book.pdf").write_bytes(book("notaire"))
    run = subprocess.run([qpdf, "--check", tmp_path / "book.pdf"], capture_output=True, text=True, check=False)

    assert 0 == run.returncode, run.stdout + run.stderr


def test_without_a_recipient_there_is_no_watermark_and_the_readers_are_the_audience(book: Books) -> None:
    found = texts(book("equipe"))

    assert "POUR Équipe" in found[0]
    assert [] == [page for page in found if "exemplaire" in page.lower() and "Comment vérifier" not in page]


def test_a_draft_says_so_across_every_page(edition: Editions) -> None:
    pdf = dossier.book(edition("equipe"), WORDS, draft=True)

    assert [] == [page for page in texts(pdf) if not page.startswith("BROUILLON")]


def test_what_is_not_ready_is_listed_and_not_printed(edition: Editions) -> None:
    found = "\n".join(texts(dossier.book(edition("notaire"), WORDS, only=["FIN-001"])))

    assert "COM-001 Établissement des devis" in found
    assert "Tout devis part sous 48" not in found


def test_the_same_edition_gives_the_same_bytes(edition: Editions, book: Books) -> None:
    assert book("notaire") == dossier.book(edition("notaire"), WORDS)


def test_a_book_speaks_the_language_of_its_edition(edition: Editions) -> None:
    english = replace(edition("notaire"), language="en")
    reader = read(dossier.book(english, Words("en")))

    assert "en" == reader.root_object["/Lang"]
    assert "Manual of processes" in texts(dossier.book(english, Words("en")))[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_code_is_printed_as_it_is(text: str, edition: Editions) -> None:
    made = edition("notaire")
    sop = made.sops["FIN-001"]
    step = sop.steps[0].model_copy(update={"do": text, "expect": text, "warning": text})
    hostile = sop.model_copy(
        update={"title": text, "result": text, "common_mistakes": (text,), "steps": (step, *sop.steps[1:])}
    )
    pdf = dossier.sheet(replace(made, sops={**made.sops, "FIN-001": hostile}), WORDS, "FIN-001")
    shown = re.sub(r"\s", "", "".join(texts(pdf)))

    assert re.sub(r"\s", "", text)[:14] in shown


def test_letters_that_no_shipped_font_draws_become_boxes(edition: Editions) -> None:
    made = edition("notaire")
    sop = made.sops["FIN-001"].model_copy(update={"title": "Été ☃ 日本"})
    pdf = dossier.sheet(replace(made, sops={**made.sops, "FIN-001": sop}), WORDS, "FIN-001")

    assert "Été □ □□" in texts(pdf)[0]


def test_rich_text_is_set_and_its_links_lead_somewhere(edition: Editions) -> None:
    made = edition("notaire")
    rich = (
        "**Gras**, *penché*, `code`, [la suite](sop:FIN-001#s30), [autre](sop:RH-009), [site](https://example.org)"
        "\n\n- un\n- deux"
    )
    sop = made.sops["FIN-001"].model_copy(update={"result": rich})
    pdf = read(dossier.sheet(replace(made, sops={**made.sops, "FIN-001": sop}), WORDS, "FIN-001"))
    annotations = [each.get_object() for page in pdf.pages for each in page.get("/Annots", [])]

    assert "Gras, penché, code, la suite, autre, site" in " ".join(pdf.pages[0].extract_text().split())
    assert {"https://example.org", "https://www.legifrance.gouv.fr"} == {
        str(each["/A"]["/URI"]) for each in annotations if "/URI" in each.get("/A", {})
    }
    assert {"page 1"} == {str(each["/Contents"]) for each in annotations if "/Dest" in each}


def test_a_link_to_a_step_that_is_not_there_leads_to_its_process(edition: Editions) -> None:
    made = edition("notaire")
    sop = made.sops["FIN-001"].model_copy(update={"result": "[ancien](sop:FIN-001#s999)"})

    assert dossier.sheet(replace(made, sops={**made.sops, "FIN-001": sop}), WORDS, "FIN-001")


def test_a_company_that_has_just_begun_has_a_whole_book_without_an_empty_heading(tmp_path: Path) -> None:
    (tmp_path / "cartography").mkdir()
    (tmp_path / "sops" / "bureau").mkdir(parents=True)
    (tmp_path / "cartography" / "company.yml").write_text("name: Atelier Neuf\n", "utf-8")
    (tmp_path / "cartography" / "actors.yml").write_text("actors: [{id: gerante, name: Gérante}]\n", "utf-8")
    text = "id: ADM-001\ntitle: Courrier\nowner: gerante\nresult: Trié.\nsteps: [{do: Trier}]\n"
    (tmp_path / "sops" / "bureau" / "ADM-001-courrier.yml").write_text(text, "utf-8")
    manual = load(tmp_path).manual
    assert manual is not None
    everyone = Audience.model_validate({"id": "tous", "sees": "internal", "scope": "all"})
    found = bookmarks(read(dossier.book(publish(manual, everyone), WORDS)))

    assert [
        "Maîtrise du document",
        "Liste de diffusion",
        "Processus de cette édition",
        "Sommaire",
        "Cartographie",
        "Les processus de l’entreprise",
        "Dedans, dehors\u00a0: qui tient quoi",
        "Bureau",
        "Courrier",
        "Étapes",
        "À propos de ce document",
        "Annexe A – Qui répond de quoi (RACI)",
        "Comment vérifier ce fichier",
    ] == [title for _, title in found][:13]


def test_an_edition_without_any_process_still_has_a_book(edition: Editions) -> None:
    nothing = replace(edition("equipe"), sops={}, graphs={}, domain_of={})

    assert "Cette édition ne contient aucun processus." in "\n".join(texts(dossier.book(nothing, WORDS)))


def test_a_register_without_a_line_says_so(edition: Editions) -> None:
    nothing = replace(edition("equipe"), tools={})

    assert (
        "Cette édition ne contient rien de cette nature."
        in texts(dossier.registers(nothing, WORDS, "Outils", ["tools"]))[0]
    )


def test_a_sheet_of_a_process_that_is_not_in_the_edition_is_refused(edition: Editions) -> None:
    with pytest.raises(KeyError):
        dossier.sheet(edition("notaire"), WORDS, "PIL-001")


def test_big_maps_get_a_bigger_sheet_before_they_become_unreadable(edition: Editions) -> None:
    parts = list(cartography(Desk(edition("notaire"), WORDS, frozenset())))

    assert {part["sheet"] for part in parts} <= {"full", "wide", "tall-a3", "wide-a3"}
    assert [] == [
        block["width"]
        for part in parts
        for block in part["blocks"]
        if block["kind"] == "figure" and block["width"] > ROOMS[part["sheet"]][0]
    ]


SIZES = [("tall", (595, 842)), ("full", (595, 842)), ("wide", (842, 595)), ("tall-a3", (842, 1191))]


@pytest.mark.parametrize(("sheet_", "size"), SIZES)
def test_sheets_have_their_size(sheet_: Any, size: tuple[int, int], edition: Editions) -> None:
    from passation.dossier.blocks import heading  # noqa: PLC0415 - only here

    desk = Desk(edition("equipe"), WORDS)
    page = read(press(desk, "Titre", [pages([heading(1, "Titre")], sheet=sheet_)])).pages[0]

    assert size == (round(page.mediabox.width), round(page.mediabox.height))
