from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers import errors
from scrapers.lookup import look_up
from scrapers.registry import (
    BodyRecord,
    CaptureMethod,
    CertificateQuery,
    LookupOutcome,
    RecordStatus,
    RegistryRecord,
    Snapshot,
)

QUERY = CertificateQuery(number="99924Q00001R0S")
SNAPSHOT = Snapshot(
    body=b"<html>as received</html>",
    media_type="text/html",
    captured_at=datetime(2026, 1, 5, tzinfo=UTC),
    method=CaptureMethod.API,
    url="https://registry.example/search",
)
CERTIFICATE = RegistryRecord(
    number="99924Q00001R0S",
    organisation="示例有限公司",
    status=RecordStatus.VALID,
    status_text="有效",
)
BODY = BodyRecord(
    approval_number="CNCA-R-2099-999",
    name="示例认证有限公司",
    status=RecordStatus.VALID,
    status_text="valid",
)
SIMILAR = BodyRecord(
    approval_number="CNCA-R-2099-998",
    name="示列认证有限公司",
    status=RecordStatus.VALID,
    status_text="valid",
    certain=False,
)
ERRORS = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, errors.RegistryError)
]


class UnforeseenError(errors.RegistryBlockedError):
    """A failure some later adapter adds."""


class StandIn:
    """A registry that answers, or fails, as it is told."""

    name = "stand-in"

    def __init__(self, *, records=(), fetching=None, reading=None):
        self.records, self.fetching, self.reading = records, fetching, reading

    def fetch(self, _query):
        if self.fetching:
            raise self.fetching
        return SNAPSHOT

    def read(self, _snapshot, _query):
        if self.reading:
            raise self.reading
        return self.records


class Desk:
    """A registry that only a person may ask."""

    name = "desk"

    def __init__(self, error=None):
        self.error = error

    def link(self, query):
        if self.error:
            raise self.error
        return f"https://desk.example/{query.number}"


def ask(registry):
    (lookup,) = look_up(QUERY, [registry])
    return lookup


@pytest.mark.parametrize(
    ("records", "outcome"),
    [
        ((), "not_found"),
        ((CERTIFICATE,), "found"),
        ((BODY,), "found"),
        ((SIMILAR,), "ambiguous"),
        ((BODY, SIMILAR), "ambiguous"),
        ((CERTIFICATE, CERTIFICATE), "ambiguous"),
    ],
)
def test_an_answer_that_was_read_decides_the_outcome(records, outcome):
    lookup = ask(StandIn(records=records))
    assert lookup.outcome == outcome
    assert lookup.records == records
    assert lookup.snapshot is SNAPSHOT
    assert lookup.url == SNAPSHOT.url


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (errors.RegistryUnavailableError, "unavailable"),
        (errors.RegistryBlockedError, "blocked"),
        (errors.UnexpectedPageError, "indeterminate"),
        (errors.IndeterminateAnswerError, "indeterminate"),
        (errors.NothingToAskError, "not_asked"),
        (errors.RegistryError, "indeterminate"),
        (UnforeseenError, "blocked"),
    ],
)
@pytest.mark.parametrize("step", ["fetching", "reading"])
def test_a_failure_is_an_outcome_of_its_own(error, outcome, step):
    lookup = ask(StandIn(**{step: error("why")}))
    assert lookup.outcome == outcome
    assert lookup.detail == "why"
    assert not lookup.records


def test_every_error_of_the_tree_has_been_thought_of():
    thought_of = {
        errors.RegistryError,
        errors.RegistryUnavailableError,
        errors.RegistryBlockedError,
        errors.UnexpectedPageError,
        errors.IndeterminateAnswerError,
        errors.NothingToAskError,
    }
    assert set(ERRORS) == thought_of


def test_an_answer_that_cannot_be_read_is_kept():
    lookup = ask(StandIn(reading=errors.UnexpectedPageError("no table")))
    assert lookup.snapshot is SNAPSHOT


def test_a_failure_without_words_still_says_what_it_is():
    lookup = ask(StandIn(fetching=errors.RegistryUnavailableError()))
    assert lookup.detail == "The registry did not answer."


def test_a_registry_only_a_person_may_ask_gives_the_link():
    lookup = ask(Desk())
    assert lookup.outcome is LookupOutcome.NEEDS_OPERATOR
    assert lookup.url == "https://desk.example/99924Q00001R0S"


def test_the_others_are_asked_when_one_fails():
    lookups = look_up(QUERY, [StandIn(fetching=errors.RegistryBlockedError("no")), Desk()])
    assert [each.outcome for each in lookups] == ["blocked", "needs_operator"]


def test_a_bug_is_not_hidden_behind_an_outcome():
    with pytest.raises(ZeroDivisionError):
        ask(StandIn(reading=ZeroDivisionError()))


FAILURES = st.none() | st.builds(
    lambda kind, text: kind(text), st.sampled_from([*ERRORS, UnforeseenError]), st.text(max_size=5)
)
ANSWERS = st.lists(st.sampled_from([CERTIFICATE, BODY, SIMILAR]), max_size=3).map(tuple)
STAND_INS = st.builds(StandIn, records=ANSWERS, fetching=FAILURES, reading=FAILURES)


@given(st.lists(STAND_INS | st.builds(Desk, FAILURES), max_size=4))
def test_only_an_empty_answer_that_was_read_is_not_found(registries):
    lookups = look_up(QUERY, registries)
    assert [each.registry for each in lookups] == [each.name for each in registries]
    for registry, lookup in zip(registries, lookups, strict=True):
        said_so = isinstance(registry, StandIn) and not (
            registry.fetching or registry.reading or registry.records
        )
        assert (lookup.outcome is LookupOutcome.NOT_FOUND) == said_so
        assert lookup.outcome is not LookupOutcome.NOT_FOUND or lookup.snapshot is SNAPSHOT
