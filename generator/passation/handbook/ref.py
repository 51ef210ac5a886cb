"""Things named on a page, and their HTML: every page has hundreds of them, so they are written here."""

from __future__ import annotations

from collections.abc import Iterable

from passation.frozen import dataclass
from passation.handbook.escaped import escaped
from passation.maps.palette import LOOKS
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing named on a page: how readers call it, where it is found, on which side it stands."""

    text: str
    href: str | None = None
    side: str = ""
    note: str = ""


def plain(ref: Ref) -> str:
    """The name alone, leading where it leads."""
    text = escaped(ref.text)
    return f'<a href="{escaped(ref.href)}">{text}</a>' if ref.href else text


def lines(texts: Iterable[str]) -> str:
    """Texts as a list."""
    items = "".join([f"<li>{escaped(text)}</li>\n" for text in texts])
    return f"<ul>\n{items}</ul>\n"


class RefHtml:
    """References as HTML in one language: the name, the badge of its side, the note."""

    def __init__(self, words: Words) -> None:
        """Takes the words that badges say."""
        self._badges = {
            side: f'<span class="pa-side pa-side--{side}">{escaped(words.say(look.word))}</span>'
            for side, look in LOOKS.items()
        } | {"": ""}

    def badge(self, side: str) -> str:
        """The badge of a side; nothing for none."""
        return self._badges[side]

    def ref(self, ref: Ref) -> str:
        """One reference."""
        side = f" {self._badges[ref.side]}" if ref.side else ""
        note = f' <span class="pa-note">{escaped(ref.note)}</span>' if ref.note else ""
        return f'<span class="pa-ref">{plain(ref)}{side}{note}</span>'

    def inline(self, refs: Iterable[Ref]) -> str:
        """References on one line."""
        return ", ".join([self.ref(each) for each in refs])

    def bullets(self, refs: Iterable[Ref]) -> str:
        """References as a list."""
        items = "".join([f"<li>{self.ref(each)}</li>\n" for each in refs])
        return f'<ul class="pa-refs">\n{items}</ul>\n'
