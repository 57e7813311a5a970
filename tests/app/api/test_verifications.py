import pytest

from app.api.report import Report
from app.api.schemas import Accepted, Listing
from tests.engines import until
from tests.service import LOCKED, PDF


def test_a_document_is_accepted_and_its_report_has_an_address(client, service):
    service.works = False
    answer = client.post("/v1/verifications", files={"file": ("证书.pdf", PDF)})
    accepted = Accepted.model_validate(answer.json())
    assert answer.status_code == 202
    assert accepted.status == "queued"
    assert answer.headers["location"] == accepted.url
    report = Report.model_validate(client.get(accepted.url).json())
    assert (report.status, report.certificates, report.document.pages) == ("queued", [], None)
    assert report.trail.entries[0]["kind"] == "received"


def test_who_waits_gets_the_report_at_once(sent):
    answer = sent()
    report = Report.model_validate(answer.json())
    assert answer.status_code == 201
    assert report.status == "done"
    assert report.certificates[0].verdict.in_force == "no"
    assert report.document.filename == "证书.pdf"
    assert answer.headers["location"] == f"/v1/verifications/{report.id}"


@pytest.mark.usefixtures("finding")
def test_while_it_is_read_the_certificates_found_so_far_are_shown(client, service):
    url = client.post("/v1/verifications", files={"file": ("a.pdf", PDF)}).headers["location"]
    until(lambda: client.get(url).json()["certificates"])
    until(lambda: len(client.get(url).json()["certificates"]) == 2)
    report = Report.model_validate(client.get(url).json())
    assert report.status == "reading"
    assert report.certificates[0].verdict.in_force == "no"
    service.verifier.held.set()
    until(lambda: client.get(url).json()["status"] == "done")
    assert len(client.get(url).json()["certificates"]) == 2
    assert service.store.found.of(report.id) == ()


def test_waiting_ends_when_the_time_is_up(client, service):
    service.verifier.held.clear()
    form = {"file": ("a.pdf", PDF)}
    answer = client.post("/v1/verifications", files=form, data={"wait": "0.05"})
    assert answer.status_code == 202


def test_what_is_asked_reaches_the_verification(sent, service):
    form = {
        "holder": " 示例云海信息技术有限公司 ",
        "as_of": "2026-03-01",
        "profile": "guide-strict",
        "standard": "ISO/IEC 20000-1",
        "scope_keywords": "运维服务，信息技术, ",
        "accredited": "true",
    }
    report = sent(**form).json()
    row = service.store.verifications.get(Report.model_validate(report).id)
    assert row.requirement.holder == "示例云海信息技术有限公司"
    assert row.requirement.scope_keywords == ("运维服务", "信息技术")
    assert row.requirement.accredited is True
    assert (row.profile, row.as_of.isoformat()) == ("guide-strict", "2026-03-01")


def test_empty_fields_of_a_form_are_not_asked(sent, service):
    report = sent(holder=" ", as_of="", accredited="", standard="").json()
    row = service.store.verifications.get(Report.model_validate(report).id)
    assert row.requirement.holder is None
    assert row.requirement.accredited is None


@pytest.mark.parametrize(
    ("content", "form", "status", "kind"),
    [
        (b"MZ\x90\x00 a program", {"filename": "a.exe"}, 415, "unsupported-upload"),
        (PDF + b" " * 100_000, {}, 413, "upload-too-large"),
        (PDF + b" " * 300_000, {}, 413, "upload-too-large"),
        (PDF, {"as_of": "yesterday"}, 422, "invalid-request"),
        (PDF, {"profile": "kind"}, 422, "unknown-profile"),
        (PDF, {"wait": "3600"}, 422, "invalid-request"),
    ],
)
def test_what_cannot_be_accepted_is_a_problem(sent, content, form, status, kind):
    answer = sent(content, **form)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"/problems/{kind}"


