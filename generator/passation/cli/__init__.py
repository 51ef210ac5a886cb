"""The command line: one file a command. It parses, calls one function of each floor, prints, and returns a number."""

from passation.cli.start import main

__all__ = ["main"]
