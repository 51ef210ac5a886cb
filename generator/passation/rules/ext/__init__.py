"""What is given to a provider, and what stays inside."""
