from dataclasses import replace
from datetime import date, timedelta

from app.store.rows import ObjectRow, SnapshotRow
from tests.rows import NOON, PDF

ROW = SnapshotRow(
    registry="cnca-bodies",
    sha256=PDF.sha256,
    captured_at=NOON,
    as_of=date(2026, 2, 1),
    source="bodies.csv",
    rows=12,
    imported_at=NOON,
)


def test_a_snapshot_is_imported_once(store):
    store.objects.keep(PDF)
    assert store.snapshots.add(ROW)
    assert not store.snapshots.add(ROW)
    assert store.snapshots.all() == (ROW,)


def test_the_latest_snapshot_is_the_one_imported_last(store):
    later = replace(ROW, sha256="b" * 64, imported_at=NOON + timedelta(days=1), as_of=None)
    elsewhere = replace(later, registry="another")
    store.objects.keep(PDF)
    store.objects.keep(ObjectRow(sha256="b" * 64, size=1, media_type="text/csv"))
    for each in (later, ROW, elsewhere):
        store.snapshots.add(each)
    assert store.snapshots.latest("cnca-bodies") == later
    assert store.snapshots.latest("unheard-of") is None
