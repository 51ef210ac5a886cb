"""Who holds which access."""
