"""What a contract must be able to show."""
