from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from uuid import UUID, uuid4

import pytest

from app.evidence import Requirement
from app.store.rows import Answer, Cursor, Status, VerificationFilter
from app.verdict import Fit, Genuine, InForce
from tests.rows import NOON, PDF, add, certificate, verification

REPORT = {"certificates": [{"scope": "软件\x00开发\ud800", "box": [0.1, 0.2, 0.3, 0.4]}]}


def listed(store, **wanted):
    return [each.id for each in store.verifications.page(VerificationFilter(**wanted)).items]


def test_what_is_added_comes_back_as_it_was(store):
    asked = Requirement(holder="示例", scope_keywords=("开发", "运维"), accredited=True)
    row = add(store, requirement=asked, overrides={"N01": "low"}, profile="guide-strict")
    assert store.verifications.get(row.id) == row
    assert store.verifications.status(row.id) is Status.QUEUED


def test_an_unknown_id_is_nothing(store):
    assert store.verifications.get(uuid4()) is None
    assert store.verifications.status(uuid4()) is None
    assert store.verifications.begin(uuid4()) is None
    assert not store.verifications.delete(uuid4())


def test_times_come_back_in_utc_whatever_zone_they_went_in(store):
    shanghai = timezone(timedelta(hours=8))
    row = add(store, created_at=datetime(2026, 3, 1, 20, tzinfo=shanghai))
    found = store.verifications.get(row.id).created_at
    assert found == NOON
    assert found.tzinfo is UTC


def test_a_time_without_zone_is_refused(store):
    with pytest.raises(Exception, match="needs a zone"):
        add(store, created_at=datetime(2026, 3, 1, 12))  # noqa: DTZ001  (that is the case)


def test_a_file_name_no_database_can_hold_does_not_stop_its_verification(store):
    row = add(store, filename="a\x00b\ud800.pdf")
    assert store.verifications.get(row.id).filename == "a\ufffdb?.pdf"


def test_an_answer_is_kept_whole_and_once(store):
    row = add(store)
    first = Answer(report=REPORT, pages=2, certificates=(certificate(),), rules_version="7")
    assert store.verifications.finish(row.id, first)
    assert not store.verifications.finish(row.id, Answer(report={"another": True}))
    found = store.verifications.get(row.id)
    assert (found.status, found.report, found.pages, found.rules_version) == (
        Status.DONE,
        REPORT,
        2,
        "7",
    )
    assert found.finished_at is not None
    assert store.verifications.certificates(row.id) == (certificate(),)


def test_a_problem_is_an_answer(store):
    row = add(store)
    problem = {"type": "/problems/broken-document"}
    assert store.verifications.finish(row.id, Answer(status=Status.FAILED, problem=problem))
    found = store.verifications.get(row.id)
    assert (found.status, found.problem, found.report) == (Status.FAILED, problem, None)
    assert found.genuine is None


def test_the_summary_shows_the_worst_certificate_question_by_question(store):
    row = add(store)
    certificates = (
        certificate(0, genuine=Genuine.CONFIRMED, in_force=InForce.NO, fit=Fit.MEETS),
        certificate(1, genuine=Genuine.DOUBTFUL, in_force=InForce.YES, fit=Fit.UNKNOWN),
    )
    store.verifications.finish(row.id, Answer(report={}, certificates=certificates))
    found = store.verifications.get(row.id)
    assert (found.genuine, found.in_force, found.fit) == (
        Genuine.DOUBTFUL,
        InForce.NO,
        Fit.UNKNOWN,
    )


def test_attempts_are_counted_until_there_is_an_answer(store):
    row = add(store)
    assert [store.verifications.begin(row.id) for _ in range(2)] == [1, 2]
    store.verifications.withdraw(row.id)
    assert store.verifications.begin(row.id) == 2
    store.verifications.finish(row.id, Answer(report={}))
    assert store.verifications.begin(row.id) is None


