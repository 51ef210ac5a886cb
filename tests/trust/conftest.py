"""Lets the tests of this folder share what they are built on (`trust.aviary`)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
