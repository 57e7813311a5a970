"""The whole service through HTTP, as a bid platform uses it."""

import threading
import time
from pathlib import Path

import httpx
import pytest

from app.api.report import Report
from tests.server import serving

EXAMPLES = Path(__file__).parents[2] / "examples" / "certificates"
EXPIRED = EXAMPLES / "v03-expired-digital.pdf"
SCAN = EXAMPLES / "isms-bilingual-scan.jpg"


@pytest.fixture(scope="module")
def http(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    with serving(folder) as address, httpx.Client(base_url=address, timeout=90) as client:
        client.folder = folder
        yield client


def verify(http, path, **form):
    """Hand a document in and wait for its report."""
    with path.open("rb") as file:
        return http.post(
            "/v1/verifications", files={"file": (path.name, file)}, data={"wait": "60", **form}
        )


def test_a_certificate_goes_in_and_a_report_comes_out(http):
    answer = verify(http, EXPIRED)
    report = Report.model_validate(answer.json())
    (certificate,) = report.certificates
    assert answer.status_code == 201
    assert certificate.fields.number.value
    assert (certificate.verdict.genuine, certificate.verdict.in_force) == ("unconfirmed", "no")
    (expired,) = [each for each in certificate.findings if each.rule == "V03"]
    assert expired.outcome == "failed"
    assert expired.evidence[0].box == certificate.fields.expires.box
    assert [each["kind"] for each in report.trail.entries][:2] == ["received", "read"]
    assert Report.model_validate(http.get(answer.headers["location"]).json()) == report


def test_a_day_in_the_past_is_judged_as_of_that_day(http):
    report = Report.model_validate(verify(http, EXPIRED, as_of="2024-01-31").json())
    assert report.certificates[0].verdict.in_force == "yes"


def test_its_pages_and_its_file_come_back(http):
    url = verify(http, EXPIRED).headers["location"]
    assert http.get(f"{url}/pages/1.png").content.startswith(b"\x89PNG")
    assert http.get(f"{url}/pages/2.png").json()["type"] == "/problems/page-not-found"
    assert http.get(f"{url}/original").content == EXPIRED.read_bytes()


def test_it_is_found_again_by_its_number(http):
    report = verify(http, EXPIRED).json()
    number = report["certificates"][0]["fields"]["number"]["value"]
    listed = http.get("/v1/verifications", params={"number": number}).json()["verifications"]
    assert report["id"] in {each["id"] for each in listed}


def test_a_damaged_file_is_a_finding_about_the_file(http, tmp_path):
    damaged = tmp_path / "a.pdf"
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    report = Report.model_validate(verify(http, damaged).json())
    assert (report.status, report.certificates) == ("failed", [])
    assert report.problem.type == "/problems/broken-document"


def test_it_stays_alive_while_it_reads(http):
    """The pages of the scan keep the reader and OCR busy; the median forgives a busy machine."""
    reading = threading.Thread(target=verify, args=(http, SCAN))
    reading.start()
    waits = []
    while reading.is_alive() and len(waits) < 200:
        began = time.perf_counter()
        assert http.get("/livez").status_code == 200
        waits.append(time.perf_counter() - began)
    reading.join()
    assert sorted(waits)[len(waits) // 2] < 0.1


def test_its_documents_and_their_stages_are_counted(http, tmp_path):
    damaged = tmp_path / "a.pdf"
    damaged.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    verify(http, damaged)
    verify(http, EXPIRED)
    figures = http.get("/metrics").text
    for outcome in ("done", "failed"):
        assert f'certscreen_documents_total{{outcome="{outcome}"}}' in figures
    for stage in ("reading", "asking", "judging"):
        assert f'certscreen_stage_seconds_count{{stage="{stage}"}}' in figures


def test_its_log_holds_ids_and_outcomes_only(http):
    report = verify(http, EXPIRED, holder="示例寻找信息技术有限公司").json()
    http.get("/v1/verifications", params={"holder": "示例寻找"})
    fields = report["certificates"][0]["fields"]
    log = (http.folder / "log").read_text()
    secrets = [
        EXPIRED.name,
        "示例",
        *(fields[name]["value"] for name in ("number", "organisation")),
    ]
    assert '"event": "answered"' in log
    assert [each for each in secrets if each in log] == []
