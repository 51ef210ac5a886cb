"""What each recipient receives: these files, under these names, and nothing of what is not for him."""

import csv
import hashlib
import html
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import bagit  # type: ignore[import-untyped]  # publishes no types
import openpyxl
import pypdf
import pytest

from passation.dataroom import Delivery, deliver, verify
from passation.edition import Edition, publish
from passation.model.company import Audience
from passation.model.dataroom import LockFile
from passation.model.manual import Manual
from passation.tools.writer import write
from passation.tree import Tree
from passation.words import Words

Deliveries = Callable[[str], Delivery]
Editions = Callable[[str], Edition]

EVERYONE = ("vendeur", "curieux", "groupe", "acquereur", "notaire")


def payload(delivery: Delivery) -> Tree:
    """Give what stands under `data/`."""
    return delivery.bag.only("data")


def index(delivery: Delivery) -> list[dict[str, str]]:
    """Read the index as a buyer's spreadsheet does."""
    data = next(data for path, data in payload(delivery).items() if path.endswith(".csv") and "00.01" in path)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def pdfs(delivery: Delivery) -> Iterator[tuple[str, pypdf.PdfReader]]:
    """Open every print."""
    for path, data in payload(delivery).items():
        if path.endswith(".pdf"):
            yield path, pypdf.PdfReader(io.BytesIO(data))


_SEEN: dict[str, str] = {}


def everything(delivery: Delivery) -> str:
    """Give every letter that a bag holds, read once: names, texts, metadata, bookmarks, archives within."""
    if delivery.private.seal not in _SEEN:
        _SEEN[delivery.private.seal] = "\n".join(_everything(delivery))
    return _SEEN[delivery.private.seal]


def _everything(delivery: Delivery) -> list[str]:
    found = []
    for path, data in delivery.bag.items():
        found.append(path)
        if path.endswith(".pdf"):
            reader = pypdf.PdfReader(io.BytesIO(data))
            found += [page.extract_text() for page in reader.pages]
            found += [str(reader.metadata), str(reader.outline), data.decode("latin-1")]
            found.append(str(reader.xmp_metadata and reader.xmp_metadata.rdf_root.toxml()))
        elif path.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                found += [name + html.unescape(parts.read(name).decode()) for name in parts.namelist()]
        else:
            found.append(html.unescape(data.decode()))
    return found


def test_at_the_first_contact_there_are_figures_and_nothing_else(delivery: Deliveries) -> None:
    assert [
        "00_Index-et-lecture/00.01_index_PUB_fr.csv",
        "00_Index-et-lecture/00.01_index_PUB_fr.html",
        "00_Index-et-lecture/00.01_index_PUB_fr.pdf",
        "00_Index-et-lecture/00.01_index_PUB_fr.xlsx",
        "00_Index-et-lecture/00.02_notice_PUB_fr.pdf",
        "00_Index-et-lecture/00.03_manifeste_PUB_fr.sha256",
        "07_Operations/07.00_chiffres-cles_PUB_fr.pdf",
        "07_Operations/07.00_chiffres-cles_PUB_fr.xlsx",
    ] == list(payload(delivery("curieux")))


