"""Translations are read as Babel reads them: every file of ours, and every turn that the format has."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from passation.tools.po import Entry, entries

ROOM = Path(__file__).parents[2] / "generator" / "passation" / "locale" / "fr"


def read_by_babel(path: Path) -> list[Entry]:
    """Read a file with the library."""
    with path.open("rb") as file:
        found = [each for each in read_po(file, locale="fr") if each.id and each.string]
    return [Entry(each.context, forms(each.id)[0], forms(each.string)) for each in found]


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.po")), ids=lambda path: path.stem)
def test_every_catalogue_is_read_as_the_library_reads_it(path: Path) -> None:
    assert read_by_babel(path) == list(entries(path.read_text("utf-8")))


def test_every_turn_of_the_format() -> None:
    text = r"""
# A comment, then the header.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

#: somewhere.py:3
msgctxt "of a page"
msgid "Order"
msgstr "Sens"

msgid ""
"Two lines\n"
"and a \"word\", a \\ and a\ttab"
msgstr "Deux "
"lignes"

msgid "Not yet"
msgstr ""

msgid "{count} day"
msgid_plural "{count} days"
msgstr[0] "{count} jour"
msgstr[1] "{count} jours"

#~ msgid "Gone"
#~ msgstr "Parti"
"""
    expected = [
        Entry("of a page", "Order", ("Sens",)),
        Entry(None, 'Two lines\nand a "word", a \\ and a\ttab', ("Deux lignes",)),
        Entry(None, "{count} day", ("{count} jour", "{count} jours")),
    ]

    assert expected == list(entries(text))
    assert expected == list(entries(text.replace("\n", "\r\n")))
