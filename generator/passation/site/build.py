"""From pages to a finished site, as a value: MkDocs is driven from here, in a folder that nobody else sees."""

from __future__ import annotations

import gc
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from passation.handbook import Handbook
from passation.site import settings
from passation.site.plugin import PassationPlugin
from passation.tree import Tree

_EPOCH: Final = "SOURCE_DATE_EPOCH"


def build_site(handbook: Handbook, *, one_by_one: bool = False) -> Tree:
    """The site of a handbook. The same handbook gives the same bytes, whatever the clock, the folder or the machine.

    A page is put together when its bytes are asked for: of a big handbook, all together take half of the memory.
    `one_by_one` renders every page through the whole template: slower, and the same bytes.
    Raises RuntimeError when MkDocs refuses: its pages and its settings are ours, so is the fault.
    """
    with tempfile.TemporaryDirectory(prefix="passation-site-") as folder, _clock_stopped():
        config = _config(Path(folder), {"passation": {}})
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        config.plugins.on_startup(command="build", dirty=False)
        plugin = _plugin(config)
        plugin.given, plugin.one_by_one = handbook, one_by_one
        site = Path(config.site_dir)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
        pages = plugin.hand_over()
        del handbook, plugin, config
        gc.collect()  # MkDocs keeps a second copy of all other files
        return Tree([*((path, data) for path, data in _files(site) if path not in pages), *pages.items()])


def serve_site(root: Path, audience: str | None, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Shows the handbook of an audience in a browser, made again at each save, until the user stops it.

    Raises OSError when the address is taken, PluginError (a ClickException) for an audience that does not exist.
    """
    with tempfile.TemporaryDirectory(prefix="passation-site-") as folder, _clock_stopped():
        options = {"root": str(root), **({"audience": audience} if audience else {})}
        config = _config(Path(folder), {"passation": options})
        config.plugins.on_startup(command="serve", dirty=False)
        address = f"http://{host}:{port}/"

        def everything() -> None:
            build(config, serve_url=address)

        server = LiveReloadServer(builder=everything, host=host, port=port, root=config.site_dir)
        try:
            everything()
            config.plugins.on_serve(server, config=config, builder=everything)
            for path in config.watch:
                server.watch(path)
            with suppress(KeyboardInterrupt):
                server.serve()  # type: ignore[no-untyped-call]  # MkDocs is not typed here
        finally:
            server.shutdown()
            config.plugins.on_shutdown()


def _config(folder: Path, plugins: dict[str, Any]) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "passation",
            "docs_dir": settings.theme_folder("assets"),
            "site_dir": str(folder / "site"),
            "theme": {"name": "material", "custom_dir": settings.theme_folder("site"), "font": False},
            "plugins": plugins,
            "validation": settings.SILENT,
        }
    )
    errors, _ = config.validate()
    if errors:
        raise RuntimeError(f"MkDocs refuses its settings: {errors}")
    return config


def _plugin(config: MkDocsConfig) -> PassationPlugin:
    plugin = config.plugins["passation"]
    if not isinstance(plugin, PassationPlugin):
        raise TypeError(f"the plugin called passation is not ours: {plugin!r}")
    return plugin


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
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
