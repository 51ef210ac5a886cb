"""The door to MkDocs: gives it pages that are already made, and lets nothing else through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

import jinja2
from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from passation.handbook import Handbook, Page
from passation.handbook.address import ENDING
from passation.site import settings
from passation.site.preview import Preview, Showing, UnknownAudience
from passation.site.rounds import Rounds
from passation.site.shell import BLANK, Form, Shell
from passation.site.side_files import side_files
from passation.words import Words

Command = Literal["build", "gh-deploy", "serve"]
_KEPT_OF_MATERIAL: Final = ("assets/stylesheets/", "assets/javascripts/bundle")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' own base is not typed
    """What `mkdocs.yml` may say below `passation:`."""

    audience = config_options.Optional(config_options.Type(str))
    """Whose edition; without it, the implicit public audience."""
    root = config_options.Type(str, default="")
    """The company's folder; by default the one that holds `mkdocs.yml`."""


class PassationPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Pages come from an edition: given by `build_site`, or published from the company's folder at each build."""

    def __init__(self) -> None:
        """Nothing is read before MkDocs says what it is about to do."""
        self._start("build")

    def on_startup(self, *, command: Command, dirty: bool) -> None:
        """Remembers what was asked. MkDocs keeps one plugin for a whole process: each command starts afresh."""
        del dirty
        self._start(command)

    def forget(self) -> None:
        """Lets go of the handbook: MkDocs keeps its plugins as long as the process lives."""
        self._start(self._command)
        del self._book, self._pages, self._shell

    def _start(self, command: Command) -> None:
        self._command: Command = command
        self._preview: Preview | None = None
        self.given: Handbook | None = None
        """A handbook made elsewhere, to be printed as it is."""
        self._calls: TemporaryDirectory[str] | None = None
        """The folder by which a preview calls its server back."""
        self.one_by_one = False
        """Render every page through the whole template; slower, and the same bytes."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the company, and sets MkDocs up for its handbook."""
        showing = Showing(self.given) if self.given is not None else self._published(config)
        book = showing.book
        if self._command == "gh-deploy" and not book.imprint.public:
            raise PluginError(
                f"gh-deploy would put the edition “{book.imprint.edition}” ({book.imprint.level}) on the open web. "
                "Only a public edition may go there."
            )
        # Another plugin, or a hook, has its own to say of each page.
        self.one_by_one = self.one_by_one or len(config.plugins) > 1
        self._book = book
        self._forms: dict[int, Form] = {}
        rendered = book.pages if self.one_by_one else _one_of_each_depth(book.pages)
        self._pages = {page.path + settings.SOURCE_ENDING: page for page in rendered}
        self._shell = Shell(book, showing.elsewhere)
        settings.apply(config, book, rendered, Words(book.language))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The files of the site are these and no others: what lies in a folder by chance is not published."""
        kept = [file for file in files if file.src_uri.startswith(_KEPT_OF_MATERIAL) and not _is_map(file)]
        kept += [File.generated(config, path, content=data) for path, data in side_files(self._book).items()]
        kept += [File.generated(config, path, content="") for path in self._pages]
        return Files(kept)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The title, past Python-Markdown."""
        del html, config, files
        page.title = str(escape(self._page(page).title))
        page.toc = TableOfContents([AnchorLink(page.title, "top", 1)])
        return ""

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """What our templates know of the edition."""
        del config, files
        env.globals["shell"] = self._shell
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """What surrounds this page: its own, or the marks of a form."""
        del config, nav
        frame = self._shell.frame(self._page(page)).shown() if self.one_by_one else BLANK
        context["frame"] = frame  # type: ignore[typeddict-unknown-key]  # MkDocs lets plugins add to it
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The form of this depth, to be filled in at the end: until then it is the page."""
        del config
        if not self.one_by_one:
            self._forms[_depth(page.file.src_uri)] = Form(output)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes every page, where nobody asks for them to be handed over."""
        self._write(self._to_fill() if self.given is None else (), config.site_dir)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """The pages that are edited are shown at once, and the rest follows."""
        self._calls = TemporaryDirectory(prefix="passation-calls-")
        rounds = Rounds(Path(self._calls.name), lambda: self._write_edited(config.site_dir), builder)
        server.builder = rounds.next
        server.watch(self._calls.name)
        return server

    def on_shutdown(self) -> None:
        """Nobody is called back any more."""
        if self._calls is not None:
            self._calls.cleanup()
            self._calls = None

    def _write(self, pages: Iterable[Page], site: str) -> None:
        for page in pages:
            file = Path(site, page.path + ENDING)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_filled(page, self._forms, self._shell))

    def hand_over(self) -> Mapping[str, Callable[[], bytes]]:
        """What makes each page, by its path, after a build of the handbook that was `given`; the plugin forgets it."""
        made = {page.path + ENDING: partial(_filled, page, self._forms, self._shell) for page in self._to_fill()}
        self.forget()
        return made

    def _to_fill(self) -> tuple[Page, ...]:
        return () if self.one_by_one else self._book.pages

    def _write_edited(self, site: str) -> bool:
        """Whether the pages that were edited are all that has to be shown at once, and are written."""
        pages = self._preview.edited() if self._preview is not None and not self.one_by_one else None
        if pages is None or not {page.path for page in pages} <= {page.path for page in self._book.pages}:
            return False
        self._write(pages, site)
        return True

    def _page(self, page: MkDocsPage) -> Page:
        return self._pages[page.file.src_uri]

    def _published(self, config: MkDocsConfig) -> Showing:
        """The handbook of the folder: for its author during a preview, else as it would be handed over."""
        root = Path(config.config_file_path or "mkdocs.yml").parent / self.config.root
        if self._preview is None or not self._preview.shows(root, self.config.audience):
            self._preview = Preview(root, self.config.audience)
        config.watch = [*config.watch, *(str(path) for path in self._preview.folders)]
        try:
            if self._command == "serve":
                return self._preview.showing()
            final = self._preview.final()
        except UnknownAudience as unknown:
            wanted, *known = unknown.args
            raise PluginError(f"No audience is called “{wanted}”. There are: {', '.join(known)}.") from unknown
        if isinstance(final, Handbook):
            return Showing(final)
        words = Words("en")
        raise PluginError("\n".join(f"{each.place} {each.code} {words.say(each.message)}" for each in final))


def _filled(page: Page, forms: Mapping[int, Form], shell: Shell) -> bytes:
    """A page as its template would have made it: MkDocs rendered one of each folder depth, and left marks in it."""
    return forms[_depth(page.path)].fill(shell.frame(page))


def _one_of_each_depth(pages: Iterable[Page]) -> Collection[Page]:
    found: dict[int, Page] = {}
    for page in pages:
        found.setdefault(_depth(page.path), page)
    return found.values()


def _depth(path: str) -> int:
    """How many folders a page stands in: its addresses of all else hang on that."""
    return path.count("/")


def _is_map(file: File) -> bool:
    return file.src_uri.endswith(".map")
