"""What we are measured against, given the same content: a bare YAML parse, and plain Material over the same pages."""

from __future__ import annotations

from pathlib import Path

BARE_PARSE = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("**/*.yml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
"""The floor of any tool that reads YAML: PyYAML's C loader, nothing checked."""

ONE_DOT_EACH = """
import pathlib, subprocess, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("sops/*/*.yml")):
    steps = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["steps"]
    boxes = (f'{i} [shape=box, label="{s.get("do") or s.get("ask")}"]' for i, s in enumerate(steps))
    edges = (f"{i} -> {i + 1}" for i in range(len(steps) - 1))
    dot = "digraph {" + ";".join((*boxes, *edges)) + "}"
    subprocess.run(["dot", "-Tsvg"], input=dot.encode(), stdout=subprocess.DEVNULL, check=True)
"""
"""What a script does that calls Graphviz for each process: bare boxes in a row, no lanes."""

_MKDOCS = """
site_name: Peer
docs_dir: docs
plugins: [search]
theme:
  name: material
  language: fr
  font: false
  features: [navigation.prune, navigation.tabs]
markdown_extensions: [md_in_html, attr_list, tables]
"""


def write_plain_material(pages: Path, folder: Path) -> None:
    """A plain Material project over a tree that `passation pages` wrote; navigation pruned, as its users do."""
    folder.mkdir(parents=True, exist_ok=True)
    docs = folder / "docs"
    for page in sorted(pages.rglob("*.md")):
        target = docs / page.relative_to(pages)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.read_bytes())
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
