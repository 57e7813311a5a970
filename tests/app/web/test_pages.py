import re

import pytest

from tests.engines import until
from tests.service import LOCKED, PDF, REPORT

ZH = {"accept-language": "zh-CN,zh;q=0.9", "accept": "text/html"}
EN = {"accept-language": "en", "accept": "text/html"}


def upload(client, content=PDF, headers=ZH, filename="示例.pdf", **form):
    files = {"file": (filename, content)}
    return client.post("/", files=files, data=form, headers=headers)


@pytest.fixture
def page(client, sent):
    """Return the page of a finished report in one language."""
    path = f"/verifications/{sent().json()['id']}"
    return lambda headers: client.get(path, headers=headers).text


class TestHome:
    def test_speaks_the_language_of_the_browser(self, client):
        assert "核验一份认证证书" in client.get("/", headers=ZH).text
        assert "Verify a certificate" in client.get("/", headers=EN).text

    def test_says_its_language_to_a_screen_reader(self, client):
        assert '<html lang="zh-CN">' in client.get("/", headers=ZH).text
        assert '<html lang="en">' in client.get("/", headers=EN).text

    def test_lists_what_was_verified(self, client, sent):
        sent(filename="投标文件.pdf")
        shown = client.get("/", headers=ZH).text
        assert "投标文件.pdf" in shown
        assert "示例云海信息技术有限公司" in shown
        assert "不在有效状态" in shown

    def test_leads_to_earlier_ones(self, client, sent):
        for _ in range(11):
            sent()
        link = re.search(r'class="more" href="([^"]+)"', client.get("/", headers=ZH).text)
        older = client.get(link[1].replace("&amp;", "&"), headers=ZH).text
        assert older.count('class="list-name"') == 1

    def test_shows_a_file_name_as_text(self, client, sent):
        sent(filename="<img src=x onerror=alert(1)>.pdf")
        assert "<img src=x" not in client.get("/", headers=ZH).text


