"""Long documents through HTTP: told as they are found, killed in the middle, others not kept."""

import json
from pathlib import Path

import httpx
import pytest

from app.api.report import Report
from tests.app.test_sifting import ANNEX, PROSE, certificate
from tests.engines import until
from tests.hostile import pdfs
from tests.server import serving, started

EXAMPLE = Path(__file__).parents[2] / "examples" / "certificates" / "v03-expired-digital.pdf"
LICENCE = (
    "Business licence",
    "Certificate of incorporation",
    "Registered capital: 99 million",
)


def bid(count, at):
    """A bid of text pages; a certificate with an annex on each of the pages named."""
    pages = [PROSE] * count
    for number in at:
        pages[number - 1 : number + 1] = [certificate(f"99924Q{number:05}R0S"), ANNEX]
    pages[4] = LICENCE
    return pdfs.written(pages)


def hand_in(http, content, **form):
    return http.post("/v1/verifications", files={"file": ("bid.pdf", content)}, data=form)


def events(http, url):
    """Follow a verification; give each event with its data."""
    with http.stream("GET", f"{url}/events") as stream:
        event = None
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                event = value
            elif name == "data":
                yield event, json.loads(value)


def found(told):
    return [data["certificate"] for event, data in told if event == "found"]


@pytest.fixture(scope="module")
def http(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    with serving(folder) as address, httpx.Client(base_url=address, timeout=90) as client:
        client.folder = folder
        yield client


def test_certificates_are_told_while_the_document_is_read(http):
    url = hand_in(http, bid(40, at=(10, 30))).headers["location"]
    told = list(events(http, url))
    report = Report.model_validate(http.get(url).json())
    kinds = [event for event, _ in told]
    reading = [at for at, (_, data) in enumerate(told) if data.get("status") == "reading"]
    assert kinds.index("found") < reading[-1]
    assert [each["pages"] for each in found(told)] == [[10, 11], [30, 31]]
    assert [each.pages for each in report.certificates] == [[10, 11], [30, 31]]
    assert found(told)[0]["number"] == report.certificates[0].fields.number.value
    assert found(told)[0]["verdict"]["headline"]["en"] == (
        report.certificates[0].verdict.headline.en
    )


def test_what_else_the_document_holds_is_named_and_the_rest_counted(http):
    url = hand_in(http, bid(40, at=(10,)), wait="60").headers["location"]
    document = Report.model_validate(http.get(url).json()).document
    assert document.pages == 40
    assert [(each.pages, each.kind) for each in document.neighbours] == [([5], "business_licence")]
    assert document.put_aside["other"] > 30


def test_neither_events_nor_the_log_hold_the_text_of_a_page(http):
    url = hand_in(http, bid(40, at=(10,))).headers["location"]
    told = json.dumps(list(events(http, url)))
    log = (http.folder / "log").read_text()
    for line in (*PROSE, *ANNEX, *LICENCE):
        assert line not in told
        assert line not in log
    assert "99924Q00010R0S" not in log


def test_a_small_document_is_answered_while_a_long_one_is_read(http):
    long = hand_in(http, bid(2_000, at=range(50, 2_000, 50))).headers["location"]
    until(lambda: http.get(long).json()["certificates"])
    with EXAMPLE.open("rb") as file:
        small = hand_in(http, file.read(), wait="60")
    assert small.json()["status"] == "done"
    assert http.get(long).json()["status"] not in {"done", "failed"}
    assert len(found(events(http, long))) == 39


def test_a_service_killed_in_the_middle_tells_and_reports_each_certificate_once(tmp_path):
    content = bid(1_200, at=(10, 600, 1_190))
    with started(tmp_path) as (address, process), httpx.Client(base_url=address) as client:
        url = hand_in(client, content).headers["location"]
        first = next(data for event, data in events(client, url) if event == "found")
        process.kill()
    assert first["certificate"]["pages"] == [10, 11]
    with serving(tmp_path) as address, httpx.Client(base_url=address, timeout=90) as client:
        assert client.get(url).json()["certificates"][0]["pages"] == [10, 11]
        told = list(events(client, url))
        report = Report.model_validate(client.get(url).json())
    assert [each["index"] for each in found(told)] == [0, 1, 2]
    assert [each.pages for each in report.certificates] == [[10, 11], [600, 601], [1190, 1191]]
    kinds = [each["kind"] for each in report.trail.entries]
    assert (kinds.count("read"), kinds.count("judged")) == (1, 1)
