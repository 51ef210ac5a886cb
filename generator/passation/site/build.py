"""From pages to a finished site, as a value: MkDocs is driven from here, in a folder that nobody else sees."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig

from passation.handbook import Handbook
from passation.site import settings
from passation.site.plugin import PassationPlugin
from passation.tree import Tree

_EPOCH: Final = "SOURCE_DATE_EPOCH"


def build_site(handbook: Handbook) -> Tree:
    """The site of a handbook. The same handbook gives the same bytes, whatever the clock, the folder or the machine.

    Raises RuntimeError when MkDocs refuses: its pages and its settings are ours, so is the fault.
    """
    with tempfile.TemporaryDirectory(prefix="passation-site-") as folder, _clock_stopped():
        config = _config(handbook, Path(folder))
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        return Tree(_files(Path(config.site_dir)))


def _config(handbook: Handbook, folder: Path) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(_values(handbook, folder))
    errors, _ = config.validate()
    if errors:
        raise RuntimeError(f"MkDocs refuses its settings: {errors}")
    plugin = config.plugins["passation"]
    if not isinstance(plugin, PassationPlugin):
        raise TypeError(f"the plugin called passation is not ours: {plugin!r}")
    plugin.given = handbook
    return config


def _values(handbook: Handbook, folder: Path) -> dict[str, Any]:
    return {
        "site_name": handbook.imprint.company,
        "docs_dir": settings.theme_folder("assets"),
        "site_dir": str(folder / "site"),
        "theme": {"name": "material", "custom_dir": settings.theme_folder("site"), "font": False},
        "plugins": ["passation"],
        "validation": settings.SILENT,
    }


@contextmanager
def _clock_stopped() -> Iterator[None]:
    """MkDocs tells its templates the time of the build; ours never show it, and no other file may differ by it."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
