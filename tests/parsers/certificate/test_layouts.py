"""Layouts of many certification bodies, each as text layer and as a picture that OCR read."""

import unicodedata

import pytest

from parsers.find import certificates
from tests.parsers.certificate import layouts

FIELDS = (
    "number",
    "organisation",
    "organisation_en",
    "uscc",
    "address",
    "scope",
    "scope_en",
    "standards",
    "certification_body",
    "certification_body_en",
    "issued",
    "first_certified",
    "reissued",
    "decided",
    "valid_from",
    "expires",
    "accreditation_number",
)


@pytest.mark.parametrize("form", [layouts.as_text, layouts.as_seen])
@pytest.mark.parametrize("layout", layouts.load(), ids=lambda each: each.name)
def test_every_field_is_read_and_none_invented(layout, form):
    """Two language versions side by side may be told as one certificate or as two."""
    found = certificates(form(layout))
    names = [name for name in FIELDS if name not in layout.unseen]
    read = {name: set().union(*(values(each.fields, name) for each in found)) for name in names}
    expected = {name: truth(layout, name) for name in read}
    missed = {name for name in layout.unread & read.keys() if not read[name]}
    assert {name: read[name] for name in read.keys() - missed} == {
        name: expected[name] for name in read.keys() - missed
    }


def test_every_field_named_in_a_layout_is_one_that_is_compared():
    assert {name for each in layouts.load() for name in each.truth} <= set(FIELDS)


def values(fields, name):
    readings = getattr(fields, name)
    each = readings if isinstance(readings, tuple) else (readings,)
    return {folded(reading.value) for reading in each if reading and reading.value}


def truth(layout, name):
    text = layout.truth.get(name, "")
    return {folded(each) for each in (text.split(" | ") if name == "standards" else [text]) if each}


def folded(value):
    """Without what readers and printers are free in: blanks, punctuation, capitals, width."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return "".join(char for char in text if unicodedata.category(char)[0] not in "PZSC")