def test_after_the_undertaking_there_are_roles_tools_indicators_and_open_processes(delivery: Deliveries) -> None:
    tail = "2026-09-30_INT_fr"

    assert [
        f"00_Index-et-lecture/00.01_index_{tail}.csv",
        f"00_Index-et-lecture/00.01_index_{tail}.html",
        f"00_Index-et-lecture/00.01_index_{tail}.pdf",
        f"00_Index-et-lecture/00.01_index_{tail}.xlsx",
        f"00_Index-et-lecture/00.02_notice_{tail}.pdf",
        f"00_Index-et-lecture/00.03_manifeste_{tail}.sha256",
        f"00_Index-et-lecture/00.05_questions-et-reponses_{tail}.pdf",
        f"00_Index-et-lecture/00.05_questions-et-reponses_{tail}.xlsx",
        f"00_Index-et-lecture/00.06_registre-des-elements-masques_{tail}.pdf",
        f"00_Index-et-lecture/00.06_registre-des-elements-masques_{tail}.xlsx",
        "01_Juridique-et-gouvernance/01.01_extrait-kbis_INT_fr.txt",
        f"04_Social-et-organisation/04.01_roles_{tail}.pdf",
        f"04_Social-et-organisation/04.01_roles_{tail}.xlsx",
        f"07_Operations/07.01_cartographie_{tail}.pdf",
        "07_Operations/07.02_Processus/07.02.01_COM-001_etablissement-des-devis_INT_fr.pdf",
        f"07_Operations/07.02_manuel-des-processus_{tail}.pdf",
        f"07_Operations/07.03_responsabilites-raci_{tail}.pdf",
        f"07_Operations/07.03_responsabilites-raci_{tail}.xlsx",
        f"07_Operations/07.04_indicateurs-et-rituels_{tail}.pdf",
        f"07_Operations/07.04_indicateurs-et-rituels_{tail}.xlsx",
        f"08_Systemes-d-information/08.01_registre-des-outils_{tail}.pdf",
        f"08_Systemes-d-information/08.01_registre-des-outils_{tail}.xlsx",
        f"09_Conformite-et-donnees/09.03_regle-de-classification_{tail}.pdf",
        f"09_Conformite-et-donnees/09.03_regle-de-classification_{tail}.xlsx",
    ] == list(payload(delivery("groupe")))


def test_in_due_diligence_every_section_that_the_tool_makes_is_there(delivery: Deliveries) -> None:
    numbers = {path.split("/")[-1].split("_")[0] for path in payload(delivery("acquereur"))}

    assert (
        "00.01 00.02 00.03 00.05 01.01 04.01 06.01 06.02 06.03.01 06.04 07.01 07.02 07.02.02 07.03 07.04 07.05 07.06 "
        "07.07 07.08 08.01 08.02 08.04 09.01 09.02 09.03 09.04"
    ) == " ".join(sorted(numbers))
    assert "08.03" not in numbers


def test_the_plan_of_revocation_comes_with_the_closing(delivery: Deliveries) -> None:
    assert any("08.03_plan-de-retrait-des-acces" in path for path in payload(delivery("notaire")))


@pytest.mark.parametrize("recipient", ["vendeur", "curieux"])
def test_before_the_undertaking_no_byte_holds_the_company_s_name(recipient: str, delivery: Deliveries) -> None:
    text = everything(delivery(recipient))

    assert "Projet Pin" in text
    assert [] == re.findall(r"(?i)dupr[ée]", text)


@pytest.mark.parametrize("recipient", EVERYONE)
def test_what_is_secret_is_in_no_byte(recipient: str, delivery: Deliveries) -> None:
    assert [] == re.findall(r"(?i)PIL-001|fixation des prix|réviser la grille", everything(delivery(recipient)))


def test_names_come_with_their_phase(delivery: Deliveries) -> None:
    found = {
        each: set(re.findall("Aide Bureau|Odile Dupré|Groupe Chêne", everything(delivery(each)))) for each in EVERYONE
    }

    assert {
        "vendeur": set(),
        "curieux": set(),
        "groupe": {"Groupe Chêne"},
        "acquereur": set(),
        "notaire": {"Aide Bureau", "Odile Dupré"},
    } == found


@pytest.mark.parametrize("recipient", EVERYONE)
def test_names_are_plain_and_short_enough_for_any_system(recipient: str, delivery: Deliveries) -> None:
    paths = list(delivery(recipient).bag)

    assert [] == [path for path in paths if not path.isascii() or len(path) > 200]
    assert [] == [path for path in paths if len(path.rpartition("/")[2]) > 120]


@pytest.mark.parametrize("recipient", EVERYONE)
def test_every_page_of_every_print_names_the_recipient_and_the_copy(recipient: str, delivery: Deliveries) -> None:
    made = delivery(recipient)
    name = {"vendeur": "Notre conseil", "curieux": "Curieux", "groupe": "Groupe Chêne"}.get(recipient, "")
    name = name or {"acquereur": "Acquéreur Hêtre", "notaire": "Notaire"}[recipient]

    assert [] == [
        (path, number)
        for path, reader in pdfs(made)
        for number, page in enumerate(reader.pages, 1)
        if name not in (text := page.extract_text()) or f"exemplaire {made.private.copy}" not in text
    ]


