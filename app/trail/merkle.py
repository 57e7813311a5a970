"""The Merkle tree of RFC 6962, section 2.1: leaf and node hashes, the root of a growing list."""

import hashlib
from collections.abc import Iterable
from typing import Final

EMPTY: Final = hashlib.sha256().digest()
"""The root of a tree without leaves."""

Frontier = tuple[bytes, ...]
"""The roots of the full subtrees of a tree, largest first: one for each bit of its size."""


def leaf_hash(entry: bytes) -> bytes:
    """Hash a leaf."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grow(frontier: Frontier, size: int, leaf: bytes) -> Frontier:
    """Return the frontier of a tree of ``size`` leaves after one more."""
    whole = list(frontier)
    while size & 1:
        leaf = node_hash(whole.pop(), leaf)
        size >>= 1
    return (*whole, leaf)


def root(frontier: Frontier) -> bytes:
    """Return the root hash of the tree with this frontier."""
    if not frontier:
        return EMPTY
    *rest, top = frontier
    for subtree in reversed(rest):
        top = node_hash(subtree, top)
    return top


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root hash over these leaf hashes."""
    frontier: Frontier = ()
    for size, leaf in enumerate(leaves):
        frontier = grow(frontier, size, leaf)
    return root(frontier)
