"""What is made of a company: handbooks, pages, maps, and the search for what they must not hold."""

from pathlib import Path
from typing import Any

import pytest

SECRET = """\
schema: 1
id: FIN-002
title: Cession de l'atelier à un repreneur
owner: dirigeante
confidentiality: secret
result: L'acte de cession est signé chez le notaire.
steps:
  - {id: s10, do: Choisir le repreneur parmi les trois candidats, actor: dirigeante}
"""
NEXT = "Ensuite\u00a0: ouvrez-y index.html dans un navigateur, ou lancez passation serve.\n"


@pytest.fixture
def with_secret(company: Path) -> Path:
    """Give a company with something to hide."""
    (company / "sops" / "finance" / "FIN-002-cession.yml").write_text(SECRET, "utf-8")
    return company


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_each_audience_has_its_handbook_and_nothing_hidden_is_in_it(passation: Any, with_secret: Path) -> None:
    assert (0, "build/handbook/direction\nbuild/handbook/equipe\n", NEXT) == passation("build", "--all")
    equipe, direction = (files(with_secret / "build" / "handbook" / name) for name in ("equipe", "direction"))

    assert {"index.html", "404.html"} <= equipe.keys() & direction.keys()
    assert [] == [path for path, data in equipe.items() if b"repreneur" in data.lower() or b"FIN-002" in data]
    assert [] != [path for path, data in direction.items() if b"repreneur" in data.lower()]
    assert (
        0,
        f"{len(equipe)} fichiers lus\u202f; 4 textes masqués cherchés\u202f; 0 retrouvé.\n",
        "Ensuite\u00a0: il peut être transmis.\n",
    ) == passation("leak-check", "build/handbook/equipe", "--audience", "equipe")
    leaky = passation("leak-check", "build/handbook/direction", "--audience", "equipe")
    assert (1, "Ensuite\u00a0: ne transmettez rien\u202f; refaites-le, ou prévenez-nous.\n") == (leaky.code, leaky.err)
    assert "index.html révèle sops FIN-002\n" in leaky.out
    assert "repreneur" not in leaky.out


@pytest.mark.slow
def test_one_planted_word_in_any_file_is_found(passation: Any, with_secret: Path) -> None:
    passation("build", "--audience", "equipe", "-o", "site")
    (with_secret / "site" / "assets" / "autre.css").write_text(
        "/* L’ACTE DE CESSION est signé chez le notaire */", "utf-8"
    )
    ran = passation("leak-check", "site", "--audience", "equipe", "-v", "-q")

    assert (
        1,
        "assets/autre.css révèle sops FIN-002\u00a0: «\u00a0L'acte de cession est signé chez le notaire.\u00a0»",
    ) == (
        ran.code,
        ran.out.splitlines()[0],
    )


@pytest.mark.slow
def test_a_handbook_is_written_again_in_its_place_and_the_same(passation: Any, company: Path) -> None:
    assert (0, "site\n", NEXT) == passation("build", "--audience", "equipe", "-o", "site")
    first = files(company / "site")

    assert (0, "site\n", NEXT) == passation("build", "--audience", "equipe", "-o", "site", "--today", "2031-01-01")
    assert first == files(company / "site")


@pytest.mark.slow
def test_a_draft_says_so_on_every_page(passation: Any, company: Path) -> None:
    passation("build", "--draft", "-o", "site")
    pages = [data.decode() for path, data in files(company / "site" / "direction").items() if path.endswith(".html")]

    assert [] == [page[:60] for page in pages if "Direction — brouillon" not in page and "<article" in page]
    assert len(pages) > 3


@pytest.mark.slow
def test_several_audiences_stand_side_by_side_in_the_folder_that_was_named(passation: Any, company: Path) -> None:
    ran = passation("build", "--audience", "equipe", "--audience", "direction", "-o", "site", "-q")

    assert (0, "site/equipe\nsite/direction\n", "") == ran
    assert (company / "site" / "direction" / "index.html").is_file()


def test_what_must_not_be_published_blocks_and_is_shown(passation: Any, company: Path) -> None:
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    file.write_text(file.read_text("utf-8").replace("owner: raf", "owner: ra"), "utf-8")

    assert (
        1,
        "",
        (
            "sops/finance/FIN-001-relances.yml:4:8  erreur SCH105\n"
            "  Je ne trouve pas `ra` parmi les rôles.\n"
            "  3 | title: Relances des factures\n"
            "  4 | owner: ra\n"
            "    |        ^^\n"
            "  → Vouliez-vous dire `raf`\u202f?\n"
            "\n"
            "1 erreur dans 1 fichier.\n"
            "Rien n’a été fabriqué\u00a0: corrigez d’abord ces erreurs.\n"
        ),
    ) == passation("build")
    assert not (company / "build").exists()


