"""Pixels to text boxes: one module per engine, one protocol."""
