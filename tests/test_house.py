"""The house stands as it is planned: imports go down, and some words are said in one room only.

The plan is `FLOORS`. `CONTRIBUTING.md` prints the same plan for people, and the folders follow it.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "passation"
THEME = ROOT / "theme" / "passation_theme"

FLOORS: tuple[tuple[str, ...], ...] = (
    ("source", "values", "frozen"),
    ("finding", "tree", "clock", "table", "tools"),
    ("words", "codes"),
    ("model",),
    ("analysis",),
    ("load", "rules", "projection"),
    ("importing",),
    ("edition",),
    ("maps", "registers"),
    ("handbook", "dossier", "workbook", "bpmn", "report", "starters"),
    ("dataroom", "site", "editing"),
    ("cli",),
    ("__main__",),
)
GATE = next(floor for floor, rooms in enumerate(FLOORS) if "edition" in rooms)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
SEES_MANUALS = {"cli", "editing"}
"""The rooms above the gate that hold a manual: the one carries it to the gate; who edits sources has the sources."""
MKDOCS_DOORS = ("site/build.py", "site/plugin.py")
PROCESS_MODULES = {"subprocess", "multiprocessing", "concurrent", "pty"}
PROCESS_CALLS = re.compile(r"^os\.(system|popen|fork\w*|exec\w+|spawn\w+|posix_spawn\w*)$")
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc"}
LONGEST_MODULE = 350
LONGEST_FUNCTION = 45

Sources = Mapping[str, str]
"""Path below `generator/passation` → source text."""


def room_of(dotted: str) -> str:
    """Give the room of a dotted name, `""` for what the package itself says (its version)."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR_OF else ""


def names(path: str, node: ast.AST) -> Iterator[str]:
    """Give the full dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        folder = ["passation", *path.split("/")[:-1]]
        base = folder[: len(folder) - node.level + 1] if node.level else []
        module = ".".join([*base, *filter(None, [node.module])])
        yield from (f"{module}.{alias.name}" for alias in node.names)


def imports(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Give each import of a module as (place, full dotted name)."""
    for node in ast.walk(ast.parse(text)):
        for name in names(path, node):
            yield f"{path}:{getattr(node, 'lineno', 0)}", name


