"""What must never stand in a file."""
