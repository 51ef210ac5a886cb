"""From a folder to a manual: bytes, text, nodes, typed items. Every fault is a value, all of them at once."""
