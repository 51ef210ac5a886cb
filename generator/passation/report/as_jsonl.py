"""The report for machines that read line by line: each finding a document of its own, as in the JSON report.

Its schema is `schemas/finding.schema.json`; keys are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from passation.finding import Finding
from passation.report.as_json import documents
from passation.report.look import Look
from passation.words import Words


def as_jsonl(findings: Sequence[Finding], words: Words, look: Look) -> str:  # noqa: ARG001  # the seam is one signature
    """A line for each finding in order of place; nothing at all where there is nothing to say."""
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in documents(findings, words))
