"""Companies that begin: starter kits, empty sheets to fill in, a catalogue of indicators. Shipped, never made up."""