def test_from_due_diligence_on_only_approved_processes_are_delivered(delivery: Deliveries) -> None:
    made = delivery("acquereur")
    lines = {row["Processus"]: row for row in index(made) if row["Processus"]}

    assert ("en préparation", "") == (lines["COM-001"]["Situation"], lines["COM-001"]["Fichier"])
    assert "présent" == lines["FIN-001"]["Situation"]
    assert "Tout devis part sous 48" not in everything(made)
    assert "Établissement des devis" in everything(made)


def test_a_draft_of_the_delivery_holds_what_is_not_approved_and_says_so_on_every_page(
    edition: Editions, manual: Manual
) -> None:
    made = deliver(edition("acquereur"), Words("fr"), manual.lock, draft=True)

    assert any("COM-001" in path for path in payload(made))
    assert [] == [
        path for path, reader in pdfs(made) for page in reader.pages if "BROUILLON" not in page.extract_text()
    ]


def test_the_index_says_of_each_file_where_it_is_and_what_its_digest_is(delivery: Deliveries) -> None:
    made = delivery("acquereur")
    files = payload(made)
    said = {row["Fichier"]: (row["Taille (octets)"], row["SHA-256"]) for row in index(made) if row["Fichier"]}
    own = {path for path in files if path.rpartition("/")[2].startswith(("00.01", "00.03"))}

    assert set(files) == set(said)
    assert dict.fromkeys(own, ("", "")) == {path: said[path] for path in own}
    assert {
        path: (str(len(data)), hashlib.sha256(data).hexdigest()) for path, data in files.items() if path not in own
    } == {path: facts for path, facts in said.items() if path not in own}


def test_the_index_announces_empty_sections_and_what_is_in_preparation(delivery: Deliveries) -> None:
    lines = [
        (row["Numéro"], row["Titre"], row["Situation"]) for row in index(delivery("acquereur")) if not row["Fichier"]
    ]

    assert [
        ("02", "Comptabilité et finance", "rien dans cet envoi"),
        ("03", "Fiscal", "rien dans cet envoi"),
        ("05", "Clients et commercial", "rien dans cet envoi"),
        ("07.02.01", "Établissement des devis", "en préparation"),
        ("10", "Propriété intellectuelle", "rien dans cet envoi"),
        ("11", "Immobilier et équipements", "rien dans cet envoi"),
        ("12", "Assurances", "rien dans cet envoi"),
        ("13", "Litiges", "rien dans cet envoi"),
    ] == lines


def test_every_link_of_the_page_and_of_the_sheet_leads_to_a_file_of_the_bag(delivery: Deliveries) -> None:
    files = payload(delivery("acquereur"))
    page = next(data for path, data in files.items() if path.endswith(".html")).decode()
    sheet = next(data for path, data in files.items() if path.endswith(".xlsx") and "00.01" in path)
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.rows for cell in row]  # type: ignore[union-attr]  # the index has a sheet
    expected = [f"../{path}" for path in files]

    assert expected == sorted(re.findall(r'href="([^"]+)"', page))
    assert expected == sorted(str(cell.hyperlink.target) for cell in cells if cell.hyperlink)


def test_the_page_of_the_index_runs_nothing_and_fetches_nothing(delivery: Deliveries) -> None:
    files = payload(delivery("acquereur"))
    page = next(data for path, data in files.items() if path.endswith(".html")).decode()

    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert [] == re.findall(r"<script|https?:|url\(|@import|\bon\w+=", page)


def test_titles_that_look_like_markup_are_shown_as_they_are(edition: Editions, manual: Manual) -> None:
    made = edition("notaire")
    sops = {**made.sops, "FIN-001": made.sops["FIN-001"].model_copy(update={"title": '<img src=x onerror="a()">&amp;'})}
    bag = deliver(replace(made, sops=sops), Words("fr"), manual.lock)
    page = next(data for path, data in payload(bag).items() if path.endswith(".html")).decode()

    assert "FIN-001 &lt;img src=x onerror=&#34;a()&#34;&gt;&amp;amp;" in page
    assert "<img" not in page


