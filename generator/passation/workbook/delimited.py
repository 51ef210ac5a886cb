"""A table as CSV that French spreadsheets open as it is: semicolons, a byte order mark, and nothing that runs."""

from __future__ import annotations

import csv
import io
from typing import Final

from passation.table import Table

LIVE: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet may run; full-width signs are folded by some."""


def delimited(table: Table) -> bytes:
    """Give the CSV: UTF-8 with its mark, `;`, CRLF. A cell that begins like a formula gets a `'` before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_calm(column) for column in table.columns])
    writer.writerows([_calm(cell.text) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _calm(text: str) -> str:
    return f"'{text}" if text.lstrip(" \u00a0\u202f").startswith(LIVE) else text
