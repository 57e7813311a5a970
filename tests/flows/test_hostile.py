"""Hostile files through HTTP: each ends with the right problem, and the service goes on."""

import httpx
import pytest

from tests.hostile.files import DOCUMENT, EXHAUSTED, HOSTILE, MISLABELLED, UNSUPPORTED
from tests.server import serving

ENDS = {UNSUPPORTED: MISLABELLED}
"""Whatever is no PDF is mislabelled here: every file is sent under the name of one."""
QUICK = [each for each in HOSTILE if each.outcome != EXHAUSTED]
"""What exhausts the limits takes as long as they allow; the reader's own tests set them low."""


@pytest.fixture(scope="module")
def http(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CERTSCREEN_MAX_PAGES", "50")
        yield from _http(tmp_path_factory)


def _http(tmp_path_factory):
    with (
        serving(tmp_path_factory.mktemp("service")) as address,
        httpx.Client(base_url=address, timeout=120) as client,
    ):
        yield client


@pytest.mark.parametrize("hostile", QUICK, ids=lambda each: each.name)
def test_a_hostile_file_ends_in_the_right_problem(hostile, http):
    answer = http.post(
        "/v1/verifications",
        files={"file": ("certificate.pdf", hostile.content)},
        data={"wait": "60"},
    )
    report = answer.json()
    assert answer.status_code == 201, report
    if hostile.outcome == DOCUMENT:
        assert report["status"] == "done"
        assert not any(
            each["verdict"]["genuine"] == "contradicted" for each in report["certificates"]
        )
    else:
        assert report["status"] == "failed"
        wanted = ENDS.get(hostile.outcome, hostile.outcome)
        assert report["problem"]["type"] == f"/problems/{wanted}"
        assert report["problem"]["detail_zh"]
    assert http.get("/livez").status_code == 200
