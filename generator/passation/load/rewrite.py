"""Changes to an author's file that keep the comments and the order of everything else."""

from __future__ import annotations

import io
from collections.abc import Sequence

from ruamel.yaml import YAML


def with_baseline(text: str, lines: Sequence[str]) -> str:
    """The text of a `settings.yml` with `lines` as its baseline; an empty text begins a new file.

    The text must have been read without a fault.
    """
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    settings = yaml.load(text) or yaml.load("schema: 1\n")
    settings["baseline"] = list(lines)
    written = io.StringIO()
    yaml.dump(settings, written)
    return written.getvalue()
