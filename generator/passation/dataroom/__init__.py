"""What an acquirer receives: one numbered, sealed bag per recipient."""
