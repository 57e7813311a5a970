"""One module per identifier, each with one ``parse``."""
