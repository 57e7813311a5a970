from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from app.trail.merkle import EMPTY, grow, leaf_hash, node_hash, root, root_of


def reference(leaves):
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + reference(leaves[:split]) + reference(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=40))
def test_the_root_is_the_rfcs(leaves):
    assert root_of(leaf_hash(each) for each in leaves) == reference(leaves)


def test_a_published_tree_has_its_published_roots():
    # The test vectors of the certificate transparency project's Merkle tree.
    leaves = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43"]
    assert root_of([leaf_hash(leaves[0])]).hex() == (
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert root_of(map(leaf_hash, leaves[:2])).hex() == (
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    )
    assert root_of(map(leaf_hash, leaves)).hex() == (
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"
    )


def test_a_tree_without_leaves_has_the_hash_of_nothing():
    assert root(()) == EMPTY == sha256(b"").digest()


def test_a_leaf_is_never_taken_for_a_node():
    left, right = leaf_hash(b"left"), leaf_hash(b"right")
    assert leaf_hash(left + right) != node_hash(left, right)


@given(st.integers(min_value=0, max_value=200))
def test_the_frontier_has_one_root_for_each_bit_of_the_size(size):
    frontier = ()
    for number in range(size):
        frontier = grow(frontier, number, leaf_hash(b"x"))
    assert len(frontier) == size.bit_count()
