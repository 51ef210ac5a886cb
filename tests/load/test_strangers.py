"""Files whose name nobody knows: what was meant is said once, at the file, and nothing else suffers from it."""

from pathlib import Path

import pytest

from passation.load.folder import Loaded, load
from passation.words import Words

COMPANY = "name: Menuiserie Vallier\n"
ACTORS = "actors:\n  - {id: raf, name: RAF}\n"
DRAFT = "id: {id}\ntitle: Relances\nowner: raf\nresult: Chaque facture échue a un statut.\nsteps:\n  - do: Relancer\n"
CALLER = DRAFT.format(id="FIN-002") + "  - call: FIN-001\n"


def company(root: Path, files: dict[str, str]) -> Loaded:
    for path, said in {"cartography/company.yml": COMPANY, "cartography/actors.yml": ACTORS, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(said, "utf-8")
    return load(root)


def told(loaded: Loaded, language: str = "en") -> list[str]:
    words = Words(language)
    return [
        f"{each.place.path} {each.severity.word} {each.code} {words.say(each.message)} → {words.say(each.cure)}"
        for each in loaded.findings
        if each.cure is not None
    ]


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("sops/finance/FIN-001-relances.yaml", "sops/finance/FIN-001-relances.yml"),
        ("sops/finance/FIN-001-relances.yml.txt", "sops/finance/FIN-001-relances.yml"),
        ("sops/finance/FIN-001-Relancer à temps.yml", "sops/finance/FIN-001-relancer-a-temps.yml"),
        ("sops/finance/fin-001-relances.yml", "sops/finance/FIN-001-relances.yml"),
        ("sops/finance/FIN-001.yml", "sops/finance/FIN-001-titre.yml"),
        ("sops/finance/relances.yml", "sops/finance/FIN-001-relances.yml"),
        ("sops/Comptabilité/FIN-001-relances.yml", "sops/comptabilite/FIN-001-relances.yml"),
        ("sops/finance/2026/FIN-001-relances.yml", "sops/finance/FIN-001-relances.yml"),
    ],
)
def test_a_process_whose_file_has_a_wrong_name_is_one_error_that_says_the_right_one(
    tmp_path: Path, path: str, right: str
) -> None:
    files = {
        path: DRAFT.format(id="FIN-001"),
        "sops/finance/FIN-002-appels.yml": CALLER,
        "sops/finance/FIN-001-relances/m1.md": "Bonjour",
    }

    assert [f"{path} error YML115 This process is not read: its file has a wrong name. → Rename it `{right}`."] == told(
        company(tmp_path, files)
    )


def test_a_process_beside_the_domains_is_sent_into_one(tmp_path: Path) -> None:
    files = {"sops/FIN-001-relances.yml": DRAFT.format(id="FIN-001")}

    assert [
        (
            "sops/FIN-001-relances.yml error YML115 This process is not read: it lies in no domain. "
            "→ Move it into the folder of its domain, such as `sops/finance/`."
        )
    ] == told(company(tmp_path, files))


def test_a_copy_of_a_process_that_is_read_is_only_a_stranger(tmp_path: Path) -> None:
    files = {
        "sops/finance/FIN-001-relances.yml": DRAFT.format(id="FIN-001"),
        "sops/finance/FIN-001-relances - Copie.yml": DRAFT.format(id="FIN-001"),
    }
    loaded = company(tmp_path, files)

    assert [
        (
            "sops/finance/FIN-001-relances - Copie.yml warning YML111 I do not know this file: nothing of it is read "
            "or published. → Name a process `sops/<domain>/<ID>-<title>.yml`; delete a copy that is not needed."
        )
    ] == told(loaded)
    assert loaded.manual is not None


@pytest.mark.parametrize("name", ["acteurs.yml", "actors.yaml", "actors (1).yml", "Actors.yml", "actors.yml.txt"])
def test_a_company_file_with_a_wrong_name_is_one_error_whatever_it_defines(tmp_path: Path, name: str) -> None:
    (tmp_path / "cartography").mkdir()
    (tmp_path / "cartography/company.yml").write_text(COMPANY, "utf-8")
    (tmp_path / f"cartography/{name}").write_text(ACTORS, "utf-8")
    (tmp_path / "sops/finance").mkdir(parents=True)
    (tmp_path / "sops/finance/FIN-001-relances.yml").write_text(DRAFT.format(id="FIN-001"), "utf-8")

    assert [
        (
            f"cartography/{name} error YML115 This file is not read: its name is not quite right. "
            "→ Rename it `cartography/actors.yml`."
        )
    ] == told(load(tmp_path))


def test_a_company_file_that_is_there_already_has_no_namesake(tmp_path: Path) -> None:
    loaded = company(tmp_path, {"cartography/actors (1).yml": ACTORS, "cartography/budget.yml": "a: b\n"})

    assert [
        f"cartography/{name} avertissement YML111 Je ne connais pas ce fichier\u00a0: rien n’en est lu ni publié. → "
        "S’il n’est pas utile, supprimez-le\u202f; sinon, donnez-lui un des noms que le format connaît."
        for name in ("actors (1).yml", "budget.yml")
    ] == [line.replace(" warning ", " avertissement ") for line in told(loaded, "fr")]


def test_what_windows_and_editors_leave_behind_is_nobodys_business(tmp_path: Path) -> None:
    litter = ("Thumbs.db", "desktop.ini", "~$FIN-001.docx", "FIN-001-relances.yml~", "FIN-001-relances.yml.bak")

    assert [] == told(company(tmp_path, {f"sops/finance/{name}": "x" for name in litter}))
