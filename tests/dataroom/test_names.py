"""Names of files and folders are ASCII, short, and begin with their number."""

import datetime as dt

import pytest

from passation.dataroom.names import extension_of, file_name, folder_name, slug
from passation.dataroom.piece import Piece
from passation.values import Level


def test_a_sheet_s_name_says_number_process_title_version_date_level_and_language() -> None:
    piece = Piece(
        "07.02.04",
        "Relances des factures impayées",
        level=Level.CONFIDENTIAL,
        item="FIN-012",
        version="1.2",
        date=dt.date(2026, 9, 1),
    )

    assert "07.02.04_FIN-012_relances-des-factures-impayees_v1.2_2026-09-01_CONF_fr.pdf" == file_name(
        piece, "fr", "pdf"
    )


def test_what_is_not_known_is_left_out_of_the_name() -> None:
    assert "06.03.01_contrat_INT_fr.pdf" == file_name(Piece("06.03.01", "Contrat", level=Level.INTERNAL), "fr", "pdf")


@pytest.mark.parametrize("title", ["é" * 300, "mot " * 100, "a" * 300])
def test_a_long_title_is_cut_and_the_rest_of_the_name_stays(title: str) -> None:
    piece = Piece("07.02.104", title, level=Level.SECRET, item="ABCD-999", version="1.10.2", date=dt.date(2026, 9, 1))
    name = file_name(piece, "fr", "pdf")

    assert len(name) <= 120
    assert name.startswith("07.02.104_ABCD-999_")
    assert name.endswith("_v1.10.2_2026-09-01_SEC_fr.pdf")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’œuvre d'Anaïs : « ça & là »", "L-oeuvre-d-Anais-ca-la"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "CON"),
        ("100 %", "100"),
        ("日本語", "piece"),
        ("", "piece"),
        ("a\u202eb\x00c", "ab-c"),
    ],
)
def test_any_text_becomes_plain_letters(text: str, expected: str) -> None:
    assert expected == slug(text)


def test_a_folder_s_name_begins_with_its_number() -> None:
    assert "07_Operations-et-processus" == folder_name("07", "Opérations et processus")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("pieces/contrat.pdf", "pdf"),
        ("pieces/archive.tar.GZ", "gz"),
        ("pieces/sans-fin", "bin"),
        ("pieces.v2/sans-fin", "bin"),
        ("pieces/drôle.d'extension très longue", "d-extensio"),
        (".cache", "bin"),
    ],
)
def test_a_company_s_own_file_keeps_its_ending_in_plain_letters(path: str, expected: str) -> None:
    assert expected == extension_of(path)