LANDSCAPE = """\
cartography/company.yml:1:1  avertissement MAP201
  La carte «\u00a0Les processus de l’entreprise\u00a0» n’a pas pu être dessinée\u00a0: ses cases et ses traits sont
  trop nombreux pour être mis en place.
  1 | schema: 1
    | ^
  → Son tableau la remplace. Avec moins de cases, la carte redevient dessinable.
  Pourquoi\u00a0: Mettre une carte en place ne doit demander qu’un travail limité, pour que la
  fabrication finisse de la même façon sur toutes les machines. Celle-ci en demande davantage. Son
  tableau la remplace sur la page, et tout le reste est fait comme d’habitude.
"""
OTHER = """\
cartography/company.yml:1:1  avertissement MAP201
  La carte «\u00a0Dedans, dehors\u00a0: qui tient quoi\u00a0» n’a pas pu être dessinée\u00a0: ses cases et ses traits
  sont trop nombreux pour être mis en place.
  1 | schema: 1
    | ^
  → Son tableau la remplace. Avec moins de cases, la carte redevient dessinable.
"""


@pytest.mark.slow
@pytest.mark.usefixtures("too_hard")
@pytest.mark.parametrize("args", [("build", "--all"), ("pages", "-o", "ici")], ids=" ".join)
def test_a_map_that_cannot_be_drawn_is_said_once_and_stops_nothing(
    args: tuple[str, ...], passation: Any, company: Path
) -> None:
    ran = passation(*args)

    assert 0 == ran.code
    assert ran.err.startswith(LANDSCAPE + "\n" + OTHER + "\n2 avertissements dans 1 fichier.\nEnsuite\u00a0: ")
    assert [] != [path for path in files(company) if path.endswith(("cartes/paysage.html", "cartes/paysage.md"))]


@pytest.mark.usefixtures("too_hard")
def test_a_single_map_that_cannot_be_drawn_is_a_finding_and_no_file(passation: Any, company: Path) -> None:
    ran = passation("map", "landscape", "-o", "carte.svg")

    assert (1, "") == (ran.code, ran.out)
    assert LANDSCAPE + "\n1 avertissement dans 1 fichier.\n" == ran.err
    assert not (company / "carte.svg").exists()
    assert (0, "carte.dot\n") == passation("map", "landscape", "-o", "carte.dot")[:2]


def test_a_map_can_be_printed_on_a_sheet_and_says_when_it_is_too_small(passation: Any, company: Path) -> None:
    printed = passation("map", "landscape", "-o", "carte.pdf", "--paper", "a4")

    assert (0, "carte.pdf\n", False) == (printed.code, printed.out, "trop petites" in printed.err)
    assert 2 == passation("map", "landscape", "-o", "carte.svg", "--paper", "a4").code
    assert not (company / "carte.svg").exists()


def test_what_it_means_that_a_map_cannot_be_drawn_is_explained(passation: Any) -> None:
    ran = passation("explain", "MAP201")

    assert (0, "MAP201  Une carte qui ne peut pas être dessinée  (avertissement)") == (
        ran.code,
        ran.out.splitlines()[0],
    )
    assert "Mettez moins de cases sur une carte" in ran.out


@pytest.mark.parametrize("target", ["sops", ".", "cartography/site", "/"])
def test_no_output_ever_replaces_sources(target: str, passation: Any, company: Path) -> None:
    before = files(company)
    ran = passation("pages", "-o", target)

    assert (2, "", before) == (ran.code, ran.out, files(company))


def test_the_pages_are_markdown_with_settings(passation: Any, company: Path) -> None:
    ran = passation("pages", "--audience", "equipe", "-o", "md")

    assert (0, "md\n", "Ensuite\u00a0: mkdocs build -f md/mkdocs.yml\n") == ran
    assert {"mkdocs.yml", "docs/index.md"} <= files(company / "md").keys()


