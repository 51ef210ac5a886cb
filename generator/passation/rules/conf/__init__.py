"""Confidentiality and personal data."""
