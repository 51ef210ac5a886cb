"""The one door to the page templates: autoescape on, nothing undefined, no user text ever compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from passation.handbook.fact import FactHtml
from passation.handbook.ref import RefHtml, lines, plain
from passation.handbook.step_view import StepHtml
from passation.handbook.tables import table, twin
from passation.words import Words

_FOLDER: Final = "pages"
_LOOSE: Final = tuple(
    (pair.strip(), pair, pair.replace(" ", "\u00a0")) for pair in (" ?", " !", " ;", " :", " »", "« ")
)
"""The spaces of French that may end no line, as authors type them: beside which sign, how, and as they should be."""
_SENTENCE: Final = re.compile(r'\{\{ _\("([^"%]+)"\) \}\}')


class _Translated(FileSystemLoader):
    """Templates in the reader's language: a plain sentence is translated when its template is read, not at each use."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(files("passation_theme") / _FOLDER))
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, name, fresh = super().get_source(environment, template)
        return _SENTENCE.sub(self._say, source), name, fresh

    def _say(self, found: re.Match[str]) -> str:
        return str(escape(self._words.gettext(found[1])))


class _Pages(Environment):
    """Templates share one dictionary of what all of them know; Jinja's chain of two costs a fiftieth of a build."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals if d is None else super().make_globals(d)


@cache
def _environment(language: str) -> Environment:
    words = Words(language)
    env = _Pages(
        loader=_Translated(words),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    env.get_template = cache(env.get_template)  # type: ignore[method-assign]  # Jinja's memory stands behind a lock
    install = env.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(words.gettext, words.ngettext, newstyle=True)
    env.globals["colon"] = words.colon
    env.filters |= {name: _safe(write) for name, write in _written(words).items()}
    return env


def _written(words: Words) -> dict[str, Callable[..., str]]:
    """What stands on every page dozens of times: written in Python, where a template takes three times as long."""
    refs = RefHtml(words)
    return {
        "badge": refs.badge,
        "blocks": StepHtml(words, refs).blocks,
        "bullets": refs.bullets,
        "facts": FactHtml(refs).facts,
        "inline": refs.inline,
        "lines": lines,
        "plain": plain,
        "ref": refs.ref,
        "table": table,
        "twin": twin,
    }


def _safe(write: Callable[..., str]) -> Callable[..., Markup]:
    """As a filter whose HTML a template shows as it is."""
    return lambda *what, **how: Markup(write(*what, **how))  # noqa: S704  # each escapes every text it is given


def fill(name: str, language: str, values: dict[str, object]) -> str:
    """Gives the HTML of template `name`, safe to show as it is.

    Raises jinja2.UndefinedError when a value is missing: that is our fault.
    """
    html = _environment(language).get_template(name).render(values)
    for sign, typed, kept in _LOOSE if language == "fr" else ():
        if sign in html:  # one letter is found ten times as fast as two
            html = html.replace(typed, kept)
    return html
