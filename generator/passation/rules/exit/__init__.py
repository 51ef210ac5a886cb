"""How the work comes back."""
