"""`passation check --fix`, as its user sees it."""

import json
from pathlib import Path
from typing import Any

import pytest

PATH = "sops/finance/FIN-001-relances.yml"
BROKEN = """\
schema: 1
id: FIN-001
titre: Relances : factures
owner: ra
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Relancer chaque facture échue, minutes: environ 5}
"""
MENDED = BROKEN.replace("titre: Relances : factures", 'title: "Relances : factures"').replace("owner: ra", "owner: raf")
WHOLE = MENDED.replace("environ 5", "5")
NUMBER = """\
sops/finance/FIN-001-relances.yml:7:59  erreur SCH103
  `environ 5` n’est pas un nombre.
  6 | steps:
  7 |   - {id: s10, do: Relancer chaque facture échue, minutes: environ 5}
    |                                                           ^^^^^^^^^
  → Vouliez-vous dire `5`\u202f?
"""
HANDED_OVER = """\
schema: 1
id: FIN-001
title: Relances des factures
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document: {status: review}
steps:
  - {id: s10, do: Relancer chaque facture échue}
  - do: Contrôler cinq relances
    control: {kind: sample}   # cinq par mois
"""
PROPOSED = f"""\
--- {PATH}
+++ {PATH}
@@ -7,4 +7,4 @@
 steps:
   - {{id: s10, do: Relancer chaque facture échue}}
   - do: Contrôler cinq relances
-    control: {{kind: sample}}   # cinq par mois
+    control: {{kind: sample, evidence: …}}   # cinq par mois
"""
CHANGES = """\
sops/finance/FIN-001-relances.yml:3:1: La clé `titre` n’est pas connue ici. → title
sops/finance/FIN-001-relances.yml:3:17: Un deux-points suivi d’une espace se trouve dans un texte. → \
titre: "Relances : factures"
"""


def broken(company: Path) -> Path:
    (company / PATH).write_text(BROKEN, "utf-8")
    return company / PATH


def test_what_is_sure_is_mended_and_what_is_left_is_told(passation: Any, company: Path) -> None:
    file = broken(company)
    ran = passation("check", "--fix")

    assert 1 == ran.code
    assert MENDED.replace("owner: raf", "owner: ra") == file.read_text("utf-8")
    assert NUMBER == ran.out[: len(NUMBER)]
    assert (
        CHANGES + "2 points sont corrigés.\n"
        "Ensuite\u00a0: passation check --unsafe-fixes --diff montre une proposition pour 1 d’entre eux.\n"
    ) == ran.err


def test_what_chooses_for_the_author_is_mended_when_asked_for(passation: Any, company: Path) -> None:
    file = broken(company)

    assert (0, "Rien à signaler.\n") == passation("check", "--unsafe-fixes")[:2]
    assert WHOLE == file.read_text("utf-8")


def test_a_name_that_other_files_give_is_mended_once_all_can_be_read(passation: Any, company: Path) -> None:
    file = broken(company)
    file.write_text(WHOLE.replace("owner: raf", "owner: ra"), "utf-8")

    assert 0 == passation("check", "--fix").code
    assert WHOLE == file.read_text("utf-8")


def test_diff_shows_the_lines_and_writes_nothing(passation: Any, company: Path) -> None:
    file = broken(company)

    assert (
        1,
        (
            f"--- {PATH}\n+++ {PATH}\n@@ -1,6 +1,6 @@\n schema: 1\n id: FIN-001\n"
            '-titre: Relances : factures\n+title: "Relances : factures"\n owner: ra\n'
            " result: Chaque lundi à 12 h, toute facture échue a une relance datée.\n steps:\n"
        ),
        "2 points seraient corrigés\u202f; rien n’est écrit.\n",
    ) == passation("check", "--fix", "--diff")
    assert BROKEN == file.read_text("utf-8")


def test_what_a_rule_proposes_is_shown_then_written_and_what_is_open_is_told(passation: Any, company: Path) -> None:
    file = company / PATH
    file.write_text(HANDED_OVER, "utf-8")

    shown = passation("check", "--unsafe-fixes", "--diff")
    assert HANDED_OVER == file.read_text("utf-8")
    assert 0 == passation("check", "--fix").code
    assert HANDED_OVER == file.read_text("utf-8")
    written = passation("check", "--unsafe-fixes", "--format", "concise")

    assert (1, PROPOSED, "1 point serait corrigé\u202f; rien n’est écrit.\n") == shown
    assert "kind: sample, evidence: …}   # cinq par mois" in file.read_text("utf-8")
    assert "DOC106" in written.out
    assert (
        f"{PATH}:10:14: Il ne reste rien de ce contrôle\u00a0: «\u00a0Contrôler cinq relances\u00a0». → evidence: …\n"
        in written.err
    )
    assert "Rien ne se corrige tout seul." in passation("check", "--unsafe-fixes").err


def test_a_report_for_machines_stays_one(passation: Any, company: Path) -> None:
    broken(company)

    assert ["SCH103"] == [
        each["code"] for each in json.loads(passation("check", "--fix", "--format", "json").out)["findings"]
    ]


def test_a_company_in_order_is_left_alone(passation: Any, company: Path) -> None:
    before = {path: path.read_bytes() for path in company.rglob("*.yml")}

    assert (0, "Rien ne se corrige tout seul.\n") == (
        passation("check", "--unsafe-fixes").code,
        passation("check", "--fix").err.splitlines(keepends=True)[0],
    )
    assert before == {path: path.read_bytes() for path in company.rglob("*.yml")}


def test_paths_narrow_what_is_mended(passation: Any, company: Path) -> None:
    file = broken(company)

    assert 0 == passation("check", "--fix", "cartography").code
    assert BROKEN == file.read_text("utf-8")


@pytest.mark.parametrize("option", ["--watch", "--write-baseline"])
def test_one_thing_after_the_other(option: str, passation: Any) -> None:
    ran = passation("check", "--fix", option)

    assert (2, "") == ran[:2]
    assert f"--fix et {option} ne vont pas ensemble." in ran.err


def test_a_secret_on_a_mended_line_is_not_repeated(passation: Any, company: Path) -> None:
    file = broken(company)
    file.write_text(BROKEN.replace("Relances : factures", "IBAN : FR14 2004 1010 0505 0001 3M02 606"), "utf-8")

    assert "2004 1010" not in "".join(map(str, passation("check", "--fix")))
