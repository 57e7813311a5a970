"""Pure readers: bytes and pixels in, typed values out; no network, no database."""
