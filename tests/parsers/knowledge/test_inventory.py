from datetime import date, timedelta

import pytest

from parsers.knowledge import inventory
from parsers.knowledge.tables import content, table

COMPILED = date(2026, 11, 22)


def changed(name, before, after):
    """Read every file as shipped but one, in which a text is replaced."""
    assert before in content(name)

    def read(asked):
        return content(asked).replace(before, after) if asked == name else content(asked)

    return read


def test_every_stated_file_is_there():
    stated = table(inventory.FILE, inventory.Inventory).files
    assert {each.name for each in stated} <= set(inventory.names())


@pytest.mark.parametrize(
    ("name", "rows", "compiled"),
    [("bodies.csv", 360, COMPILED), ("standards.yaml", 50, COMPILED), ("hosts.yaml", 20, COMPILED)],
)
def test_what_a_file_holds(name, rows, compiled):
    held = inventory.holding(name)
    assert held.rows > rows
    assert held.compiled == compiled
    assert 0 < held.sources <= held.rows
    assert 0 < held.unverified <= held.rows


def test_the_directory_speaks_of_an_earlier_day_than_it_was_compiled_on():
    held = inventory.holding("bodies.csv")
    assert held.as_of == date(2017, 5, 1)
    assert held.relied_on_until == COMPILED + timedelta(days=held.stated.days)


def test_what_ships_holds_until_the_first_shelf_life_ends():
    first = min(inventory.holding(name).relied_on_until for name in inventory.names())
    assert list(inventory.faults(first)) == []
    assert list(inventory.faults(first + timedelta(days=1))) != []


@pytest.mark.parametrize(
    ("name", "before", "after", "why"),
    [
        ("standards.yaml", b"as_of: 2026-11-22", b"as_of: some day", "as_of"),
        ("standards.yaml", b"complete: true", b"complet: true", "complet"),
        ("standards.yaml", b"families:", b"families: [", "malformed"),
        ("schemes.yaml", b"approval:", b"approvals:", "approval"),
        ("bodies.csv", b",valid,", b",fine,", "status"),
        ("bodies.csv", b"Compiled 2026-11-22", b"Compiled lately", "compiled"),
    ],
)
def test_a_malformed_file_is_named(name, before, after, why):
    (fault,) = inventory.faults(COMPILED, changed(name, before, after))
    assert fault.name == name
    assert why in fault.en
    assert fault.zh.startswith("格式有误")


def test_an_old_file_is_named_with_its_day():
    read = changed("hosts.yaml", b"as_of: 2026-11-22", b"as_of: 2024-01-05")
    (fault,) = inventory.faults(COMPILED, read)
    assert fault.name == "hosts.yaml"
    assert "2024-01-05" in fault.en
    assert "2024-01-05" in fault.zh
