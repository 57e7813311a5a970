import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trail.entry import Entry, EntryFormatError, Kind

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ENTRY = Entry(seq=0, at=NOON, kind=Kind.RECEIVED, subject="id", facts={"sha256": "ab", "bytes": 9})


def test_the_canonical_text_has_sorted_keys_and_no_spaces():
    assert ENTRY.canonical == (
        '{"at":"2026-03-01T12:00:00.000000+00:00","facts":{"bytes":9,"sha256":"ab"},'
        f'"kind":"received","previous":"{"0" * 64}","seq":0,"subject":"id"}}'
    )


def test_the_zone_of_a_time_makes_no_difference():
    shanghai = NOON.astimezone(timezone(timedelta(hours=8)))
    same = Entry(seq=0, at=shanghai, kind=ENTRY.kind, subject="id", facts=ENTRY.facts)
    assert same.canonical == ENTRY.canonical


FACTS = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.lists(st.integers(), max_size=3),
    max_size=4,
)


@given(
    st.integers(min_value=0, max_value=2**53),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(Kind),
    FACTS,
)
def test_an_entry_is_read_back_from_its_text(seq, at, kind, facts):
    entry = Entry(seq=seq, at=at, kind=kind, subject="id", facts=facts)
    assert Entry.parse(entry.canonical) == entry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        ENTRY.canonical + " ",
        ENTRY.canonical.replace(":9", ": 9"),
        ENTRY.canonical.replace('"seq":0', '"seq":0,"seq":0'),
        ENTRY.canonical.replace('"seq":0', '"seq":0,"more":1'),
        ENTRY.canonical.replace('"seq":0', '"seq":"0"'),
        ENTRY.canonical.replace('"received"', '"burnt"'),
        ENTRY.canonical.replace("12:00:00.000000+00:00", "12:00:00+00:00"),
        ENTRY.canonical.replace('"id"', '"\\u0069d"'),
        json.dumps(ENTRY.as_json()),
        "[" * 100_000,
    ],
)
def test_any_other_text_is_no_entry(text):
    with pytest.raises(EntryFormatError):
        Entry.parse(text)


def test_what_json_cannot_say_is_refused():
    entry = Entry(seq=0, at=NOON, kind=Kind.READ, subject="id", facts={"share": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        _ = entry.canonical
