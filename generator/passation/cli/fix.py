"""`passation check --fix`: what can be mended by itself is mended or shown; what is left is checked as ever."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from passation.cli import changes, screen
from passation.cli.asked import Asked
from passation.cli.company import Company
from passation.cli.refusal import Refusal
from passation.cli.root import root_of
from passation.finding import Finding, in_order, say
from passation.frozen import dataclass
from passation.report.sentences import said
from passation.rules import concealed
from passation.tools.terminal import one_line


@dataclass(frozen=True, slots=True)
class Fixing:
    """How findings are to be mended."""

    safe: bool = False
    unsafe: bool = False
    only_show: bool = False

    def __bool__(self) -> bool:
        """Whether anything is to be mended."""
        return self.safe or self.unsafe or self.only_show


def refuse_beside(fixing: Fixing, others: Sequence[tuple[str, object]]) -> None:
    """Raises Refusal for an option that goes on by itself, or changes something else: one thing after the other."""
    for name, value in others:
        if fixing and value:
            raise Refusal(say("--fix and {option} do not go together.", option=name), say("Run one after the other."))


def fix(asked: Asked, below: Callable[[Path], Callable[[str], bool]], fixing: Fixing) -> int:
    """Mend what can be mended and write it, or show it; how many findings that makes."""
    from passation.load.mending import mend  # noqa: PLC0415  # every check comes by here, and few of them mend

    root = root_of(asked.root)
    with screen.working(asked, asked.words.t("Mending")):
        judge = (lambda loaded: Company(asked, root, loaded).findings()) if fixing.unsafe else None
        mended = mend(root, below(root), unsafe=fixing.unsafe, judge=judge)
    if fixing.only_show:
        changes.show(mended.changes)
    else:
        changes.write(root, mended.changes)
        _tell(asked, mended.findings)
    _count(asked, len(mended.findings), fixing)
    return len(mended.findings)


def _tell(asked: Asked, findings: Sequence[Finding]) -> None:
    """Name each finding that is gone, where it stood, and what stands there now."""
    for each in in_order(findings):
        now = "; ".join(edit.text.strip() for edit in each.repair.edits) if each.repair else str(each.fix or "")
        line = f"{each.place}: {said(each.message, asked.words)}"
        screen.note(asked, concealed(one_line(f"{line} → {now}" if now and "\n" not in now else line)))


def _count(asked: Asked, count: int, fixing: Fixing) -> None:
    words = asked.words
    if not count:
        text = words.t("Nothing can be mended by itself.")
    elif fixing.only_show:
        text = words.n(
            "{count} finding would be mended; nothing is written.",
            "{count} findings would be mended; nothing is written.",
            count,
        )
    else:
        text = words.n("{count} finding is mended.", "{count} findings are mended.", count)
    screen.note(asked, text)


def mendable(asked: Asked, found: Sequence[Finding], fixing: Fixing) -> bool:
    """Say how many findings can still be mended by themselves, if any can; whether that was the case."""
    safe = sum(each.repair is not None and each.repair.is_safe for each in found)
    proposed, words = sum(each.repair is not None or bool(each.put) for each in found), asked.words
    if safe and not fixing:
        screen.note(
            asked,
            words.n(
                "Next: passation check --fix mends {count} of them.",
                "Next: passation check --fix mends {count} of them.",
                safe,
            ),
        )
    elif proposed and not fixing.unsafe:
        screen.note(
            asked,
            words.n(
                "Next: passation check --unsafe-fixes --diff shows a proposal for {count} of them.",
                "Next: passation check --unsafe-fixes --diff shows proposals for {count} of them.",
                proposed,
            ),
        )
    else:
        return False
    return True
