"""`python -m benchmarks [--quick]`: a table of ratios measured in one run.

Ratios compare processor time of whole processes, ours and a peer's in turn, median of the rounds. The targets are those
of the design; a line that misses one says so. Nothing here fails a build: a shared machine is no judge.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import write_company
from benchmarks.measure import Cost, alone, module, pair, python
from benchmarks.peers import BARE_PARSE, write_plain_material

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
    MAPS["swimlane"](edition, Words("fr"), number, lambda target: None)
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    what: str
    value: str
    target: str
    met: bool | None = None


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small companies, one round: to see that it runs")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="passation-bench-") as folder:
        lines = list(_lines(Path(folder), quick=quick))
    width = max(len(line.what) for line in lines)
    for line in lines:
        verdict = {True: "met", False: "MISSED", None: ""}[line.met]
        print(f"{line.what:<{width}}  {line.value:>18}  {line.target:>10}  {verdict}")  # noqa: T201  # a program


def _lines(folder: Path, *, quick: bool) -> Iterator[Line]:
    rounds = 1 if quick else 3
    sizes = (20, 100, 200) if quick else (100, 1000, 5000)
    companies = {size: _company(folder, size) for size in {*sizes, *(_SITE_QUICK if quick else _SITE)}}
    yield from _check(companies, sizes, rounds)
    yield from _maps(companies[sizes[1]], sizes[1], rounds)
    yield from _site(companies, folder, _SITE_QUICK if quick else _SITE, rounds)
    yield from _pdf(companies, folder, sizes[0], rounds)


_SITE = (250, 1000, 2000)
_SITE_QUICK = (20, 50, 100)


def _company(folder: Path, size: int) -> Path:
    root = folder / f"company-{size}"
    write_company(root, size)
    return root


def _check(companies: dict[int, Path], sizes: tuple[int, ...], rounds: int) -> Iterator[Line]:
    costs: dict[int, Cost] = {}
    for size in sizes:
        root = str(companies[size])
        measured = pair(module("passation", "check", "--root", root, "-q"), python(BARE_PARSE, root), rounds)
        costs[size] = measured.ours
        yield _ratio(f"check, {size} processes / bare YAML parse", measured.ratio, 3.0)
    yield Line("check, peak memory of the largest", _megabytes(costs[sizes[-1]].memory), "")
    yield _growth("check, growth (exponent)", costs[sizes[1]], costs[sizes[2]], sizes[1], sizes[2], 1.05)


def _maps(root: Path, size: int, rounds: int) -> Iterator[Line]:
    cost = alone(python(_DRAW, str(root)), rounds)
    yield Line(f"swimlanes of {size} processes, loading included", f"{size / cost.wall:.0f} maps/s", "")


def _site(companies: dict[int, Path], folder: Path, sizes: tuple[int, ...], rounds: int) -> Iterator[Line]:
    costs: dict[int, Cost] = {}
    for size in sizes:
        costs[size] = alone(_build(companies[size], folder / f"site-{size}"), 1)
    small, middle, large = sizes
    pages, plain = folder / "pages", folder / "plain"
    alone(module("passation", "pages", "--root", str(companies[middle]), "-q", "-o", str(pages)), 1)
    write_plain_material(pages, plain)
    measured = pair(
        _build(companies[middle], folder / "site-pair"),
        module("mkdocs", "build", "-q", "-f", str(plain / "mkdocs.yml"), "-d", str(folder / "plain-site")),
        max(1, rounds - 2),
    )
    yield _ratio(f"handbook, {middle} processes / plain Material, pruned", measured.ratio, 0.25)
    yield _growth(f"handbook, growth {small} to {large} (exponent)", costs[small], costs[large], small, large, 1.05)
    yield Line(f"handbook, peak memory, {middle} processes", _megabytes(costs[middle].memory), "<= 300 MB")


def _build(root: Path, target: Path) -> list[str]:
    return module("passation", "build", "--root", str(root), "--audience", "direction", "-q", "-o", str(target))


def _pdf(companies: dict[int, Path], folder: Path, size: int, rounds: int) -> Iterator[Line]:
    target = folder / "book.pdf"
    cost = alone(python(_BOOK, str(companies[size]), str(target)), max(1, rounds - 2))
    pages = target.read_bytes().count(b"/Type /Page") or 1
    yield Line(f"book of {size} processes", f"{pages / cost.wall:.0f} pages/s", "")
    yield Line("book, size a process", f"{target.stat().st_size / size / 1000:.0f} kB", "<= 40 kB")


def _ratio(what: str, ratio: float, limit: float) -> Line:
    return Line(what, f"{ratio:.2f}x", f"<= {limit}x", ratio <= limit)


def _growth(what: str, small: Cost, large: Cost, few: int, many: int, limit: float) -> Line:
    exponent = math.log(large.cpu / small.cpu) / math.log(many / few)
    return Line(what, f"{exponent:.2f}", f"<= {limit}", exponent <= limit)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
