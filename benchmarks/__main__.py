"""`python -m benchmarks [--quick]`: a table of ratios measured in one run.

Ratios compare processor time of whole processes, ours and a peer's in turn, median of the rounds. The targets are those
of the design; a line that misses one says so. Nothing here fails a build: a shared machine is no judge.
"""

from __future__ import annotations

import argparse
import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from benchmarks.corpus import write_company
from benchmarks.measure import Cost, alone, module, pair, python, run
from benchmarks.peers import BARE_PARSE, ONE_DOT_EACH, write_plain_material

_DRAW = """
import sys
from pathlib import Path
from passation.edition import publish
from passation.load.folder import load
from passation.maps import MAPS
from passation.words import Words
manual = load(Path(sys.argv[1])).manual
edition = publish(manual, manual.company.audiences[0])
for number in edition.sops:
    MAPS["swimlane"].draw(edition, Words("fr"), number, lambda target: None)
"""
_LOAD = """
import sys
from pathlib import Path
from passation.load.folder import load
load(Path(sys.argv[1]))
"""
_BOOK = """
import sys
from pathlib import Path
from passation.dossier import book
from passation.edition import publish
from passation.load.folder import load
from passation.words import Words
manual = load(Path(sys.argv[1])).manual
data = book(publish(manual, manual.company.audiences[0]), Words("fr"))
Path(sys.argv[2]).write_bytes(data)
"""
_EDIT = """
import sys, time
from pathlib import Path
from passation.site.preview import Preview
root, said = map(Path, sys.argv[1:])
preview = Preview(root, "direction")
preview.showing()
edited = min(root.glob("sops/*/*.yml"))
before = edited.read_text("utf-8")
edited.write_text(before.replace("title: ", "title: Encore ", 1), encoding="utf-8")
started = time.process_time()
if preview.edited() is None:
    sys.exit(2)
said.write_text(str(time.process_time() - started))
edited.write_text(before, encoding="utf-8")
"""

_SITE = (250, 1000, 2000)
_SITE_QUICK = (20, 50, 100)
_JUDGED_FROM = 1000
"""Processes from which on the targets hold: below, the start of Python weighs more than the work."""

_LINEAR = 1.05
"""The exponent up to which growth is called linear."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    value: str
    target: str = ""
    met: bool | None = None


def main() -> None:
    """Measures and prints, line by line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small companies, one round: to see that it runs")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="passation-bench-") as folder:
        for line in _lines(Path(folder), quick=quick):
            verdict = {True: "met", False: "MISSED", None: ""}[line.met]
            text = f"{line.what:<62}{line.value:>14}  {line.target:>10}  {verdict}".rstrip()
            print(text, flush=True)  # noqa: T201  # a program


def _lines(folder: Path, *, quick: bool) -> Iterator[Line]:
    rounds = 1 if quick else 3
    sizes = (20, 100, 200) if quick else (100, 1000, 5000)
    companies = {size: _company(folder, size) for size in {*sizes, *(_SITE_QUICK if quick else _SITE)}}
    yield from _check(companies, sizes, rounds)
    yield from _maps(companies[sizes[1]], sizes[1], rounds)
    yield from _site(companies, folder, _SITE_QUICK if quick else _SITE, rounds)
    yield from _pdf(companies, folder, sizes[0], rounds)


def _company(folder: Path, size: int) -> Path:
    root = folder / f"company-{size}"
    write_company(root, size)
    return root


def _check(companies: dict[int, Path], sizes: tuple[int, ...], rounds: int) -> Iterator[Line]:
    costs: dict[int, Cost] = {}
    root = str(companies[sizes[1]])
    measured = pair(python(_LOAD, root), python(BARE_PARSE, root), rounds)
    yield _ratio(f"loading, {sizes[1]} processes / bare YAML parse", measured.ratio, 1.5, sizes[1])
    for size in sizes:
        root = str(companies[size])
        measured = pair(module("passation", "check", "--root", root, "-q"), python(BARE_PARSE, root), rounds)
        costs[size] = measured.ours
        yield _ratio(f"check, {size} processes / bare YAML parse", measured.ratio, 3.0, size)
        yield _memory(f"check, {size} processes, peak memory", measured.ours, 150, size)
    yield _growth("check", costs, sizes[1:])


