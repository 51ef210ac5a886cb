"""Where the small companies of these tests are found."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # for `folders`, which tests import by its name
