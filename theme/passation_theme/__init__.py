"""What passation looks like: styles, fonts, templates. Found by ``importlib.resources``."""
