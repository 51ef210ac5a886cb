"""Rules about the rules."""
