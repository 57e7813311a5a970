"""A long document on the page: certificates appear while reading goes on."""

import pytest

from tests.app.test_sifting import PROSE, certificate
from tests.hostile import pdfs

BID = [certificate(f"99924Q{n:05}R0S") if n % 90 == 20 else PROSE for n in range(1_800)]


@pytest.mark.parametrize(
    ("locale", "words", "pages"),
    [("zh-CN", "已找到证书 ", "共 1800 页"), ("en-GB", "Certificates found: ", "of 1800")],
)
def test_certificates_appear_while_reading_goes_on(visit, locale, words, pages):
    page = visit(locale=locale)
    file = {"name": "bid.pdf", "mimeType": "application/pdf", "buffer": pdfs.written(BID)}
    page.set_input_files("#file", file)
    page.click("#submit")
    page.wait_for_selector("#found li:nth-child(2)")
    assert "99924Q00020R0S" in page.inner_text("#found li:first-child")
    assert words in page.inner_text("#found-title")
    assert page.query_selector(".verdict") is None
    page.wait_for_function(
        "words => document.querySelector('[data-step=reading]').innerText.includes(words)",
        arg=pages,
    )
    page.wait_for_selector(".verdict")
    assert page.query_selector("#found") is None
    assert page.query_selector_all("[role=tab]")
