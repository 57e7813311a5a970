from parsers.knowledge.schemes import of_letters, schemes
from parsers.knowledge.standards import standards


def test_letters_mean_schemes_of_the_table_of_standards():
    known = {family.scheme for family in standards().families} | {"HACCP"}
    assert all(set(row.schemes) <= known for row in schemes().letters)
    assert schemes().source


def test_letters_nobody_knows_mean_nothing():
    assert of_letters("XY") == frozenset()
    assert of_letters("q") == {"QMS"}
