import json
import threading

from tests.service import PDF, REPORT


def events(text):
    """Take a stream of events apart."""
    blocks = [block for block in text.split("\n\n") if block and not block.startswith(":")]
    pairs = [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]
    return [(each["event"], each.get("id"), json.loads(each["data"])) for each in pairs]


def test_every_step_is_told_in_order_and_then_the_end(client, sent):
    url = sent().headers["location"]
    answer = client.get(f"{url}/events")
    told = events(answer.text)
    assert answer.headers["content-type"].startswith("text/event-stream")
    steps = [data["status"] for event, _, data in told if event == "progress"]
    assert steps == ["queued", "reading", "asking", "judging", "done"]
    assert told[-1] == ("end", None, {"status": "done", "url": url})


def test_a_broken_connection_is_taken_up_where_it_ended(client, sent):
    url = sent().headers["location"]
    told = events(client.get(f"{url}/events", headers={"last-event-id": "3"}).text)
    assert [number for _, number, _ in told] == ["4", "5", None]


def test_the_end_comes_when_the_work_ends(client, service):
    service.verifier.held.clear()
    url = client.post("/v1/verifications", files={"file": ("a.pdf", PDF)}).headers["location"]
    threading.Timer(0.1, service.verifier.held.set).start()
    told = events(client.get(f"{url}/events").text)
    assert told[-1][2]["status"] == "done"


def test_pages_are_counted_while_they_are_read(client, sent):
    told = events(client.get(f"{sent().headers['location']}/events").text)
    assert {"page": 1, "pages": 2} in [data.get("facts") for _, _, data in told]


def test_certificates_are_told_as_they_are_found_and_no_text_of_a_page(client, service):
    service.verifier.tells = True
    service.verifier.held.clear()
    url = client.post("/v1/verifications", files={"file": ("a.pdf", PDF)}).headers["location"]
    threading.Timer(0.1, service.verifier.held.set).start()
    told = events(client.get(f"{url}/events").text)
    kinds = [event for event, _, _ in told]
    found = [data["certificate"] for event, _, data in told if event == "found"]
    assert kinds.index("found") < kinds.index("end")
    assert [each["number"] for each in found] == [
        each["fields"]["number"]["value"] for each in REPORT["certificates"]
    ]
    assert set(found[0]) == {"index", "pages", "number", "organisation", "standards", "verdict"}
