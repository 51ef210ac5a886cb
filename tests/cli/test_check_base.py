"""`passation check --base`: a proposal against what was accepted, from git or from a folder."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

WHO = ("-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *WHO, *arguments], check=True, capture_output=True)  # noqa: S607 - the user's own git


@pytest.fixture
def accepted(company: Path) -> Path:
    """Give the company, accepted as it is on the branch `main`."""
    git(company, "init", "--quiet")
    git(company, "add", "--all")
    git(company, "commit", "--quiet", "--message", "Accepté")
    return company


def open_up(company: Path) -> None:
    """Let the team see what is confidential."""
    file = company / "cartography" / "company.yml"
    file.write_text(file.read_text("utf-8").replace("sees: internal", "sees: confidential"), "utf-8")


@pytest.mark.usefixtures("accepted")
def test_what_did_not_change_is_not_spoken_of(passation: Any) -> None:
    assert (0, "Rien à signaler.\n") == passation("check", "--base", "main")[:2]


def test_a_widened_audience_stops_a_proposal_and_nothing_else(passation: Any, accepted: Path) -> None:
    open_up(accepted)

    assert (
        1,
        (
            "cartography/company.yml:7:5: erreur GOV102: Le public «\u00a0Équipe\u00a0» verrait davantage\u00a0: "
            "ce qui est «\u00a0Confidentiel\u00a0» en général. → Si c’est voulu, quelqu’un qui peut en décider "
            "accepte la modification\u00a0: le contrôle de la branche acceptée n’a pas de --base.\n"
        ),
    ) == passation("check", "--base", "main", "--format", "concise")[:2]
    assert 0 == passation("check").code


def test_what_was_accepted_may_lie_in_a_folder(passation: Any, company: Path, tmp_path: Path) -> None:
    shutil.copytree(company, tmp_path / "avant")
    open_up(company)

    assert 1 == passation("check", "--base", str(tmp_path / "avant")).code


def test_a_proposal_cannot_make_its_judges_milder(passation: Any, accepted: Path) -> None:
    open_up(accepted)
    settings = "severity: {GOV102: info, GOV104: info}\nbaseline: [GOV102/cartography/company.yml/0123456789ab]\n"
    (accepted / "cartography" / "settings.yml").write_text(settings, "utf-8")
    out = passation("check", "--base", "main", "--format", "github").out

    assert ["GOV101", "GOV101", "GOV102", "GOV104", "GOV104", "GOV104"] == sorted(
        line.split("title=")[1].split(" ")[0] for line in out.splitlines() if line.startswith("::error")
    )


def test_a_proposal_that_cannot_be_read_fails_as_ever(passation: Any, accepted: Path) -> None:
    (accepted / "sops" / "finance" / "FIN-001-relances.yml").write_text("id: [", "utf-8")

    assert 1 == passation("check", "--base", "main").code


@pytest.mark.usefixtures("accepted")
@pytest.mark.parametrize("base", ["inconnue", "--help", "HEAD:sops"])
def test_a_base_that_is_none_is_refused(base: str, passation: Any) -> None:
    assert (
        2,
        (
            f"Erreur\u00a0: {base} n’est ni une révision que git connaît ici, ni un dossier d’entreprise. "
            "Nommez ce qui était accepté\u00a0: --base origin/main, ou un dossier.\n"
        ),
    ) == (passation("check", f"--base={base}")[0], passation("check", f"--base={base}")[2])


def test_a_base_that_cannot_be_read_is_refused_and_not_passed_over(passation: Any, accepted: Path) -> None:
    git(accepted, "rm", "--quiet", "--cached", "cartography/actors.yml")
    git(accepted, "commit", "--quiet", "--message", "Cassé")
    ran = passation("check", "--base", "main")

    assert (2, "") == ran[:2]
    assert ran.err.startswith(
        "Erreur\u00a0: main ne se lit pas, rien ne peut donc lui être comparé\u00a0: cartography/actors.yml:1:1."
    )