def test_a_value_that_is_wrong_is_named_and_not_repeated(sent):
    answer = sent(as_of="31.12.9999 示例")
    assert [each["field"] for each in answer.json()["errors"]] == ["as_of"]
    assert "示例" not in answer.text


def test_a_body_without_end_is_cut_off(client):
    def body():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
        for _ in range(1000):
            yield b" " * 10_000

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = client.post("/v1/verifications", content=body(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/upload-too-large"


def test_a_file_that_cannot_be_read_ends_as_failed_with_advice_in_both_languages(sent):
    report = Report.model_validate(sent(LOCKED).json())
    assert report.status == "failed"
    assert report.problem.type == "/problems/encrypted-document"
    assert "密码" in report.problem.detail_zh
    assert "password" in report.problem.detail_en


def test_the_file_comes_back_byte_for_byte_and_is_never_shown(client, sent):
    url = sent(filename='示例".pdf').headers["location"]
    answer = client.get(f"{url}/original")
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox")


def test_a_deleted_original_is_gone(client, sent, service):
    answer = sent()
    service.files.delete(answer.json()["document"]["sha256"])
    assert client.get(f"{answer.headers['location']}/original").status_code == 410


def test_a_page_is_drawn_upright(client, sent, service):
    answer = client.get(f"{sent().headers['location']}/pages/2.png")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert service.pictures.asked == [(2, 1600, 90)]


@pytest.mark.parametrize("page", [0, 3, "x"])
def test_there_is_no_page_beyond_the_last(client, sent, page):
    assert client.get(f"{sent().headers['location']}/pages/{page}.png").status_code in {404, 422}


def test_a_page_is_drawn_only_once_it_is_known_which_way_is_up(client, sent, service):
    service.works = False
    answer = client.get(f"{sent(wait='0').headers['location']}/pages/1.png")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/not-ready")


@pytest.mark.parametrize("part", ["", "/events", "/original", "/pages/1.png"])
def test_an_unknown_verification_is_not_found(client, part):
    url = f"/v1/verifications/00000000-0000-4000-8000-000000000000{part}"
    answer = client.get(url)
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/verification-not-found")


class TestList:
    def test_is_empty_at_first(self, client):
        answer = client.get("/v1/verifications")
        assert answer.json() == {"verifications": [], "next": None}
        assert "link" not in answer.headers

    def test_is_walked_to_its_end_by_its_links(self, client, sent):
        made = [sent(filename=f"{number}.pdf").json()["id"] for number in range(5)]
        seen, url = [], "/v1/verifications?limit=2&profile_is_no_filter=1"
        assert client.get(url).status_code == 422
        url = "/v1/verifications?limit=2"
        while url:
            answer = client.get(url)
            page = Listing.model_validate(answer.json())
            seen += [str(each.id) for each in page.verifications]
            url = answer.links["next"]["url"] if "link" in answer.headers else None
        assert seen == made[::-1]

    def test_keeps_its_filters_from_page_to_page(self, client, sent):
        for _ in range(2):
            sent()
        answer = client.get("/v1/verifications?limit=1&in_force=no&holder=示例云海")
        following = answer.links["next"]["url"]
        assert "in_force=no" in following
        assert len(client.get(following).json()["verifications"]) == 1

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("number=9992024ITSM0012R0MN", 1),
            ("number=9992024ITSM9999R0MN", 0),
            ("holder=云海", 1),
            ("genuine=unconfirmed&fit=unknown", 1),
            ("in_force=yes", 0),
            ("since=2020-01-01&until=2999-01-01", 1),
            ("until=2020-01-01", 0),
            ("status=done", 1),
        ],
    )
    def test_is_filtered(self, client, sent, query, found):
        sent()
        assert len(client.get(f"/v1/verifications?{query}").json()["verifications"]) == found

    @pytest.mark.parametrize("after", ["x", "AAAA", "MjAyNg", "é"])
    def test_an_invented_place_in_it_is_refused(self, client, after):
        answer = client.get("/v1/verifications", params={"after": after})
        assert answer.status_code == 422
