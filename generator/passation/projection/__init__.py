"""How the gate makes an item smaller: hidden steps folded, hidden references removed, names replaced."""
