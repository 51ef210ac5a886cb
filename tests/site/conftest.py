"""Sites to look at: the small company's, built once for each audience, as a tree and behind a local address."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from passation.edition import publish
from passation.handbook import Handbook, pages
from passation.load.folder import load
from passation.site.build import build_site
from passation.tree import Tree
from passation.words import Words

COMPANY = Path(__file__).parents[1] / "handbook" / "company"
SAMPLE = Path(__file__).parents[2]


@functools.cache
def _book(audience: str) -> Handbook:
    manual = load(COMPANY).manual
    assert manual is not None
    known = {each.id: each for each in manual.company.audiences}
    edition = publish(manual, known[audience])
    return pages(edition, Words(edition.language))


@functools.cache
def _site(audience: str) -> Tree:
    return build_site(_book(audience))


@pytest.fixture(scope="session")
def company() -> Path:
    """Give the folder of the small company."""
    return COMPANY


@pytest.fixture(scope="session")
def book() -> Callable[[str], Handbook]:
    """Give the handbook of an audience."""
    return _book


@pytest.fixture(scope="session")
def site() -> Callable[[str], Tree]:
    """Give the built site of an audience."""
    return _site


def _written(tree: Tree, root: Path) -> Path:
    for path, data in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of everybody as a folder."""
    return _written(_site("tous"), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample company's site for its direction, as a folder."""
    manual = load(SAMPLE).manual
    assert manual is not None
    (audience,) = (each for each in manual.company.audiences if each.id == "direction")
    edition = publish(manual, audience)
    return _written(build_site(pages(edition, Words("fr"))), tmp_path_factory.mktemp("sample"))


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's name
        """Say nothing."""


@contextlib.contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Give the address of that folder on a server of this machine."""
    with _served(folder) as found:
        yield found


@pytest.fixture(scope="session")
def address_of_aide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the outside helper's site."""
    with _served(_written(_site("aide"), tmp_path_factory.mktemp("aide"))) as found:
        yield found
