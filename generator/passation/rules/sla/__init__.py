"""Commitments of providers."""