def _maps(root: Path, size: int, rounds: int) -> Iterator[Line]:
    loading, all_of_it = alone(python(_LOAD, str(root)), rounds), alone(python(_DRAW, str(root)), rounds)
    yield Line(f"swimlanes of {size} processes, cold", f"{size / (all_of_it.wall - loading.wall):.0f} maps/s")
    if shutil.which("dot"):
        measured = pair(python(_DRAW, str(root)), python(ONE_DOT_EACH, str(root)), 1)
        yield _ratio(f"swimlanes, {size} processes, loading included / a `dot` each", measured.ratio, 0.45, size)


def _site(companies: dict[int, Path], folder: Path, sizes: tuple[int, ...], rounds: int) -> Iterator[Line]:
    costs = {size: alone(_build(companies[size], folder / f"site-{size}"), 1) for size in sizes}
    middle = sizes[1]
    pages, plain = folder / "pages", folder / "plain"
    alone(module("passation", "pages", "--root", str(companies[middle]), "-q", "-o", str(pages)), 1)
    write_plain_material(pages, plain)
    ours, theirs = folder / "site-pair", folder / "plain-site"
    measured = pair(
        _build(companies[middle], ours),
        module("mkdocs", "build", "-q", "-f", str(plain / "mkdocs.yml"), "-d", str(theirs)),
        max(1, rounds - 2),
    )
    yield _ratio(f"handbook, {middle} processes / plain Material, pruned", measured.ratio, 0.25, middle)
    once, kept = _build(companies[middle], ours), folder / "kept"
    run(once, kept=kept)
    again = run(once, kept=kept).cpu / run(once).cpu
    yield Line("the same a second time: engine, fonts and maps are kept", f"{measured.ratio * again:.2f}x")
    said = folder / "edited"
    run(python(_EDIT, str(companies[middle]), str(said)))
    edit = float(said.read_text()) / measured.theirs.cpu
    yield _ratio(f"from an edit to its page, {middle} processes / plain Material built again", edit, 0.1, middle)
    yield _growth("handbook", costs, (sizes[0], sizes[2]))
    yield _memory(f"handbook, {middle} processes, peak memory", costs[middle], 300, middle)
    index = "search/search_index"
    search = (ours / f"{index}.js").stat().st_size / (theirs / f"{index}.json").stat().st_size
    yield _ratio(f"search, bytes for a first query, {middle} processes / Material", search, 0.25, middle)


def _build(root: Path, target: Path) -> list[str]:
    return module("passation", "build", "--root", str(root), "--audience", "direction", "-q", "-o", str(target))


def _pdf(companies: dict[int, Path], folder: Path, size: int, rounds: int) -> Iterator[Line]:
    target = folder / "book.pdf"
    cost = alone(python(_BOOK, str(companies[size]), str(target)), max(1, rounds - 2))
    yield Line(f"book of {size} processes", f"{len(PdfReader(target).pages) / cost.wall:.0f} pages/s")
    yield Line("book, size a process", f"{target.stat().st_size / size / 1000:.0f} kB", "<= 40 kB")
    yield Line(f"book of {size} processes, peak memory", f"{cost.memory / 1e6:.0f} MB")


def _ratio(what: str, ratio: float, limit: float, size: int) -> Line:
    met = ratio <= limit if size >= _JUDGED_FROM else None
    return Line(what, f"{ratio:.2f}x", f"<= {limit}x", met)


def _memory(what: str, cost: Cost, limit: int, size: int) -> Line:
    """Targets of memory are for the first size that is judged, not for larger ones."""
    met = cost.memory <= limit * 1e6 if size == _JUDGED_FROM else None
    return Line(what, f"{cost.memory / 1e6:.0f} MB", f"<= {limit} MB" if met is not None else "", met)


def _growth(what: str, costs: Mapping[int, Cost], sizes: Sequence[int]) -> Line:
    few, many = sizes
    exponent = math.log(costs[many].cpu / costs[few].cpu) / math.log(many / few)
    met = exponent <= _LINEAR if many >= _JUDGED_FROM else None
    return Line(f"{what}, growth from {few} to {many} (exponent)", f"{exponent:.2f}", f"<= {_LINEAR}", met)


if __name__ == "__main__":
    main()