def test_a_recipient_reads_the_answers_to_his_own_questions_only(delivery: Deliveries) -> None:
    assert "Qui relance les clients" in everything(delivery("acquereur"))
    assert "Combien de salariés" not in everything(delivery("acquereur"))
    assert "Qui relance les clients" not in everything(delivery("groupe"))


def test_withdrawn_numbers_are_told_to_who_may_learn_of_what_is_not_there(edition: Editions) -> None:
    lock = LockFile.model_validate({"withdrawn": {"RH-001": "07.02.01"}})
    told = {each: index(deliver(edition(each), Words("fr"), lock)) for each in ("acquereur", "notaire")}
    lines = {each: [row["Titre"] for row in rows if row["Numéro"] == "07.02.01"] for each, rows in told.items()}

    assert {"acquereur": ["Pièce retirée"], "notaire": []} == lines


def test_the_lock_that_comes_back_makes_the_same_bag_again(edition: Editions, delivery: Deliveries) -> None:
    first = delivery("acquereur")
    again = deliver(edition("acquereur"), Words("fr"), first.lock)

    assert first.bag == again.bag
    assert first.lock is again.lock


def test_the_bag_says_of_itself_whose_it_is_and_what_it_was_made_from(delivery: Deliveries) -> None:
    from passation import __version__  # noqa: PLC0415 - only here

    made = delivery("acquereur")

    assert {
        "Source-Organization": "Atelier Dupré SARL",
        "External-Description": "Projet Pin",
        "External-Identifier": made.private.edition,
        "Bagging-Date": "2026-09-30",
        "Recipient": "Acquéreur Hêtre",
        "Phase": "confirmatory",
        "Copy": made.private.copy,
        "Bag-Software-Agent": f"passation {__version__}",
        "Payload-Oxum": f"{sum(map(len, payload(made).values()))}.{len(payload(made))}",
    } == dict(line.split(": ", 1) for line in made.bag["bag-info.txt"].decode().splitlines())


@pytest.mark.parametrize("recipient", EVERYONE)
def test_the_bag_is_intact_and_bagit_and_sha256sum_say_so(recipient: str, delivery: Deliveries, tmp_path: Path) -> None:
    made = delivery(recipient)
    write(made.bag, tmp_path / "bag")
    verdict = verify(tmp_path / "bag")
    listed = next(path for path in payload(made) if path.endswith(".sha256"))
    runs = [
        subprocess.run(["/usr/bin/sha256sum", "--quiet", "-c", name], cwd=folder, check=False).returncode
        for name, folder in (("manifest-sha256.txt", tmp_path / "bag"), (listed, tmp_path / "bag" / "data"))
    ]

    assert verdict.intact
    assert made.private.seal == verdict.seal
    assert bagit.Bag(str(tmp_path / "bag")).is_valid()
    assert [0, 0] == runs


def test_an_edition_for_readers_of_the_handbook_is_no_data_room(manual: Manual) -> None:
    readers = publish(manual, Audience.model_validate({"id": "equipe", "sees": "internal", "scope": "all"}))

    with pytest.raises(ValueError, match="made for a recipient"):
        deliver(readers, Words("fr"), manual.lock)


@pytest.mark.slow
def test_no_clock_zone_locale_or_hash_seed_changes_a_byte(delivery: Deliveries) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from passation.dataroom import deliver\nfrom passation.edition import publish_for_recipient\n"
        "from passation.load.folder import load\nfrom passation.words import Words\n"
        "manual = load(Path(sys.argv[1])).manual\n"
        "print(deliver(publish_for_recipient(manual, 'groupe'), Words('fr'), manual.lock).bag.digest())"
    )
    company = Path(__file__).parent / "company"
    strange = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PASSATION_NO_CACHE": "1",
    }
    run = subprocess.run(
        [sys.executable, "-c", code, str(company)], env=strange, capture_output=True, text=True, check=True
    )

    assert delivery("groupe").bag.digest() == run.stdout.strip()


def test_forms_of_a_process_are_read_in_the_book_and_are_no_files_of_the_bag(
    manual: Manual, delivery: Deliveries
) -> None:
    forms = {each.data for each in manual.attachments.values()}

    assert forms
    assert forms.isdisjoint(payload(delivery("notaire")).values())
