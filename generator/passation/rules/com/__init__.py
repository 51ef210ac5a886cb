"""How the company and its providers talk."""