@pytest.mark.parametrize("name", ["swimlane", "card"])
@pytest.mark.parametrize(
    ("kind", "starts"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF-"), ("dot", b"digraph")]
)
def test_a_map_is_drawn_into_a_file_of_the_kind_that_its_name_says(
    name: str, kind: str, starts: bytes, passation: Any, company: Path
) -> None:
    ran = passation("map", name, "FIN-001", "-o", f"carte.{kind}")

    assert (0, f"carte.{kind}\n", "Ensuite\u00a0: passation build met chaque carte sur sa page.\n") == ran
    assert (company / f"carte.{kind}").read_bytes().startswith(starts)


@pytest.fixture(name="wave")
def _wave(company: Path) -> Path:
    """The company, whose process goes outside in March."""
    actors, roadmap = company / "cartography/actors.yml", company / "cartography/roadmap.yml"
    actors.write_text(
        f"{actors.read_text('utf-8')}  - {{id: aide, name: Aide, side: external, backup: raf}}\n", "utf-8"
    )
    roadmap.write_text("waves: [{process: FIN-001, start: 2026-03-02, shadow: 1, supervised: 3}]\n", "utf-8")
    sop = company / "sops/finance/FIN-001-relances.yml"
    sop.write_text(sop.read_text("utf-8").replace("minutes: 5}", "minutes: 5, actor: aide}"), "utf-8")
    return company


@pytest.mark.usefixtures("wave")
def test_who_holds_what_is_drawn_on_either_side_of_a_wave(passation: Any) -> None:
    for side, said in (("before", "part avec cette vague"), ("after", "passe dehors avec cette vague")):
        assert (0, f"{side}.svg\n") == passation("map", "responsibility", f"--{side}", "FIN-001", "-o", f"{side}.svg")[
            :2
        ]
        assert said in Path(f"{side}.svg").read_text("utf-8")
    unknown = passation("map", "responsibility", "--after", "FIN-009", "-o", "x.svg")
    two = passation("map", "responsibility", "--after", "FIN-001", "--before", "FIN-009", "-o", "x.svg")
    other = passation("map", "roadmap", "--after", "FIN-001", "-o", "x.svg")
    assert (2, 2, 2) == (unknown.code, two.code, other.code)
    assert "Il n’y a pas de vague de FIN-009 dans cette édition. Vouliez-vous dire FIN-001" in unknown.err
    assert "d’une seule vague à la fois" in two.err
    assert two.err == other.err


def test_both_sides_of_a_wave_are_drawn_beside_each_other(passation: Any, wave: Path) -> None:
    args = ("map", "responsibility", "--before", "FIN-001", "--after", "FIN-001", "-o", "vague.svg")
    ran = passation(*args)
    drawn = Path("vague.svg").read_text("utf-8")

    assert (0, "vague.svg\n") == ran[:2]
    assert [1, 1] == [drawn.count(f">{word}<") for word in ("PART", "ARRIVE")]
    sop = wave / "sops/finance/FIN-001-relances.yml"
    sop.write_text(sop.read_text("utf-8").replace(", actor: aide", ""), "utf-8")
    stays = passation(*args)
    assert (2, "Erreur\u00a0: La vague de FIN-001 ne fait rien passer dehors\u00a0: chaque étape reste dedans.") == (
        stays.code,
        stays.err.splitlines()[0],
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["swimlan", "FIN-001", "-o", "a.svg"], "Il n’y a pas de carte swimlan. Vouliez-vous dire swimlane\u202f?"),
        (
            ["swimlane", "-o", "a.svg"],
            "La carte swimlane se dessine pour un processus\u00a0: passation map swimlane FIN-012 -o carte.svg",
        ),
        (
            ["landscape", "FIN-001", "-o", "a.svg"],
            "La carte landscape se dessine pour toute l’entreprise\u00a0: retirez le processus.",
        ),
        (["raci", "-o", "a.jpg"], "a.jpg n’est pas un format de dessin. Vouliez-vous dire png\u202f?"),
        (
            ["swimlane", "FIN-002", "--audience", "equipe", "-o", "a.svg"],
            "Il n’y a pas de processus FIN-002 dans cette édition. Vouliez-vous dire FIN-001\u202f?",
        ),
        (
            ["raci", "-o", "a.dot"],
            "Cette carte n’existe pas en dot. Le tableau sous la carte, sur sa page, dit la même chose.",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_map_that_cannot_be_says_why(args: list[str], said: str, passation: Any, with_secret: Path) -> None:
    assert (2, "", f"Erreur\u00a0: {said}\n") == passation("map", *args)
    assert not list(with_secret.glob("a.*"))
