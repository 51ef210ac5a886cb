"""What a company wrote, typed: one file a thing. Knows no file, no rule, no page."""
