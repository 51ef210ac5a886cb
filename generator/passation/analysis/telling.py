"""What one content says and a smaller one does not: the texts that must be found nowhere in what is made of the latter.

Used on a manual and an edition of it, to search a finished output. Texts that also stand in the edition, or in the
tool's own words, tell nothing; neither do single short words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pydantic import BaseModel

from passation.frozen import dataclass
from passation.model.content import Attachment, Content
from passation.model.kpi import Incident
from passation.model.shape import leaves
from passation.model.sop import Translation

_WORD: Final = re.compile(r"\w+")
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")
_TELLING: Final = 3
"""Letters of at least one word of what is looked for: figures alone tell nothing."""
_SHORTEST: Final = 6
"""Letters from which a word is looked for alone."""
_APART: Final = frozenset({"graphs", "domain_of", "lock", "measures", "pieces"})
"""Collections without texts of their own."""
_WHO_READS: Final = frozenset({"audiences", "default_audience"})
"""What only names the editions themselves."""

Phrase = tuple[str, ...]
"""The words of a text, without capitals and accents."""


def phrase(text: str) -> Phrase:
    """The words of a text, as they are compared."""
    return tuple(_words(text))


def _words(text: str) -> list[str]:
    bare = text if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(bare.casefold())


@dataclass(frozen=True, slots=True)
class Saying:
    """One text, and the item that says it."""

    item: str
    text: str
    is_id: bool = False

    @property
    def words(self) -> Phrase:
        """Its words; none where it is too plain to tell anything: figures, short words, ids that are common words."""
        words = phrase(self.text)
        if len(words) < 2 and (self.is_id or len("".join(words)) < _SHORTEST):
            return ()
        return words if any(len(word) >= _TELLING for word in words) else ()

    def stands_in(self, text: str) -> bool:
        """Whether a text in which its words were found says it: an id or a single word only as it is spelt."""
        if not self.is_id and len(phrase(self.text)) > 1:
            return True
        return re.search(rf"(?<![\w-]){re.escape(self.text)}(?![\w-])", text) is not None


def sayings(content: Content) -> Iterator[Saying]:
    """Every text of a content that may tell something, with the item that says it."""
    for name, collection in content.values():
        if name not in _APART:
            yield from _said(collection, name)


def _said(value: object, item: str) -> Iterator[Saying]:
    if isinstance(value, BaseModel):
        yield from _of_item(value, item)
    elif isinstance(value, Attachment):
        yield from (Saying(item, line) for line in _lines(value.data))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            names = key if isinstance(key, tuple) else (str(key),)
            yield Saying(" ".join((item, *names)), names[-1], is_id=True)
            yield from _said(each, " ".join((item, *names)))
    elif isinstance(value, tuple):
        for each in value:
            yield from _said(each, item)
    elif isinstance(value, Incident):
        yield from (Saying(item, text) for text in (value.cause, value.fix))


def _of_item(value: BaseModel, item: str) -> Iterator[Saying]:
    for leaf in leaves(value):
        if leaf.trail[0] in _WHO_READS:
            continue
        if leaf.is_free and not (leaf.is_key and isinstance(value, Translation)):
            yield Saying(item, leaf.value)
        elif leaf.ref is not None and not leaf.ref.local:
            yield Saying(item, leaf.value, is_id=True)


def _lines(data: bytes) -> list[str]:
    try:
        return data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return []  # a picture; its name is looked for


def told_only_by(whole: Content, part: Content, own_words: Iterable[str] = ()) -> dict[Phrase, Saying]:
    """The texts of `whole` that `part` does not say, by their words.

    Args:
        whole: the manual.
        part: the edition; its texts, and shorter ones that stand in them, tell nothing.
        own_words: what the tool itself says on any page.
    """
    wanted: dict[Phrase, Saying] = {}
    for saying in sayings(whole):
        if words := saying.words:
            wanted.setdefault(words, saying)
    finder = Finder(wanted)
    for text in (*(saying.text for saying in sayings(part)), *own_words):
        for known in finder.found_in(text):
            if known in wanted and wanted[known].stands_in(text):
                del wanted[known]
    return wanted


class Finder:
    """Looks for many phrases at the price of one reading."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Takes phrases; empty ones are never found."""
        self._by_first: dict[str, list[Phrase]] = {}
        for each in phrases:
            if each:
                self._by_first.setdefault(each[0], []).append(each)

    def found_in(self, text: str) -> Iterator[Phrase]:
        """The phrases that stand in a text, each once, in order of appearance."""
        words = _words(text)
        firsts = self._by_first.keys() & set(words)
        seen: set[Phrase] = set()
        for at, word in enumerate(words) if firsts else ():
            if word in firsts:
                for each in self._by_first[word]:
                    if each not in seen and tuple(words[at : at + len(each)]) == each:
                        seen.add(each)
                        yield each
