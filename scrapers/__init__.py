"""Public registries: ask, keep the answer, read it."""
