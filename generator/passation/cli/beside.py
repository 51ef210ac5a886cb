"""Findings said beside the run, on standard error: those that stop an output, and those met while making one."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.finding import Finding, in_order


def tell(findings: Sequence[Finding], texts: Mapping[str, str], asked: Asked) -> None:
    """Print each finding once, as `passation check` would; nothing without one. `texts` are the files, for excerpts."""
    if not findings:
        return
    from passation.report import REPORTS  # noqa: PLC0415  # every rule comes with it, and few commands end here
    from passation.report.look import Look  # noqa: PLC0415  # as above

    once = [each for place, each in enumerate(findings) if each not in findings[:place]]
    look = Look(screen.colours(sys.stderr), texts, screen.width(), asked.verbose)
    click.echo(REPORTS["text"](in_order(once), asked.words, look), nl=False, err=True)
