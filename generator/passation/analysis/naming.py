"""What something new is called in the files: the next free number of its domain, an id made of its name.

A number is never given twice, not even an old one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

_NUMBER: Final = re.compile(r"([A-Z]{2,4})-([0-9]{3})")
_LETTERS: Final = 3
_LAST: Final = 999
_LONGEST: Final = 50


def letters_of(processes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The letters that the numbers of each domain usually begin with, from (domain, number) of every process."""
    counted: dict[str, Counter[str]] = {}
    for domain, number in processes:
        counted.setdefault(domain, Counter())[number.partition("-")[0]] += 1
    return {domain: max(sorted(count), key=count.__getitem__) for domain, count in counted.items()}


def written_numbers(data: Mapping[str, object]) -> Iterator[str]:
    """The numbers that a file takes, as it is written: its own and its old ones; what is no number is left out."""
    aliases = data.get("aliases", [])
    for each in (data.get("id"), *(aliases if isinstance(aliases, list) else [aliases])):
        if isinstance(each, str) and _NUMBER.fullmatch(each):
            yield each


def next_number(domain: str, letters: Mapping[str, str], taken: Collection[str]) -> str | None:
    """One more than the highest number that begins with the domain's letters.

    Args:
        domain: its id, the folder below `sops/`.
        letters: those of the domains that have some; a new domain gets letters of its name that nobody uses yet.
        taken: every number that is or was used, aliases too.

    Returns:
        The number, or None when the last one of these letters is taken.
    """
    known = [found for each in sorted(taken) if (found := _NUMBER.fullmatch(each))]
    own = letters.get(domain) or _new_letters(domain, {*letters.values(), *(each[1] for each in known)})
    last = max((int(each[2]) for each in known if each[1] == own), default=0)
    return f"{own}-{last + 1:03}" if own is not None and last < _LAST else None


def _new_letters(domain: str, used: Collection[str]) -> str | None:
    name = re.sub("[^a-z]", "", domain).upper()
    wanted = (name[:_LETTERS].ljust(2, "X"), name[: _LETTERS + 1], name[: _LETTERS - 1])
    spare = (f"{name[:1] or 'P'}{chr(65 + a)}{chr(65 + b)}" for a in range(26) for b in range(26))
    return next((each for each in (*wanted, *spare) if len(each) > 1 and each not in used), None)


def slug(text: str, longest: int = _LONGEST) -> str:
    """A name as an id or in the name of a file: `relances-des-factures`.

    Small letters without accents, digits, hyphens; it begins with a letter and ends with a whole word where one fits.
    Empty where the name has no letter of ours.
    """
    spelled = text.casefold().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(char for char in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(char))
    short = "-".join(re.findall("[a-z0-9]+", plain)).lstrip("-0123456789")
    if len(short) > longest:
        short = short[: longest + 1].rpartition("-")[0] or short[:longest]
    return short
