"""Which language the command line speaks, and that it speaks it everywhere."""

import re
from pathlib import Path
from typing import Any

import pytest

from passation.cli.doors import COMMANDS
from passation.cli.language import language

NOWHERE = Path("/")


@pytest.mark.parametrize(
    ("args", "environ", "expected"),
    [
        ([], {}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {"LANG": "POSIX"}, "fr"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "en_GB", "LC_ALL": "fr_FR"}, "fr"),
        (["--lang", "en"], {"LANG": "fr_FR"}, "en"),
        (["--lang=en"], {}, "en"),
        (["check", "--lang", "en"], {}, "en"),
        (["--lang", "xx"], {"LANG": "en_GB"}, "en"),
        (["--lang"], {}, "fr"),
    ],
)
def test_outside_a_company_the_system_decides(args: list[str], environ: dict[str, str], expected: str) -> None:
    assert expected == language(args, environ, NOWHERE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: A\n", "fr"),
        ("name: A\nlanguage: en\n", "en"),
        ('language: "en"   # comment\n', "en"),
        ("x: {language: en}\n", "fr"),
        ("\x00\xff: [", "fr"),
    ],
)
def test_inside_a_company_the_company_decides(text: str, expected: str, company: Path) -> None:
    (company / "cartography" / "company.yml").write_text(text, "latin-1")

    assert expected == language([], {"LANG": "de_DE"}, company / "sops")
    assert expected == language(["--root", str(company)], {"LANG": "de_DE"}, NOWHERE)


HELP = {
    "fr": """\
Utilisation\u00a0: passation [OPTIONS] COMMANDE [ARGUMENTS]

  D’un fichier YAML par processus à un manuel vérifié, ses cartes et une data
  room.

Options\u00a0:
  --root DOSSIER  Dossier de l’entreprise (par défaut\u00a0: le plus proche, en
                  remontant, qui contient cartography/company.yml).
  --lang [fr|en]  Langue des messages (par défaut\u00a0: celle de l’entreprise,
                  sinon celle du système).
  --today DATE    La date du jour, par exemple 2026-11-03.
  -q, --quiet     Ne dire que ce qui est demandé.
  -v, --verbose   Dire ce qui se passe.
  --version       Afficher la version.
  -h, --help      Afficher cette aide.

Vérifier\u00a0:
  check    Dire tout ce qui ne va pas, en une fois.
  explain  Expliquer une règle\u00a0: pourquoi, à éviter, à suivre, et le remède.

Lire\u00a0:
  build     Fabriquer le manuel d’un public, ou de tous.
  serve     Montrer le manuel dans un navigateur, refait à chaque
            enregistrement.
  pages     Écrire le manuel en Markdown, pour un autre générateur de site.
  map       Dessiner une carte dans un fichier.
  simulate  Dire ce qui s’arrête, attend ou continue pendant une absence.

Transmettre\u00a0:
  export      Fabriquer ce qui est remis à quelqu’un.
  verify      Dire si une data room est encore celle qui a été envoyée.
  leak-check  Chercher dans un résultat ce qu’il ne doit pas contenir.

Écrire\u00a0:
  init    Commencer une entreprise\u00a0: de premiers processus, prêts à vérifier
          et à fabriquer.
  new     Commencer un processus, un rôle, un outil, un indicateur ou un
          contrat.
  edit    Remplir un processus dans un formulaire, dans le navigateur.
  fmt     Mettre chaque fichier en forme, sans en changer le sens.
  import  Faire des brouillons de fichiers Excel, Word, Notion, Trello ou
          BPMN.
  schema  Écrire le format pour les éditeurs\u00a0: complétion, aide, soulignement.
  doctor  Essayer ce dont passation a besoin sur cette machine, et donner le
          remède.
""",
    "en": """\
Usage: passation [OPTIONS] COMMAND [ARGUMENTS]

  From one YAML file per process to a checked handbook, its maps and a data
  room.

Options:
  --root DIR      Folder of the company (default: the nearest one above with
                  cartography/company.yml).
  --lang [fr|en]  Language of messages (default: the company's, else the
                  system's).
  --today DATE    The day it is, such as 2026-11-03.
  -q, --quiet     Only say what is asked for.
  -v, --verbose   Say what is being done.
  --version       Show the version and exit.
  -h, --help      Show this message and exit.

To check:
  check    Say what is wrong, all of it at once.
  explain  Explain a rule: why, wrong, right, and how to cure it.

To read:
  build     Make the handbook of one audience or of all.
  serve     Show the handbook in a browser, made again at each save.
  pages     Write the handbook as plain Markdown, for another site builder.
  map       Draw one map into a file.
  simulate  Say what stops, waits or goes on while a role is away.

To hand over:
  export      Make what is handed over to somebody.
  verify      Say whether a data room is still what was sent.
  leak-check  Search a finished output for what it must not hold.

To write:
  init    Begin a company: first processes, ready to check and to build.
  new     Begin a process, a role, a tool, an indicator or a contract.
  edit    Fill in a process in a form, in the browser.
  fmt     Lay out every file in one way, without a change of meaning.
  import  Make drafts of Excel, Word, Notion, Trello or BPMN files.
  schema  Write the format for editors: completion, help, underlining.
  doctor  Try what passation needs on this machine, and say the cure.
""",
}


@pytest.mark.parametrize("spoken", ["fr", "en", "fr"])  # noqa: PT014  # once more, after the other
def test_the_help_is_whole_in_both_languages_and_one_leaves_no_trace_in_the_other(spoken: str, passation: Any) -> None:
    assert (0, HELP[spoken], "") == passation("--lang", spoken, "--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_line_of_every_command_s_help_is_french(command: str, passation: Any) -> None:
    french, english = passation(command, "--help"), passation(command, "--help", "--lang", "en")
    same = {line.strip() for line in french.out.splitlines()} & {line.strip() for line in english.out.splitlines()}

    assert (0, 0) == (french.code, english.code)
    assert [] == [line for line in same if re.search(r"[a-z]{2,} [a-z]{2,}", line)]
