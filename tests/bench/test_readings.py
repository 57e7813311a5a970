"""Documents are read once and judged as often as wanted."""

from pathlib import Path

from bench import readings

PDF = Path(__file__).parents[2] / "examples" / "certificates" / "itsms-zh-digital.pdf"


def test_a_kept_document_gives_the_same_fields_without_being_read(tmp_path):
    with readings.flow(tmp_path) as certificates:
        read = certificates(PDF)
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    with readings.flow(tmp_path) as certificates:
        again = certificates(PDF)
    assert [each["fields"] for each in again] == [each["fields"] for each in read]
    assert read[0]["fields"]["number"]["value"]
    assert kept.stat().st_mtime_ns == written
