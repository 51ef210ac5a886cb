"""What follows from what the authors wrote: derived, never authored; pure functions on `Content`."""
