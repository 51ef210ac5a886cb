"""What cannot be done as it was asked is said in a sentence, and ends with 2."""

from pathlib import Path
from typing import Any

import pytest

USAGE = "Utilisation\u00a0: passation"


def test_no_company_here(passation: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert (
        2,
        "",
        (
            "Erreur\u00a0: Il n’y a pas d’entreprise ici\u00a0: ni ce dossier ni ceux du dessus ne contiennent "
            "cartography/company.yml. Placez-vous dans le dossier de l’entreprise, ou indiquez-le avec --root.\n"
        ),
    ) == passation("check")


def test_a_folder_that_is_none(passation: Any) -> None:
    assert (
        2,
        "",
        "Erreur\u00a0: /nulle/part n’est pas un dossier. Indiquez le dossier de l’entreprise avec --root.\n",
    ) == passation("check", "--root", "/nulle/part")


def test_a_folder_that_holds_no_company(passation: Any, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()

    assert (
        2,
        "",
        (
            f"Erreur\u00a0: {tmp_path}/vide ne contient pas d’entreprise\u00a0: il n’a ni sops/ ni cartography/. "
            "Indiquez le dossier qui contient les deux.\n"
        ),
    ) == passation("check", "--root", str(tmp_path / "vide"))


def test_a_company_whose_file_is_gone_is_read_all_the_same(passation: Any, company: Path) -> None:
    (company / "cartography" / "company.yml").unlink()
    ran = passation("check", "--root", str(company))

    assert (1, "cartography/company.yml:1:1  erreur YML113\n") == (ran.code, ran.out.splitlines(keepends=True)[0])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chekc"], "Il n’y a pas de commande «\u00a0chekc\u00a0». Vouliez-vous dire «\u00a0check\u00a0»\u202f?\n"),
        (
            ["check", "--formt", "json"],
            "(Vouliez-vous dire l’une de celles-ci\u00a0: «\u00a0--format\u00a0», «\u00a0--root\u00a0»\u202f?)\n",
        ),
        (["check", "--format"], "Erreur\u00a0: L’option «\u00a0--format\u00a0» demande une valeur.\n"),
        (
            ["check", "--format", "jsn"],
            (
                "Erreur\u00a0: Valeur refusée pour «\u00a0--format\u00a0»\u00a0: «\u00a0jsn\u00a0» ne convient "
                "pas\u202f; au choix\u00a0: «\u00a0text\u00a0», «\u00a0concise\u00a0», «\u00a0json\u00a0», "
                "«\u00a0jsonl\u00a0», «\u00a0github\u00a0», «\u00a0gitlab\u00a0», «\u00a0sarif\u00a0», "
                "«\u00a0junit\u00a0», «\u00a0markdown\u00a0».\n"
            ),
        ),
        (
            ["check", "--today", "hier"],
            (
                "Erreur\u00a0: Valeur refusée pour «\u00a0--today\u00a0»\u00a0: hier n’est pas une date\u202f; "
                "écrivez-la comme 2026-11-03.\n"
            ),
        ),
        (["check", "--today", "2026-02-30"], "2026-02-30 n’est pas une date"),
        (["check", "--today", "20261103"], "20261103 n’est pas une date"),
        (["check", "--output", "json"], "json ne nomme pas de fichier. Écrivez-le comme json=rapport.json.\n"),
        (["check", "--output", "jsn=a"], "«\u00a0jsn\u00a0» ne convient pas"),
        (["check", "nulle-part"], "Erreur\u00a0: nulle-part n’existe pas.\n"),
        (["explain"], "Quel code\u202f? Par exemple\u00a0: passation explain EXT104. --list les donne tous.\n"),
        (["explain", "EXT1044"], "Erreur\u00a0: Il n’y a pas de règle EXT1044. Vouliez-vous dire EXT104\u202f?\n"),
        (["verify", "nulle-part"], "Erreur\u00a0: nulle-part n’existe pas.\n"),
        (
            ["build", "--audience", "direktion"],
            "Il n’y a pas de public direktion. Vouliez-vous dire direction\u202f?\n",
        ),
        (["build", "--audience", "x"], "Il n’y a pas de public x. Il y a\u00a0: direction, equipe.\n"),
        (["build", "--all", "--audience", "equipe"], "--all et --audience s’excluent.\n"),
        (["pages"], "Erreur\u00a0: Il manque l’option «\u00a0-o\u00a0» / «\u00a0--output\u00a0».\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_slip_is_named_and_the_right_word_offered(args: list[str], said: str, passation: Any) -> None:
    ran = passation(*args)

    assert (2, "") == (ran.code, ran.out)
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_without_a_default_audience_the_audiences_are_listed(passation: Any, company: Path) -> None:
    file = company / "cartography" / "company.yml"
    file.write_text(file.read_text("utf-8").replace("default_audience: direction\n", ""), "utf-8")

    assert (
        2,
        "",
        "Erreur\u00a0: Pour qui\u202f? Nommez un public avec --audience. Il y a\u00a0: direction, equipe.\n",
    ) == passation("build")


@pytest.mark.parametrize("command", [("build",), ("build", "--all"), ("pages", "-o", "ici")], ids=" ".join)
def test_a_company_without_readers_is_told_what_to_write(
    command: tuple[str, ...], passation: Any, company: Path
) -> None:
    file = company / "cartography" / "company.yml"
    file.write_text("schema: 1\nname: Atelier Test\ndomains: [{id: finance, title: Finance}]\n", "utf-8")
    line = "audiences: [{id: direction, name: Direction, sees: secret, scope: all}]"

    assert (
        2,
        "",
        (
            "Erreur\u00a0: cartography/company.yml ne dit pas encore qui lit le manuel. Ajoutez-y cette ligne, puis "
            f"recommencez\u00a0: {line}\n"
        ),
    ) == passation(*command)
    assert f"Ensuite\u00a0: dites qui lira le manuel. Ajoutez à cartography/company.yml\u00a0: {line}\n" == (
        passation("check").err
    )

    file.write_text(f"{file.read_text('utf-8')}{line}\n", "utf-8")
    assert "Ensuite\u00a0: passation build --audience direction fabrique le manuel de ces lecteurs.\n" == (
        passation("check").err
    )


@pytest.mark.parametrize(
    "args",
    [
        ["check", "\x1b[31m\x07"],
        ["check", "a\nb"],
        ["check", "\udcff"],
        ["check", "a\x00b"],
        ["explain", "\u202eEXT"],
        ["explain", "x" * 100_000],
        ["--root", "\x00", "check"],
        ["--root", "x" * 5000, "check"],
        ["--lang", "\x00", "check"],
        ["build", "--audience", "../../etc"],
        ["check", "--output", "json=" + "x" * 5000],
        ["check", "--output", "json=/dev/full/x"],
        ["verify", "\x00"],
        ["schema", "-o", "\x00"],
    ],
    ids=ascii,
)
def test_no_argument_brings_a_traceback(args: list[str], passation: Any) -> None:
    ran = passation(*args)

    assert (2, "") == (ran.code, ran.out)
    assert not set("\x1b\x07\u202e") & set(ran.err)