class TestLanguage:
    def test_is_chosen_and_kept(self, client):
        choice = {"language": "en", "back": "/docs"}
        answer = client.post("/language", data=choice, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/docs")
        assert "Verify a certificate" in client.get("/", headers=ZH).text

    @pytest.mark.parametrize(
        "back", ["https://example.org/", "//example.org", "/\\example.org", "x"]
    )
    def test_never_leads_elsewhere(self, client, back):
        choice = {"language": "en", "back": back}
        answer = client.post("/language", data=choice, follow_redirects=False)
        assert answer.headers["location"] == "/"


class TestUpload:
    def test_leads_to_the_page_of_the_verification(self, client, service):
        service.works = False
        answer = upload(client)
        assert answer.url.path.startswith("/verifications/")
        assert "正在核验" in answer.text
        assert f'data-events="/v1{answer.url.path}/events"' in answer.text

    def test_works_without_script(self, client, service):
        service.works = False
        assert '<noscript><meta http-equiv="refresh"' in upload(client).text

    @pytest.mark.parametrize(
        ("content", "status", "words"),
        [(b"MZ", 415, "不支持这种文件"), (PDF * 9999, 413, "文件太大")],
    )
    def test_says_what_is_wrong_and_what_to_do(self, client, content, status, words):
        answer = upload(client, content, filename="a.bin")
        assert answer.status_code == status
        assert words in answer.text

    def test_from_another_site_is_refused(self, client):
        answer = upload(client, headers={**ZH, "sec-fetch-site": "cross-site"})
        assert answer.status_code == 403


class TestReport:
    @pytest.mark.parametrize(
        ("headers", "words"),
        [
            (ZH, ["未能核实", "不在有效状态", "已过期 263 天", "法规", "认证认可条例", "实际"]),
            (EN, ["Unconfirmed", "263 days later", "Law", "Cannot tell", "Does not apply"]),
        ],
    )
    def test_says_all_in_the_language_of_the_reader(self, page, headers, words):
        shown = page(headers)
        for word in words:
            assert word in shown

    @pytest.mark.usefixtures("finding")
    @pytest.mark.parametrize(("headers", "words"), [(ZH, "已找到证书 2 份"), (EN, "found: 2")])
    def test_shows_what_was_found_while_reading_goes_on(self, client, headers, words):
        path = upload(client).url.path
        until(lambda: words in client.get(path, headers=headers).text)
        shown = client.get(path, headers=headers).text
        assert "示例云海信息技术有限公司" in shown
        assert 'id="watch"' in shown

    def test_names_the_papers_beside_the_certificates(self, client, sent, service):
        service.verifier.document = {
            "neighbours": [
                {
                    "pages": [12, 13],
                    "kind": "business_licence",
                    "title": {"zh": "营业执照", "en": "business licence"},
                }
            ],
            "put_aside": {"other": 38},
            "unread": [{"page": 17, "problem": "broken-document"}],
        }
        path = f"/verifications/{sent().json()['id']}"
        shown = client.get(path, headers=ZH).text
        for words in ("营业执照", "第 12, 13 页", "另有 38 页", "无法读取的页：17"):
            assert words in shown
        assert "business licence" in client.get(path, headers=EN).text

    def test_shows_what_the_versions_of_a_certificate_say_differently(self, client, sent, service):
        reading = REPORT["certificates"][0]["fields"]["expires"]
        other = {**reading, "value": "2029-01-01", "page": 2}
        apart = [{"field": "expires", "readings": [reading, other]}]
        service.verifier.certificate = {"disagreements": apart}
        shown = client.get(f"/verifications/{sent().json()['id']}", headers=ZH).text
        assert f"{reading['value']} (第 {reading['page']} 页) / 2029-01-01 (第 2 页)" in shown
        assert "各页版本不一致" in shown

    def test_shows_both_certificates_of_a_document(self, page):
        shown = page(ZH)
        assert shown.count('class="certificate"') == 2
        assert 'role="tablist"' in shown

    def test_ties_every_place_to_a_box_that_exists(self, page):
        shown = page(ZH)
        named = set(re.findall(r'href="#(mark-[^"]+|row-[^"]+)"', shown))
        assert named
        assert named <= set(re.findall(r'id="([^"]+)"', shown))

    def test_gives_every_id_once(self, page):
        ids = re.findall(r'\bid="([^"]+)"', page(ZH))
        assert len(ids) == len(set(ids))

    def test_leads_to_the_official_platform_without_telling_it_from_where(self, page):
        shown = page(ZH)
        assert "certNumber=9992024ITSM0012R0MN" in shown
        assert 'target="_blank" rel="noopener noreferrer"' in shown

    def test_tells_unread_from_absent(self, page):
        shown = page(ZH)
        assert "有此项，但无法辨认" in shown
        assert "未印出或未找到" in shown

    def test_loads_nothing_from_outside_and_no_inline_script(self, page):
        shown = page(ZH)
        assert not re.findall(r'(?:src|srcset|action)="(?!/)[^"]', shown)
        assert not re.findall(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", shown)

    def test_of_a_file_that_cannot_be_read_gives_advice_and_no_verdict(self, client, sent):
        path = f"/verifications/{sent(LOCKED).json()['id']}"
        shown = client.get(path, headers=ZH).text
        assert "文件有密码保护" in shown
        assert "去掉密码" in shown
        assert 'class="verdict"' not in shown

    def test_that_does_not_exist_is_explained(self, client):
        answer = client.get("/verifications/00000000-0000-4000-8000-000000000000", headers=ZH)
        assert answer.status_code == 404
        assert "没有这份核验" in answer.text


def test_every_part_of_a_page_is_served(client):
    shown = client.get("/", headers=ZH).text
    for path in re.findall(r'(?:src|href)="(/static/[^"]+)"', shown):
        assert client.get(path).status_code == 200


def test_the_interface_is_described_without_script_from_outside(client):
    shown = client.get("/docs", headers=EN).text
    assert "/v1/verifications/{verification_id}/pages/{page}.png" in shown
    assert not re.findall(r'src="(?!/)', shown)
