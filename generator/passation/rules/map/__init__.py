"""How processes hang together."""
