import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import sync_playwright

from tests.server import serving

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXAMPLES = Path(__file__).parents[2] / "examples" / "certificates"


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("service")) as address:
        yield address


@pytest.fixture(scope="module")  # it holds an event loop that no later test may find running
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """Open pages; at the end nothing was loaded from elsewhere and nothing complained."""
    contexts, asked, complaints = [], [], []

    def open_page(path="/", *, locale="zh-CN", size=(1280, 900), **more):
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale=locale, **more
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else 0)
        page.goto(address + path)
        return page

    open_page.complaints = complaints
    yield open_page
    for context in contexts:
        context.close()
    elsewhere = [url for url in asked if not re.match(rf"{re.escape(address)}/|data:|blob:", url)]
    assert elsewhere == []
    assert complaints == []


@pytest.fixture(scope="session")
def path_of(address):
    """Verify an example, once, and return the path of its page."""
    paths = {}

    def verify(name):
        if name not in paths:
            with (EXAMPLES / name).open("rb") as file:
                answer = httpx.post(
                    f"{address}/v1/verifications",
                    files={"file": (name, file)},
                    data={"wait": "60"},
                    timeout=90,
                )
            assert answer.status_code == 201
            paths[name] = f"/verifications/{answer.json()['id']}"
        return paths[name]

    return verify
