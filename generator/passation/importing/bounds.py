"""How large a source may be. Beyond it lies no document that people keep by hand."""

from __future__ import annotations

from typing import Final

MAX_FILE: Final = 25_000_000
"""Bytes of a file as it is on the disk."""
MAX_UNPACKED: Final = 60_000_000
"""Bytes of everything in an archive."""
MAX_RATIO: Final = 250
"""How many times larger than packed a part of an archive may be; office files reach 40."""
MAX_PARTS: Final = 3_000
"""Files in an archive."""
MAX_DEPTH: Final = 120
"""Elements within elements."""
MAX_ELEMENTS: Final = 1_500_000
"""Elements of all parts of a document."""
MAX_ROWS: Final = 5_000
"""Rows of a table."""
MAX_COLUMNS: Final = 100
"""Columns of a table."""
MAX_SHEETS: Final = 200
"""Sheets of a workbook."""
MAX_PROCESSES: Final = 500
"""Processes of one import."""
MAX_STEPS: Final = 300
"""Steps of one process."""
