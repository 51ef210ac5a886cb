"""MkDocs' own commands over a company's folder: what they publish, and what they refuse."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from passation.site.settings import theme_folder

STEP = "Signer le recommandé"


@pytest.fixture
def copy(company: Path, tmp_path: Path) -> Path:
    """Give a copy of the small company that a test may spoil."""
    shutil.copytree(company, tmp_path / "company")
    return tmp_path / "company"


def settings(root: Path, plugins: str) -> MkDocsConfig:
    theme = f"{{name: material, custom_dir: '{theme_folder('site')}', font: false}}"
    text = f"site_name: x\ndocs_dir: docs\nplugins: {plugins}\ntheme: {theme}\n"
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return load_config(str(root / "mkdocs.yml"))


Command = Callable[..., dict[str, str]]


@pytest.fixture
def run(copy: Path) -> Command:
    """Give a command that builds the copy as MkDocs would, and reads its pages."""

    def make(
        plugins: str, command: Literal["build", "gh-deploy", "serve"] = "build", config: MkDocsConfig | None = None
    ) -> dict[str, str]:
        used = config or settings(copy, plugins)
        if config is None:
            used.plugins.on_startup(command=command, dirty=False)
        build(used)
        site = Path(used.site_dir)
        return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}

    return make


def test_an_audience_named_in_the_settings_reads_its_edition(run: Command) -> None:
    pages = run("[passation: {audience: aide}]")

    assert STEP in pages["processus/REL-001.html"]
    assert "processus/ACC-001.html" in pages
    assert "processus/ACC-002.html" not in pages


def test_a_hook_of_the_author_sees_every_page(copy: Path, run: Command) -> None:
    (copy / "hook.py").write_text("def on_post_page(output, **_):\n    return output + '<!-- lu -->'\n", "utf-8")
    settings(copy, "[passation: {audience: aide}]")
    with (copy / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    pages = run("", config=load_config(str(copy / "mkdocs.yml")))

    assert len(pages) > 10
    assert ["404.html", "processus/REL-009.html"] == [
        path for path, text in pages.items() if not text.endswith("<!-- lu -->")
    ]
    assert "refresh" in pages["processus/REL-009.html"]  # a number it bore before


def test_nothing_named_shows_the_public_only(run: Command) -> None:
    pages = run("[passation]")

    assert {"processus/ACC-001.html"} == {path for path in pages if path.startswith("processus/")}
    assert [] == [path for path, text in pages.items() if STEP in text]


def test_an_unknown_audience_is_answered_with_those_there_are(run: Command, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        run("[passation: {audience: aides}]")

    assert ["No audience is called “aides”. There are: tous, aide, passants."] == caplog.messages


def test_what_is_not_public_is_never_put_on_the_open_web(run: Command, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        run("[passation: {audience: aide}]", "gh-deploy")

    assert caplog.messages[0].startswith("gh-deploy would put the edition “Aide extérieure” (Confidentiel)")
    assert "index.html" in run("[passation: {audience: passants}]", "gh-deploy")


def test_without_the_plugin_a_stylesheet_is_published_and_no_process(copy: Path) -> None:
    root = Path(__file__).parents[2]
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(copy / "out"), plugins=["search"])
    build(config)
    texts = [
        path.read_text("utf-8", "replace") for path in (copy / "out").rglob("*") if path.suffix in {".html", ".json"}
    ]

    assert (copy / "out" / "handbook.css").is_file()
    assert [] == [text for text in texts if "FIN-012" in text or "Vallier" in text]


def test_what_lies_in_the_folder_by_chance_is_not_published(copy: Path, run: Command) -> None:
    config = settings(copy, "[passation: {audience: aide}]")
    for name in ("notes.md", "paie.yml", "brouillon.md~", ".secret"):
        (copy / "docs" / name).write_text("SECRET", encoding="utf-8")
    config.plugins.on_startup(command="build", dirty=False)
    run("", config=config)
    site = Path(config.site_dir)

    assert [] == [path for path in site.rglob("*") if path.is_file() and b"SECRET" in path.read_bytes()]


def test_a_fault_stops_what_would_be_handed_over_and_says_where(
    copy: Path, run: Command, caplog: pytest.LogCaptureFixture
) -> None:
    sop = copy / "sops" / "clients" / "ACC-001-accueil.yml"
    sop.write_text(sop.read_text("utf-8").replace("owner:", "ownre:"), encoding="utf-8")

    with pytest.raises(Abort):
        run("[passation: {audience: aide}]")

    assert re.match(r"sops/clients/ACC-001-accueil\.yml:4:1 SCH\d+ ", caplog.messages[0])


def test_a_preview_keeps_the_last_good_page_and_shows_what_is_wrong_on_it(copy: Path, run: Command) -> None:
    config = settings(copy, "[passation: {audience: tous}]")
    config.plugins.on_startup(command="serve", dirty=False)
    before = run("", config=config)
    sop = copy / "sops" / "atelier" / "REL-001-relances.yml"
    good = sop.read_text("utf-8")
    sop.write_text(good.replace("owner:", "ownre:"), encoding="utf-8")
    broken = run("", config=config)
    sop.write_text(good, encoding="utf-8")
    mended = run("", config=config)

    assert "pa-banner--error" not in before["processus/REL-001.html"]
    assert "pa-banner--error" in broken["processus/REL-001.html"]
    assert STEP in broken["processus/REL-001.html"]
    assert "pa-banner--error" not in broken["processus/ACC-001.html"]
    assert before == mended


def test_a_fault_in_a_company_file_stands_above_every_page_of_the_preview(copy: Path, run: Command) -> None:
    config = settings(copy, "[passation: {audience: tous}]")
    config.plugins.on_startup(command="serve", dirty=False)
    run("", config=config)
    (copy / "cartography" / "tools.yml").write_text("tools: [", encoding="utf-8")
    pages = run("", config=config)

    assert 1 == pages["index.html"].count("pa-banner--error")
    assert "cartography/tools.yml:1" in pages["processus/ACC-001.html"]


def test_a_company_broken_from_the_start_shows_what_to_mend(copy: Path, run: Command) -> None:
    (copy / "cartography" / "tools.yml").write_text("tools: [", encoding="utf-8")
    pages = run("[passation: {audience: tous}]", "serve")

    assert {"index.html", "404.html"} == set(pages)
    assert "cartography/tools.yml:1" in pages["index.html"]


def test_the_preview_watches_both_folders(copy: Path, run: Command) -> None:
    config = settings(copy, "[passation: {audience: tous}]")
    config.plugins.on_startup(command="serve", dirty=False)
    run("", config=config)

    assert [str(copy / "sops"), str(copy / "cartography")] == list(config.watch)
