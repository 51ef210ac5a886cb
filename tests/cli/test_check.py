"""`passation check`, as its user sees it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FINE = "Rien à signaler.\n"
NEXT = "Ensuite\u00a0: passation build fabrique le manuel.\n"


def sop(company: Path) -> Path:
    return company / "sops" / "finance" / "FIN-001-relances.yml"


def misspell(company: Path) -> None:
    sop(company).write_text(sop(company).read_text("utf-8").replace("owner: raf", "owner: ra"), "utf-8")


def test_a_company_in_order_has_nothing_to_report(passation: Any) -> None:
    assert (0, FINE, NEXT) == passation("check")


def test_an_error_ends_with_1_and_the_last_line_says_what_next(passation: Any, company: Path) -> None:
    misspell(company)

    assert (
        1,
        (
            "sops/finance/FIN-001-relances.yml:4:8  erreur SCH105\n"
            "  Je ne trouve pas `ra` parmi les rôles.\n"
            "  3 | title: Relances des factures\n"
            "  4 | owner: ra\n"
            "    |        ^^\n"
            "  → Vouliez-vous dire `raf`\u202f?\n"
            "\n"
            "1 erreur dans 1 fichier.\n"
        ),
        ("Ensuite\u00a0: passation check --fix en corrige 1.\n"),
    ) == passation("check")


def test_a_fault_of_writing_says_why_when_asked_for_more(passation: Any, company: Path) -> None:
    misspell(company)

    assert "Pourquoi" not in passation("check").out
    assert "  Pourquoi\u00a0: Les cartes, les accès et les responsabilités" in passation("check", "-v").out


def test_quiet_says_only_what_was_asked(passation: Any) -> None:
    assert (0, FINE, "") == passation("check", "--quiet")


def test_the_same_in_english(passation: Any) -> None:
    assert (0, "Nothing to report.\n", "Next: passation build makes the handbook.\n") == passation(
        "check", "--lang", "en"
    )


@pytest.mark.parametrize("args", [("--root", "{}", "check"), ("check", "--root", "{}"), ("check", "--root={}")])
def test_the_company_may_be_elsewhere_and_named_before_or_after_the_command(
    args: tuple[str, ...], passation: Any, company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert (0, FINE, NEXT) == passation(*(each.format(company) for each in args))


def test_the_nearest_company_upward_is_meant(passation: Any, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(company / "sops" / "finance")

    assert (0, FINE, NEXT) == passation("check")


@pytest.mark.parametrize(
    ("paths", "code"),
    [(["sops"], 1), (["sops/finance/FIN-001-relances.yml"], 1), (["cartography"], 0), (["cartography", "."], 1)],
)
def test_paths_narrow_what_is_reported(paths: list[str], code: int, passation: Any, company: Path) -> None:
    misspell(company)

    assert code == passation("check", *paths).code


def test_a_path_outside_the_company_is_refused(passation: Any, company: Path) -> None:
    (company.parent / "autre.yml").touch()

    assert (
        2,
        "",
        f"Erreur\u00a0: ../autre.yml est hors du dossier de l’entreprise, {company}.\n",
    ) == passation("check", "../autre.yml")


def test_several_formats_and_files_in_one_run(passation: Any, company: Path) -> None:
    misspell(company)
    ran = passation("check", "--format", "github", "--output", "json=build/rapport.json", "--output", "text=a.txt")

    assert (
        1,
        (
            "::error file=sops/finance/FIN-001-relances.yml,line=4,col=8,endColumn=10,title=SCH105 (erreur)::"
            "Je ne trouve pas `ra` parmi les rôles.%0AVouliez-vous dire `raf`\u202f?\n"
        ),
    ) == ran[:2]
    assert 1 == json.loads((company / "build" / "rapport.json").read_text("utf-8"))["counts"]["error"]
    assert (company / "a.txt").read_text("utf-8").startswith("sops/finance/FIN-001-relances.yml:4:8  erreur SCH105\n")


def test_a_report_never_replaces_a_source(passation: Any, company: Path) -> None:
    before = sop(company).read_bytes()
    ran = passation("check", "--output", "json=sops/finance/FIN-001-relances.yml")

    assert (2, before) == (ran.code, sop(company).read_bytes())


def test_two_reports_never_go_into_one_file(passation: Any, company: Path) -> None:
    ran = passation("check", "--output", "json=a.json", "--output", "sarif=./a.json")

    assert (2, "", "Erreur\u00a0: Deux rapports iraient dans a.json. Donnez à chacun son fichier.\n") == ran
    assert not (company / "a.json").exists()


def test_from_which_severity_on_to_fail_may_be_said(passation: Any, company: Path) -> None:
    (company / "sops" / "lisez-moi.pdf").write_bytes(b"")
    codes = [passation("check", "--fail-on", word).code for word in ("error", "warning", "info")]

    assert [0, 1, 1] == codes


def test_a_pinned_day_is_said_first_and_gives_way_to_the_day_asked_for(passation: Any, company: Path) -> None:
    (company / "cartography" / "settings.yml").write_text("today: 2026-11-03\n", "utf-8")

    assert f"D’après settings.yml, nous sommes le 3\u00a0nov.\u00a02026.\n{NEXT}" == passation("check").err
    assert NEXT == passation("check", "--today", "2026-12-01").err


def test_waivers_are_counted_with_the_next_that_ends(passation: Any, company: Path) -> None:
    text = sop(company).read_text("utf-8")
    one = "  - {rule: %s, reason: Convenu, until: %s}\n"
    sop(company).write_text(text + "waivers:\n" + one % ("DOC101", "2027-06-30"), "utf-8")

    assert (
        f"1 dérogation en vigueur (DOC101)\u202f; elle se termine le 30\u00a0juin\u00a02027 (DOC101).\n{NEXT}"
    ) == passation("check", "--today", "2026-11-09").err

    with sop(company).open("a", encoding="utf-8") as file:
        file.write(one % ("KPI102", "2026-12-31") + one % ("DOC101", "2027-01-31") + one % ("EXT104", "2026-11-08"))
    assert (
        "3 dérogations en vigueur (DOC101 × 2, KPI102)\u202f; "
        "la prochaine se termine le 31\u00a0déc.\u00a02026 (KPI102)."
    ) == passation("check", "--today", "2026-11-09").err.splitlines()[0]


def test_a_baseline_sets_today_s_findings_aside_and_keeps_comments(
    passation: Any, company: Path, ageing: Callable[[Path], str]
) -> None:
    code = ageing(company)
    settings = company / "cartography" / "settings.yml"
    settings.write_text("# Réglages\nseverity: {}  # aucun\n", "utf-8")
    before = passation("check", "--fail-on", "info").code
    ran = passation("check", "--write-baseline")

    assert (1, 0) == (before, ran.code)
    assert settings.read_text("utf-8").startswith("# Réglages\nseverity: {}  # aucun\nbaseline:\n  - ")
    assert f"  - {code}/FIN-001/" in settings.read_text("utf-8")
    assert 0 == passation("check", "--fail-on", "info").code


def test_a_baseline_needs_files_that_can_be_read(passation: Any, company: Path) -> None:
    misspell(company)

    assert (
        2,
        "",
        "Erreur\u00a0: Certains fichiers ne se lisent pas encore. Lancez passation check, et corrigez-les d’abord.\n",
    ) == passation("check", "--write-baseline")
