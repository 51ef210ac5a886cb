"""The templates of the form, and what goes with them: autoescape on, nothing undefined, no text of a file compiled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from passation.handbook.looks import looks
from passation.words import Words

_FOLDER: Final = "edit"
_LOOKS: Final = ("fonts.css", "handbook.css", "maps.css", "icon.svg")
_OWN: Final = ("edit.css", "edit.js")
KINDS: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


@cache
def _environment(language: str) -> Environment:
    words = Words(language)
    env = Environment(
        loader=PackageLoader("passation_theme", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    install = env.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(words.gettext, words.ngettext, newstyle=True, pgettext=words.p)
    env.globals["language"] = language
    return env


def fill(name: str, language: str, values: Mapping[str, object]) -> str:
    """Gives the HTML of template `name`. Raises jinja2.UndefinedError when a value is missing: that is our fault."""
    return _environment(language).get_template(name).render(values)


@cache
def assets() -> Mapping[str, bytes]:
    """Every file beside the pages, by its name behind `assets/`. Nothing comes from elsewhere."""
    own = files("passation_theme") / _FOLDER
    every = looks()
    kept = {name: data for name, data in every.items() if name in _LOOKS or name.endswith(".ttf")}
    return {**kept, **{name: (own / name).read_bytes() for name in _OWN}}
