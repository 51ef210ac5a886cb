"""Passation: from one YAML file per process to a manual that is checked, published and printed."""

__version__ = "0.1.0"
