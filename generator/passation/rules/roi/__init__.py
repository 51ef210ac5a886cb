"""The business case of delegation."""
