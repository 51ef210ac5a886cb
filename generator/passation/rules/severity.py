"""How grave a finding is in this company: what rises, what a draft spares, what the settings say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.finding import Finding, Severity
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.source import Origin

SPARES_NO_DRAFT: Final = frozenset({"YML", "SCH", "SEC", "CONF"})
"""Families that keep their severity on a draft: a leak leaks before the document is approved."""
_WORDS: Final[Mapping[str, Severity]] = {severity.word: severity for severity in Severity}


def settle(finding: Finding, rule: Rule, manual: Manual) -> Finding | None:
    """The finding at the severity it has here; None when the settings switch its rule off.

    In this order: a rising rule rises one step for an approved document or a company being sold; the settings of the
    company, then of the deepest folder, replace that; on a draft everything is a warning at most, leaks excepted.
    """
    status = _status(finding, manual)
    severity = finding.severity
    if rule.rises and (status == "approved" or manual.company.lifecycle == "cession"):
        severity = Severity(min(severity + 1, Severity.ERROR))
    for word in _said(finding, rule, manual):
        if word == "off":
            return None
        severity = _WORDS[word]
    if status == "draft" and rule.family not in SPARES_NO_DRAFT:
        severity = min(severity, Severity.WARNING)
    return finding.at_severity(severity)


def may_say(rule: Rule, word: str) -> bool:
    """Whether the settings may say this of a rule: `off` only where it is no error, nothing where it always holds."""
    return not rule.always and not (word == "off" and rule.severity is Severity.ERROR)


def _status(finding: Finding, manual: Manual) -> str | None:
    kind, item_id = finding.subject or ("", "")
    return manual.sops[item_id].document.status if kind == "process" and item_id in manual.sops else None


def _said(finding: Finding, rule: Rule, manual: Manual) -> Iterator[str]:
    """What the settings say of a rule here: at most one word, the folder's before the company's."""
    settings = manual.settings
    path = finding.where.source.path if isinstance(finding.where, Origin) else finding.where.path
    folders = [name for name, words in settings.folders.items() if rule.code in words and _lies_in(path, name)]
    if folders:
        word: str | None = settings.folders[max(folders, key=len)][rule.code]
    else:
        word = settings.severity.get(rule.code)
    if word is not None and may_say(rule, word):
        yield word


def _lies_in(path: str, folder: str) -> bool:
    """A folder is written from the root (`sops/finance`) or as a domain (`finance`)."""
    name = folder.strip("/")
    return path.startswith((f"{name}/", f"sops/{name}/"))
