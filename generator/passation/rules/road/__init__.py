"""The way outside, wave by wave."""
