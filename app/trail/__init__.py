"""The trail (留痕): an append-only, hash-linked record of what was done."""
