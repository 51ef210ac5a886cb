"""`passation fmt`, as its user sees it."""

from pathlib import Path
from typing import Any

PATH = "sops/finance/FIN-001-relances.yml"
LOOSE = """\
schema: 1
title:   'Relances des factures'   # le titre
id: FIN-001


owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
- {minutes: 5,do: Relancer chaque facture échue , id: s10}"""
LAID = """\
schema: 1
id: FIN-001
title: Relances des factures       # le titre

owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Relancer chaque facture échue, minutes: 5}
"""
DIFF = f"""\
--- {PATH}
+++ {PATH}
@@ -1,9 +1,8 @@
 schema: 1
-title:   'Relances des factures'   # le titre
 id: FIN-001
-
+title: Relances des factures       # le titre
\x20
 owner: raf
 result: Chaque lundi à 12 h, toute facture échue a une relance datée.
 steps:
-- {{minutes: 5,do: Relancer chaque facture échue , id: s10}}
\\ No newline at end of file
+  - {{id: s10, do: Relancer chaque facture échue, minutes: 5}}
"""
WOULD = "1 fichier changerait. Ensuite\u00a0: passation fmt\n"


def loosen(company: Path) -> Path:
    (company / PATH).write_text(LOOSE, "utf-8")
    return company / PATH


def test_a_file_is_laid_out_and_named(passation: Any, company: Path) -> None:
    file = loosen(company)

    assert (
        0,
        f"{PATH}\n",
        "1 fichier a été mis en forme.\nEnsuite\u00a0: passation check\n",
    ) == passation("fmt")
    assert LAID == file.read_text("utf-8")


def test_a_company_in_order_has_nothing_to_lay_out(passation: Any) -> None:
    assert (0, "", "Chaque fichier est déjà en forme.\n") == passation("fmt")
    assert (0, "", "Chaque fichier est déjà en forme.\n") == passation("fmt", "--check")


def test_check_names_the_files_and_writes_nothing(passation: Any, company: Path) -> None:
    file = loosen(company)

    assert (1, f"{PATH}\n", WOULD) == passation("fmt", "--check")
    assert LOOSE == file.read_text("utf-8")


def test_diff_shows_the_lines_and_writes_nothing(passation: Any, company: Path) -> None:
    file = loosen(company)

    assert (1, DIFF, WOULD) == passation("fmt", "--diff")
    assert LOOSE == file.read_text("utf-8")


def test_paths_narrow_what_is_laid_out(passation: Any, company: Path) -> None:
    file = loosen(company)

    assert (0, "", "Chaque fichier est déjà en forme.\n") == passation("fmt", "cartography")
    assert LOOSE == file.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_left_alone_and_said(passation: Any, company: Path) -> None:
    broken = b"schema: 1\ntitle: a: b\n"
    (company / PATH).write_bytes(broken)

    assert (
        1,
        "",
        (
            f"{PATH} reste tel quel\u00a0: il ne se lit pas encore.\n"
            "Ensuite\u00a0: passation check dit ce qui ne va pas dans ce qui ne se lit pas.\n"
        ),
    ) == passation("fmt")
    assert broken == (company / PATH).read_bytes()


def test_a_secret_is_not_printed_with_the_lines_around_it(passation: Any, company: Path) -> None:
    file = loosen(company)
    file.write_text(LOOSE.replace("le titre", "IBAN FR14 2004 1010 0505 0001 3M02 606"), "utf-8")

    assert "2004 1010" not in passation("fmt", "--diff").out


def test_a_mark_at_the_start_and_carriage_returns_go(passation: Any, company: Path) -> None:
    (company / PATH).write_bytes(b"\xef\xbb\xbf" + LAID.replace("\n", "\r\n").encode())

    assert 0 == passation("fmt").code
    assert LAID.encode() == (company / PATH).read_bytes()
