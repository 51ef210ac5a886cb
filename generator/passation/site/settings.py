"""How MkDocs is set up: one place for `passation build`, for `mkdocs build` and for the live preview."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from markupsafe import escape

from passation.handbook import Handbook, Page
from passation.handbook.looks import SCRIPTS, STYLES
from passation.words import Words

SOURCE_ENDING: Final = ".md"
FEATURES: Final = ("toc.follow", "content.tooltips")
"""What is used of Material: nothing that fetches pages behind the reader's back."""
SILENT: Final[dict[str, Any]] = {
    "nav": {"omitted_files": "ignore", "not_found": "ignore", "absolute_links": "ignore"},
    "links": {"not_found": "ignore", "absolute_links": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"},
}
"""Links are made from the model and checked by tests; MkDocs would read pages that it does not have."""


def theme_folder(name: str) -> str:
    """A folder of the theme, wherever the package is installed."""
    return str(Path(str(files("passation_theme"))) / name)


def palette(words: Words) -> list[dict[str, Any]]:
    """As the reader's device says, until she chooses light or dark; the switch goes round."""
    kinds = (
        ("", "default", "material/brightness-auto", words.t("Light colours")),
        (": light", "default", "material/weather-sunny", words.t("Dark colours")),
        (": dark", "slate", "material/weather-night", words.t("Colours of the device")),
    )
    return [
        {
            "media": f"(prefers-color-scheme{which})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": name},
        }
        for which, scheme, icon, name in kinds
    ]


def apply(config: Any, book: Handbook, pages: Iterable[Page], words: Words) -> None:
    """Sets up a loaded MkDocs configuration for a handbook; what an author's `mkdocs.yml` says of these is replaced.

    MkDocs is told of some `pages`, those that it has to render.
    """
    config["site_name"] = str(escape(book.imprint.company))
    config["use_directory_urls"] = False
    config["markdown_extensions"] = []
    config["nav"] = [{str(escape(page.title)): page.path + SOURCE_ENDING} for page in pages]
    config["extra_css"] = list(STYLES)
    config["extra_javascript"] = list(SCRIPTS)
    config["extra"] = {"generator": False}
    config["copyright"] = config["repo_url"] = config["edit_uri"] = None
    theme = config["theme"]
    theme["language"], theme["font"] = book.language, False
    theme["features"], theme["palette"] = list(FEATURES), palette(words)
    theme.static_templates.discard("sitemap.xml")
    own = theme_folder("site")
    if own not in theme.dirs:
        theme.dirs.insert(0, own)
