"""The codes of loading (YML: a file cannot be read; SCH: it does not follow the format) and drawing (MAP), explained.

Rules explain themselves in their docstrings. Loading has one room for many faults, and whoever explains a code must not
need the reader: so their explanations stand here, below both.
"""

from __future__ import annotations

from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.frozen import dataclass

BLOCKING: Final = ("YML", "SCH", "SEC", "CONF")
"""Families whose errors block every output: what cannot be read, and what must not be published."""


def blocks(finding: Finding) -> bool:
    """Whether nothing at all may be made while a finding stands."""
    return finding.severity is Severity.ERROR and finding.code.rstrip("0123456789") in BLOCKING


@dataclass(frozen=True, slots=True)
class Code:
    """A code of loading or drawing: its title, what it means, what to do. Such a fault is never waived or lowered."""

    code: str
    title: Message
    what: Message
    cure: Message
    severity: Severity = Severity.ERROR


LOADING: Final[tuple[Code, ...]] = (
    Code(
        "YML101",
        say("The file is not UTF-8 text"),
        say("A file that is saved in another way loses its accents, or has others on each machine."),
        say("In your editor, choose “Save with encoding”, then UTF-8."),
    ),
    Code(
        "YML102",
        say("The file is too large"),
        say("A YAML file may have 1 MB, an attachment 20 MB: beyond that it is no longer something people read."),
        say("Split the file, shrink the picture, or link to where the document is kept."),
    ),
    Code(
        "YML103",
        say("An invisible or forbidden character"),
        say("Control, bidirectional, zero-width and private-use characters can hide or turn round what a line says."),
        say("Delete the character and type the text again; such characters mostly come with a copy and paste."),
    ),
    Code(
        "YML104",
        say("This is not YAML"),
        say(
            "A file is read by its signs: colons, hyphens, quotation marks, and the spaces at the start of a line. "
            "Where one is missing or misplaced, nobody can tell where a value ends; nothing of the file is read."
        ),
        say("Write `key: value`, indent with two spaces, and put double quotes around texts with a colon in them."),
    ),
    Code(
        "YML105",
        say("A key written twice"),
        say("The same key stands twice in one group: nobody could say which of the two counts."),
        say("Keep one of them."),
    ),
    Code(
        "YML106",
        say("Anchors and aliases are not used"),
        say("`&`, `*` and `<<` let a few lines become millions, and hide where a value comes from."),
        say("Write the value out. A text that begins with one of these signs stands in quotes."),
    ),
    Code(
        "YML107",
        say("Tags are not used"),
        say("A tag such as `!!python/object` asks the reader to build something else than a value."),
        say("Delete the tag, or put the text in quotes."),
    ),
    Code(
        "YML108",
        say("Too much to be read safely"),
        say("The file is nested too deeply, holds too many values, or the folder holds too many files."),
        say("Split it: one process a file, and no more than a few levels of indentation."),
    ),
    Code(
        "YML109",
        say("The file is not one group of `key: value`"),
        say("One file describes one thing, one `key: value` after the other: nothing else of it could be kept."),
        say("Begin with a line `key: value`; keep one thing in one file."),
    ),
    Code(
        "YML110",
        say("A key that is no simple text"),
        say("A key is the name by which a value is found again: it can be neither empty, nor a list or a group."),
        say("Give the key a short name; put quotes around a text that contains { } or [ ]."),
    ),
    Code(
        "YML111",
        say("A file that nothing reads"),
        say("Neither its name nor its folder is known: it is not read, and nothing of it is published."),
        say("Name it as the format says, put it into the folder of its process, or move it elsewhere."),
        Severity.WARNING,
    ),
    Code(
        "YML112",
        say("A name or a link that does not work everywhere"),
        say("The file is a link or a device, or its name would clash or fail on another machine."),
        say("Use a regular file with a plain name: letters, digits, hyphens, at most 120 characters."),
    ),
    Code(
        "YML113",
        say("A file that is missing or closed"),
        say("What other files name is defined there. `cartography/company.yml` is the one file that is always needed."),
        say("Write the file as the message says, or check who may open it."),
    ),
    Code(
        "YML114",
        say("A line of measures or incidents that cannot be read"),
        say("Each line of these CSV files holds a day, then a value or a process, then a note."),
        say("Write the day as 2026-11-03, the value as a number; quote a text that contains a comma."),
    ),
    Code(
        "YML115",
        say("A file whose name is almost right"),
        say("A process or a company file was meant, but its name is not the one of the format: it is not read."),
        say("Give it the name that is proposed."),
    ),
    Code(
        "YML116",
        say("A text that a # cuts short"),
        say("What stands behind a space and a # is a note: the reader leaves it out, and the text ends before it."),
        say("Put the whole text in double quotes; or a space behind the # of a note."),
        Severity.WARNING,
    ),
    Code(
        "SCH101",
        say("A required key is missing"),
        say("A process needs five keys: `id`, `title`, `owner`, `result`, `steps`. Other items need at least a name."),
        say("Add the line."),
    ),
    Code(
        "SCH102",
        say("An unknown key"),
        say("The format does not know this key: what it says would be lost without a word."),
        say("Correct its spelling; or begin it with `x-` to keep a note of your own."),
    ),
    Code(
        "SCH103",
        say("A value that does not fit"),
        say("Deadlines, workloads, costs and links are worked out from these values: each has its way to be written."),
        say("Write it as the message says."),
    ),
    Code(
        "SCH104",
        say("A word that is not one of the choices"),
        say("The key accepts a few words only. An unknown level counts as secret until it is mended."),
        say("Choose one of the words of the list."),
    ),
    Code(
        "SCH105",
        say("A reference to nothing"),
        say("Maps, accesses and responsibilities follow this name: it must lead to something that is defined."),
        say("Correct the id, or define the item in its file."),
    ),
    Code(
        "SCH106",
        say("An id that is already taken"),
        say("Two items of the same kind have one id: links would lead to one of them by chance."),
        say("Give one of the two another id, and correct its references."),
    ),
    Code(
        "SCH107",
        say("A version of the format that is not known"),
        say("`schema` is the version of the format in which the file is written; today it is 1."),
        say("Write `schema: 1`, or install a newer passation where the file needs it."),
    ),
    Code(
        "SCH108",
        say("The file and its process have different numbers"),
        say("The name of the file begins with another number than its `id`; links and numbers go by it."),
        say("Rename the file, or correct the id."),
    ),
    Code(
        "SCH109",
        say("An attachment that is not there"),
        say("Whoever follows the process would open a file that is not there."),
        say("Put the file into the folder that has the name of the process file, or correct the name."),
    ),
    Code(
        "SCH110",
        say("Many more of the same"),
        say("The file has more faults than are worth listing; they often have one cause."),
        say("Mend those above first, then check again."),
    ),
)
"""Every code of loading, in order."""

DRAWING: Final[tuple[Code, ...]] = (
    Code(
        "MAP201",
        say("A map that cannot be drawn"),
        say(
            "Laying out a graph may take only so much work, so that a build ends alike on every machine. This one "
            "takes more. Its table stands on the page in its place, and everything else is made as usual."
        ),
        say("Put fewer boxes on one map: share the processes out over more domains, or merge roles that do the same."),
        Severity.WARNING,
    ),
)
"""Every code of drawing: found while an output is made, so `passation check` never says it."""
