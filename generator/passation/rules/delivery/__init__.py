"""What is about to be handed over to an acquirer."""