def calls(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Give each call of a module as (place, the called expression)."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield f"{path}:{node.lineno}", ast.unparse(node.func)


def own_room(path: str) -> str:
    """Give the room that a module stands in."""
    return room_of(f"passation.{path.removesuffix('.py').replace('/', '.')}")


def climbing(sources: Sources) -> list[str]:
    """Find imports that go up, or to another room on the same floor."""
    return [
        f"{place}: {here} (floor {FLOOR_OF[here]}) imports {there} (floor {FLOOR_OF[there]})"
        for path, text in sources.items()
        if (here := own_room(path))
        for place, name in imports(path, text)
        if name.startswith("passation.") and (there := room_of(name)) and there != here
        if FLOOR_OF[there] >= FLOOR_OF[here]
    ]


def manuals_above_the_gate(sources: Sources) -> list[str]:
    """Find rooms above the gate that take hold of a manual."""
    return [
        f"{place}: {name} above the gate"
        for path, text in sources.items()
        if FLOOR_OF.get(own_room(path), 0) > GATE and own_room(path) not in SEES_MANUALS
        for place, name in imports(path, text)
        if name.endswith(".Manual") or name.startswith("passation.model.manual")
    ]


def forged_editions(sources: Sources) -> list[str]:
    """Find editions that did not come through the gate."""
    return [
        f"{place}: {name}(…) outside edition.py"
        for path, text in sources.items()
        if own_room(path) != "edition"
        for place, name in calls(path, text)
        if re.search(r"(^|\.)Edition(\.|$)", name)
    ]


def mkdocs_inside(sources: Sources) -> list[str]:
    """Find imports of MkDocs or its theme anywhere but at its two doors."""
    return [
        f"{place}: {name} outside {', '.join(MKDOCS_DOORS)}"
        for path, text in sources.items()
        if path not in MKDOCS_DOORS
        for place, name in imports(path, text)
        if name.split(".")[0] in {"mkdocs", "material"}
    ]


def processes_outside_tools(sources: Sources) -> list[str]:
    """Find other programs started anywhere but in tools/."""
    elsewhere = [(path, text) for path, text in sources.items() if own_room(path) != "tools"]
    return [
        f"{place}: {name} outside tools/"
        for path, text in elsewhere
        for place, name in (*imports(path, text), *calls(path, text))
        if name.split(".")[0] in PROCESS_MODULES or PROCESS_CALLS.match(name)
    ]


def hidden_imports(sources: Sources) -> list[str]:
    """Find imports that this file could not read, below the command line that may delay them."""
    return [
        f"{place}: {name}(…) hides what it imports"
        for path, text in sources.items()
        if own_room(path) != "cli"
        for place, name in calls(path, text)
        if name.split(".")[-1] in {"import_module", "__import__"}
    ]


def too_long(sources: Sources) -> list[str]:
    """Find modules and functions that are probably two."""
    modules = [
        f"{path}: {lines} lines" for path, text in sources.items() if (lines := len(text.splitlines())) > LONGEST_MODULE
    ]
    functions = [
        f"{path}:{node.lineno}: {node.name} has {lines} lines"
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    return modules + functions


def vague(sources: Sources) -> list[str]:
    """Find modules whose name says nothing."""
    return [path for path in sources if VAGUE_NAMES & set(path.removesuffix(".py").split("/"))]


Law = Callable[[Sources], list[str]]
LAWS: tuple[Law, ...] = (
    climbing,
    manuals_above_the_gate,
    forged_editions,
    mkdocs_inside,
    processes_outside_tools,
    hidden_imports,
    too_long,
    vague,
)


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Read every module of the generator."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in files}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_house_keeps_its_laws(law: Law, sources: Sources) -> None:
    assert [] == law(sources)


@pytest.mark.parametrize(
    ("law", "path", "text", "fault"),
    [
        (
            climbing,
            "model/sop.py",
            "from passation.load.read import read",
            "model/sop.py:1: model (floor 3) imports load (floor 5)",
        ),
        (
            climbing,
            "load/read.py",
            "def f():\n    from passation import rules",
            "load/read.py:2: load (floor 5) imports rules (floor 5)",
        ),
        (
            climbing,
            "tools/cache.py",
            "from ..tree import Tree",
            "tools/cache.py:1: tools (floor 1) imports tree (floor 1)",
        ),
        (
            climbing,
            "source.py",
            "import passation.tree",
            "source.py:1: source (floor 0) imports tree (floor 1)",
        ),
        (
            manuals_above_the_gate,
            "maps/flow.py",
            "from passation.model.manual import Manual",
            "maps/flow.py:1: passation.model.manual.Manual above the gate",
        ),
        (
            manuals_above_the_gate,
            "site/plugin.py",
            "import passation.model.manual as m",
            "site/plugin.py:1: passation.model.manual above the gate",
        ),
        (
            forged_editions,
            "handbook/home.py",
            "Edition(items=())",
            "handbook/home.py:1: Edition(…) outside edition.py",
        ),
        (
            forged_editions,
            "cli/build.py",
            "edition.Edition.model_construct()",
            "cli/build.py:1: edition.Edition.model_construct(…) outside edition.py",
        ),
        (
            mkdocs_inside,
            "handbook/page.py",
            "from mkdocs.structure.files import File",
            "handbook/page.py:1: mkdocs.structure.files.File outside site/build.py, site/plugin.py",
        ),
        (
            processes_outside_tools,
            "cli/serve.py",
            "import subprocess",
            "cli/serve.py:1: subprocess outside tools/",
        ),
        (
            processes_outside_tools,
            "rules/secret.py",
            "import os\nos.system('true')",
            "rules/secret.py:2: os.system outside tools/",
        ),
        (
            hidden_imports,
            "load/folder.py",
            "import importlib\nimportlib.import_module('passation.cli')",
            "load/folder.py:2: importlib.import_module(…) hides what it imports",
        ),
        (too_long, "maps/flow.py", "x = 1\n" * 351, "maps/flow.py: 351 lines"),
        (
            too_long,
            "maps/flow.py",
            "def draw():\n" + "    x = 1\n" * 45,
            "maps/flow.py:1: draw has 46 lines",
        ),
        (vague, "maps/utils.py", "", "maps/utils.py"),
    ],
)
def test_a_fault_in_the_house_is_found(law: Law, path: str, text: str, fault: str) -> None:
    assert [fault] == law({path: text})


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("load/read.py", "from passation import __version__\nfrom passation.model.sop import Sop"),
        ("load/read.py", "from passation.load import document"),
        ("changes/compare.py", "from passation.model.manual import Manual"),
        ("edition.py", "Edition(items=())"),
        ("site/build.py", "from mkdocs.commands.build import build"),
        ("tools/dot.py", "import subprocess\nsubprocess.run(['dot'])"),
    ],
)
def test_what_the_plan_allows_is_no_fault(path: str, text: str) -> None:
    assert [] == [fault for law in LAWS for fault in law({path: text})]


def test_the_plan_printed_for_people_is_this_plan() -> None:
    paper = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    plan = re.findall(r"^ ?(\d+)  [A-Z]+ +(.*)$", paper, re.MULTILINE)
    printed = {int(floor): tuple(re.findall(r"([a-z_]+)(?:/|\.py)", rooms)) for floor, rooms in plan}

    assert dict(enumerate(FLOORS)) == printed


def test_the_folders_are_those_of_the_plan() -> None:
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}

    assert set(FLOOR_OF) == modules | packages


def test_no_module_lies_outside_the_plan() -> None:
    loose = {path.parent.name for path in PACKAGE.glob("*/*.py")} - set(FLOOR_OF)

    assert set() == loose


def test_the_theme_holds_no_code() -> None:
    assert ["__init__.py"] == [path.relative_to(THEME).as_posix() for path in THEME.rglob("*.py")]


def test_nothing_importable_lies_loose_in_a_source_root() -> None:
    assert (["passation"], ["passation_theme"]) == tuple(
        sorted(path.name for path in (ROOT / folder).iterdir() if path.name != "__pycache__")
        for folder in ("generator", "theme")
    )