def test_nothing_advances_after_the_answer(store):
    row = add(store)
    assert store.verifications.advance(row.id, Status.READING)
    assert store.verifications.status(row.id) is Status.READING
    store.verifications.finish(row.id, Answer(status=Status.WAITING_FOR_OPERATOR, report={}))
    assert not store.verifications.advance(row.id, Status.READING)
    assert store.verifications.get(row.id).finished_at is None


def test_pages_show_each_verification_once_and_the_newest_first(store):
    moments = [NOON + timedelta(seconds=number // 2) for number in range(7)]  # ties on purpose
    expected = {add(store, created_at=moment).id for moment in moments}
    add_later = True
    seen, after = [], None
    while True:
        page = store.verifications.page(after=after, limit=2)
        seen += page.items
        if page.next is None:
            break
        after = page.next
        if add_later:
            add(store, created_at=NOON + timedelta(hours=1))
            add_later = False
    assert {each.id for each in seen} == expected
    assert len(seen) == len(expected)
    assert all((b.created_at, b.id) < (a.created_at, a.id) for a, b in pairwise(seen))


def test_a_full_last_page_has_no_next(store):
    add(store)
    add(store)
    assert store.verifications.page(limit=2).next is None
    nowhere = Cursor(created_at=NOON - timedelta(days=1), id=UUID(int=0))
    assert store.verifications.page(after=nowhere).items == ()


def test_filters_by_answer_number_name_time_and_status(store):
    plain = add(store)
    worse = add(store, created_at=NOON + timedelta(minutes=1))
    other = certificate(number="99926I00002R0M", organisation="Example 100% Ltd")
    doubt = certificate(1, genuine=Genuine.DOUBTFUL, in_force=InForce.NO, fit=Fit.FAILS)
    store.verifications.finish(worse.id, Answer(report={}, certificates=(other, doubt)))
    assert listed(store) == [worse.id, plain.id]
    assert listed(store, genuine=Genuine.DOUBTFUL) == [worse.id]
    assert listed(store, genuine=Genuine.CONFIRMED) == []
    assert listed(store, in_force=InForce.NO, fit=Fit.FAILS) == [worse.id]
    assert listed(store, number="99926I00002R0M") == [worse.id]
    assert listed(store, number="99926I0000") == []
    assert listed(store, organisation="example 100%") == [worse.id]
    assert listed(store, organisation="e_ample") == []
    assert listed(store, number=other.number, organisation="示例") == []
    assert listed(store, since=NOON + timedelta(seconds=1)) == [worse.id]
    assert listed(store, until=worse.created_at) == [plain.id]
    assert listed(store, status=Status.QUEUED) == [plain.id]


def test_a_misread_number_as_long_as_a_page_can_be_kept(store):
    row = add(store)
    certificates = (certificate(number="证" * 5000),)
    store.verifications.finish(row.id, Answer(report={}, certificates=certificates))
    assert len(store.verifications.certificates(row.id)[0].number) < 5000


def test_deleting_takes_events_certificates_and_tasks_along(store):
    row = add(store)
    store.events.append(row.id, "queued", {})
    store.verifications.finish(row.id, Answer(report={}, certificates=(certificate(),)))
    assert store.verifications.uses(row.sha256) == 1
    assert store.verifications.delete(row.id)
    assert store.events.after(row.id) == ()
    assert store.verifications.certificates(row.id) == ()
    assert store.verifications.uses(row.sha256) == 0


def test_counts_name_every_status(store):
    add(store)
    counts = store.verifications.counts()
    assert counts[Status.QUEUED] == 1
    assert set(counts) == set(Status)


def add_and_break_off(store, row):
    with store.transaction() as transaction:
        transaction.objects.keep(PDF)
        transaction.verifications.add(row)
        transaction.events.append(row.id, "queued", {})
        raise ZeroDivisionError


def test_a_transaction_is_kept_whole_or_not_at_all(store):
    row = verification()
    with pytest.raises(ZeroDivisionError):
        add_and_break_off(store, row)
    assert store.verifications.get(row.id) is None
    assert store.objects.get(PDF.sha256) is None
