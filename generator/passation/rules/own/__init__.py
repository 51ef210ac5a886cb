"""Who pilots."""
