"""What the tests of several rooms share: the browser (`chromium.py`) and its window."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # tests import `chromium` by its name
pytest_plugins = ("chromium",)
