import pytest

from tests.browser.conftest import EXAMPLES

DIGITAL = "itsms-zh-digital.pdf"
EXPIRED = "v03-expired-digital.pdf"
SCAN = "isms-bilingual-scan.jpg"
TWO = "folder-photo.jpg"
PHONE = (390, 844)

DROP = """(bytes) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], "dropped.pdf", { type: "application/pdf" }));
  const zone = document.querySelector("#drop");
  const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, event));
}"""


def overflow(page):
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def focused(page):
    """Return what has the focus: its id, its mark, or its words."""
    return page.evaluate(
        "(document.activeElement.id || document.activeElement.dataset.mark"
        " || document.activeElement.textContent).trim()"
    )


def test_a_dropped_file_is_read_and_its_report_appears(visit):
    page = visit()
    page.evaluate(DROP, list((EXAMPLES / DIGITAL).read_bytes()))
    page.wait_for_selector(".verdict")
    assert "/verifications/" in page.url
    assert page.title().startswith("dropped.pdf")
    assert [each.inner_text() for each in page.query_selector_all(".answer dt")] == [
        "真伪",
        "效力",
        "适用",
    ]
    assert focused(page) == "dropped.pdf"


def test_the_way_to_the_report_is_told_step_by_step(visit):
    page = visit()
    page.set_input_files("#file", EXAMPLES / SCAN)
    page.click("#submit")
    page.wait_for_selector("[data-step=reading].is-now")
    assert page.get_attribute("#watch-say", "aria-live") == "polite"
    page.wait_for_selector(".verdict")
    page.go_back()
    page.wait_for_selector("#upload")


def test_the_picture_shows_where_a_field_stands(visit, path_of):
    page = visit(path_of(EXPIRED))
    page.wait_for_function("document.querySelector('.page img').naturalWidth > 0")
    row = page.locator(".row", has_text="有效期至").first
    row.hover()
    mark = page.locator(f"#mark-{row.get_attribute('data-mark')}")
    assert "is-active" in mark.get_attribute("class")
    assert "is-bad" in mark.get_attribute("class")
    picture, box = page.locator(".page img").bounding_box(), mark.bounding_box()
    assert picture["y"] < box["y"] < picture["y"] + picture["height"]


def test_a_box_leads_to_its_field(visit, path_of):
    page = visit(path_of(EXPIRED))
    mark = page.locator(".mark.is-bad").first
    mark.click()
    assert focused(page) == f"row-{mark.get_attribute('data-mark')}"


def test_what_a_finding_speaks_of_is_shown(visit, path_of):
    page = visit(path_of(EXPIRED))
    place = page.locator(".group.is-bad .place").first
    place.click()
    page.wait_for_selector(f"#mark-{place.get_attribute('data-mark')}.is-active")


def test_the_language_is_that_of_the_browser_and_can_be_switched(visit, path_of):
    page = visit(path_of(EXPIRED), locale="en-GB")
    assert page.get_attribute("html", "lang") == "en"
    page.click("text=中文")
    page.wait_for_selector("html[lang=zh-CN]")
    assert page.url.endswith(path_of(EXPIRED))
    page.click("text=English")
    page.wait_for_selector("html[lang=en]")


def test_two_certificates_are_two_tabs(visit, path_of):
    page = visit(path_of(TWO))
    assert page.locator("[role=tab]").count() == 2
    assert page.locator("[role=tabpanel]:visible").count() == 1
    page.focus("[role=tab] >> nth=0")
    page.keyboard.press("ArrowRight")
    assert page.locator("#c2").is_visible()
    assert not page.locator("#c1").is_visible()
    assert focused(page) == "tab-c2"
    page.keyboard.press("Home")
    assert page.locator("#c1").is_visible()


def test_all_can_be_done_by_keyboard(visit):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "file"
    page.set_input_files("#file", EXAMPLES / DIGITAL)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#holder").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("示例云图信息技术有限公司")
    page.keyboard.press("Enter")
    page.wait_for_selector(".verdict")
    page.focus(".row dt a")
    page.keyboard.press("Enter")
    assert page.locator(".mark.is-active").count() == 1
    page.focus(".group:not([open]) > summary")
    page.keyboard.press("Enter")
    assert page.locator(".group[open] > summary:focus").count() == 1


def test_who_forgets_the_file_is_told(visit):
    page = visit(locale="en-GB")
    page.click("#submit")
    assert page.locator("#upload-error").inner_text() == "Choose a file first."
    assert focused(page) == "file"


def test_a_file_of_another_kind_is_refused_with_advice(visit):
    page = visit()
    note = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"no certificate"}
    page.set_input_files("#file", note)
    page.click("#submit")
    page.wait_for_selector(".problem")
    assert "另存为 PDF" in page.locator(".problem").inner_text()
    refused = "Failed to load resource: the server responded with a status of 415"
    assert [each for each in visit.complaints if not each.startswith(refused)] == []
    visit.complaints.clear()


def test_a_damaged_file_ends_with_advice(visit):
    page = visit()
    damaged = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n1 0 obj\n<<"}
    page.set_input_files("#file", damaged)
    page.click("#submit")
    page.wait_for_selector(".problem")
    assert "文件损坏或不完整" in page.locator(".problem").inner_text()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("name", ["/", "/docs", "/problems/encrypted-document", DIGITAL, TWO])
def test_a_phone_needs_no_sideways_scrolling(visit, path_of, name, locale):
    path = name if name.startswith("/") else path_of(name)
    page = visit(path, size=PHONE, locale=locale, has_touch=True)
    for fold in page.query_selector_all("summary"):
        if fold.is_visible():
            fold.click()
    assert overflow(page) <= 0


def test_a_phone_can_take_a_photo(visit):
    page = visit(size=PHONE, has_touch=True, is_mobile=True)
    assert page.locator("#photo").is_visible()
    with page.expect_file_chooser() as chooser:
        page.click("#photo")
    assert chooser.value.element.get_attribute("id") == "file"


def test_without_script_the_report_arrives_too(visit):
    page = visit(java_script_enabled=False)
    page.set_input_files("#file", EXAMPLES / DIGITAL)
    page.click("#submit")
    page.wait_for_selector(".verdict")
    assert page.locator(".page img").count() == 1


def test_everything_that_can_be_used_has_a_name(visit, path_of):
    page = visit(path_of(TWO))
    nameless = page.evaluate(
        "[...document.querySelectorAll('a, button, input, select, img, svg[role], progress')]"
        ".filter(e => !e.closest('[hidden]') && !(e.getAttribute('aria-label') || e.alt"
        " || e.textContent.trim() || e.labels?.length || e.type === 'hidden'))"
        ".map(e => e.outerHTML)"
    )
    assert nameless == []
