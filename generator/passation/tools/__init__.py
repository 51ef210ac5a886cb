"""Engines: text in, bytes out. The only subprocess and the only cache of the house live here."""
