"""What a secret looks like: cheap signs first, then a pattern, then check digits.

A text is searched only for what its signs announce: most files hold none of them and cost one look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from passation.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Secret:
    """Where a secret begins and ends in a text, and which kind it is. The value itself is not kept."""

    start: int
    end: int
    kind: str


_SIGN: Final = "•"
_GAP: Final = r"[ \u00a0\u202f.-]?"
_LONG_NUMBER: Final = re.compile(rf"\d(?:{_GAP}[\dABab]){{14,}}")
"""Fifteen digits or more, as people group them (Corsica: 2A, 2B): the sign of a card or a social security number."""
_IBAN_SIGN: Final = re.compile(
    r"\d\d(?<=[A-Za-z]{2}\d\d)[ \u00a0\u202f-]?[0-9A-Za-z]{4}[ \u00a0\u202f-]?[0-9A-Za-z]{4}"
)
_IBAN: Final = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}\d\d(?:[ \u00a0\u202f-]?[0-9A-Za-z]){11,30}")
_NIR: Final = re.compile(
    rf"(?<!\d)[12]{_GAP}\d\d{_GAP}\d\d{_GAP}(?:\d\d|2[AB]){_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}\d\d(?!\d)", re.IGNORECASE
)
_CARD: Final = re.compile(rf"(?<!\d)(?:3[47]\d\d{_GAP}\d{{6}}{_GAP}\d{{5}}|[2456]\d{{3}}(?:{_GAP}\d{{4}}){{3}})(?!\d)")
_TOKEN: Final = re.compile(
    r"\bgh[opsur]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{18,}|\bsk[-_](?:live|test|proj|ant)[-_][\w-]{16,}"
    r"|\b(?:rk|pk)_live_\w{16,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}|\bya29\.[\w-]{20,}"
    r"|\bnpm_\w{30,}|\bpypi-\w{30,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bhooks\.slack\.com/services/\S{20,}"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}"
)
_TOKEN_SIGNS: Final = (
    "_pat_", "gho_", "ghp_", "ghs_", "ghu_", "ghr_", "glpat-", "sk-", "sk_", "_live_", "xox", "AKIA", "AIza", "ya29.",
    "npm_", "pypi-", "SG.", "hooks.slack", "eyJ",
)  # fmt: skip
_PRIVATE_KEY: Final = re.compile(r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----")
_ADDRESS: Final = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s/@:{}<>]+:(?P<password>[^\s/@{}<>*]{3,})@"
    r"|[?&](?:access_token|token|api_?key|key|password|passwd|pwd|sig|signature|secret)=(?P<token>[^&\s{}<>*\"']{8,})",
    re.IGNORECASE,
)
_SP: Final = "[ \u00a0]"
_SAID: Final = re.compile(
    rf"(?P<password>\b(?:mots?{_SP}de{_SP}passe|mdp|passwords?|passwd|pwd|passphrase|phrase{_SP}secrète)\b)"
    rf"|(?P<token>\b(?:cl[ée]s?{_SP}(?:d['’])?(?:api|acc[èe]s|secr[èe]te)|api[ _-]?key|secret[ _-]?key"
    r"|access[ _-]?token|jetons?|token|bearer)\b)"
    rf"|(?P<code>\b(?:digicode|codes?{_SP}(?:pin|secret|confidentiel|d['’](?:acc[èe]s|entrée|alarme)"
    rf"|de{_SP}(?:la{_SP})?porte|du{_SP}(?:portail|coffre)|de{_SP}l['’]alarme))\b)",
    re.IGNORECASE,
)
_SAID_SIGNS: Final = (
    "passe", "passw", "passp", "mdp", "pwd", "secr", "api", "accès", "acces", "jeton", "token", "bearer", "code",
)  # fmt: skip
_REACH: Final = 24
"""Characters before and after a sign in which the whole expression stands."""
_VALUE: Final = re.compile(
    r"[^\n:=]{0,30}?(?:[ \u00a0\u202f]*[:=][ \u00a0\u202f]*|[ \u00a0]+(?:est|is)[ \u00a0]+:?[ \u00a0]*)"
    r"[\"'`«“]?[ \u00a0\u202f]?(?P<value>[^\s\"'`«»“”,;)\]]{3,})"
)
_BARE: Final = re.compile(r"[ \u00a0]+[\"'`«“]?[ \u00a0\u202f]?(?P<value>[^\s\"'`«»“”,;)\]]{6,})")
"""What follows the word itself, without a colon."""
_PLACEHOLDER: Final = re.compile(
    r"^[{<\[(]|^\$\{|^%.*%$|^[*•_x….-]+$|^(?:https?:|sop:|mailto:)|^(?:1password|bitwarden|keepass|lastpass|dashlane)",
    re.IGNORECASE,
)
"""What stands where a value will stand, or says in which vault it is."""
_WEAK: Final = frozenset({"azerty", "azertyuiop", "qwerty", "password", "motdepasse", "admin", "bonjour", "soleil"})
"""Passwords of small letters that everybody tries first."""


def secrets(text: str) -> list[Secret]:
    """The secrets of a text, in order; of several that overlap, the first."""
    found: list[Secret] = []
    for secret in sorted(each for search in _SEARCHES for each in search(text)):
        if not found or secret.start >= found[-1].end:
            found.append(secret)
    return found


def concealed(text: str) -> str:
    """The text with a sign in place of each character of a secret: what may be shown, however it came there."""
    for found in secrets(text):
        text = f"{text[: found.start]}{_SIGN * (found.end - found.start)}{text[found.end :]}"
    return text


def _ibans(text: str) -> Iterator[Secret]:
    if _IBAN_SIGN.search(text) is None:
        return
    from stdnum import iban  # noqa: PLC0415  # ssl comes with it, and few texts hold anything of this length

    for match in _IBAN.finditer(text):
        for end in _word_ends(match):
            if iban.is_valid(re.sub(r"[^0-9A-Za-z]", "", text[match.start() : end]), check_country=False):
                yield Secret(match.start(), end, "iban")
                break


def _word_ends(match: re.Match[str]) -> Iterator[int]:
    """The ends of a run of groups, longest first: what follows an IBAN may look like one more group."""
    ends = [found.start() + match.start() for found in re.finditer(r"[ \u00a0\u202f-]", match[0])]
    yield from (match.end(), *reversed(ends))


def _numbers(text: str) -> Iterator[Secret]:
    if _LONG_NUMBER.search(text) is None:
        return
    from stdnum import luhn  # noqa: PLC0415  # as above
    from stdnum.fr import nir  # noqa: PLC0415  # as above

    for match in _NIR.finditer(text):
        if nir.is_valid(re.sub(r"[^0-9A-Za-z]", "", match[0])):
            yield Secret(match.start(), match.end(), "nir")
    for match in _CARD.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if luhn.is_valid(digits) and len(set(digits)) > 2:
            yield Secret(match.start(), match.end(), "card")


def _tokens(text: str) -> Iterator[Secret]:
    if any(sign in text for sign in _TOKEN_SIGNS):
        for match in _TOKEN.finditer(text):
            yield Secret(match.start(), match.end(), "token")
    if "PRIVATE KEY" in text:
        for match in _PRIVATE_KEY.finditer(text):
            yield Secret(match.start(), match.end(), "private key")


def _addresses(text: str) -> Iterator[Secret]:
    if "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        yield Secret(match.start(), match.end(), "address")


def _said(text: str) -> Iterator[Secret]:
    """What a text itself calls a password, a key or a code, followed by something that can be one."""
    for start, end in _near_signs(text):
        for match in _SAID.finditer(text, start, end):
            value = _VALUE.match(text, match.end())
            kind = match.lastgroup or "password"
            if value is None and kind == "password":
                value = _bare_password(text, match.end())
            if value is not None and _LOOKS_LIKE[kind](value["value"].rstrip(".")):
                yield Secret(value.start("value"), value.end("value"), kind)


def _near_signs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold a sign; the whole text where small letters would shift its places."""
    lowered = text.lower()
    signs = [sign for sign in _SAID_SIGNS if sign in lowered]
    if signs and len(lowered) != len(text):
        yield 0, len(text)
        return
    last = 0
    for at in sorted(at for sign in signs for at in _places(lowered, sign)):
        start, end = max(at - _REACH, last), at + _REACH
        if end > last:
            yield start, end
            last = end


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _password(value: str) -> bool:
    """A word of small letters is an explanation (`dans`, `voir`), unless it is a password known to be weak."""
    if _PLACEHOLDER.search(value):
        return False
    kinds = sum(bool(re.search(kind, value)) for kind in (r"[a-zà-ÿ]", r"[A-ZÀ-Þ]", r"\d", r"[!@#$%^&*+=?§£€]"))
    mixed = len(value) >= 5 and (kinds >= 3 or (kinds == 2 and bool(re.search(r"\d", value))))
    return mixed or value.lower() in _WEAK or (value.isdecimal() and len(value) >= 4)


def _bare_password(text: str, after: int) -> re.Match[str] | None:
    """A password that nothing announces: letters, a digit and a sign together, for products have numbers too."""
    found = _BARE.match(text, after)
    if found is None:
        return None
    value = found["value"].rstrip(".?:")
    kinds = (r"[A-Za-zà-ÿ]", r"\d", r"[!@#$%^&*+=?§£€]")
    return found if all(re.search(kind, value) for kind in kinds) else None


def _token(value: str) -> bool:
    return (
        len(value) >= 16
        and not _PLACEHOLDER.search(value)
        and bool(re.search(r"\d", value) and re.search(r"[A-Za-z]", value))
    )


def _code(value: str) -> bool:
    return re.fullmatch(r"[A-Da-d#*]?\d{3,8}[A-Da-d#*]?|\d{1,4}[A-Da-d]\d{1,4}", value) is not None


_LOOKS_LIKE: Final[dict[str, Callable[[str], bool]]] = {"password": _password, "token": _token, "code": _code}
_SEARCHES: Final[tuple[Callable[[str], Iterator[Secret]], ...]] = (_ibans, _numbers, _tokens, _addresses, _said)
