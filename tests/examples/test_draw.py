"""What lies in examples/ is what the script draws.

Rasterisation may change with a library or a font of Debian, so drawn again files are compared
by their text, their truth, their QR codes and their pixels within a tolerance; drawn twice in one
place they must be equal byte by byte.
"""

import io
import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from examples import draw, files, forms

ROOM = Path(files.__file__).parent
SHIPPED = {plan.path: plan for plan in files.shipped()}
PLANS = {plan.path: plan for plan in files.plans()}
BORN_DIGITAL = [path for path in PLANS if path.endswith("-digital.pdf")]
MEGABYTE = 1_000_000
TOLERANCE = 6  # grey levels, in the block of 16 by 16 pixels that differs most


@cache
def drawn(path):
    return SHIPPED[path].draw()


def pages(content):
    if content.startswith(b"%PDF"):
        return [page.render(scale=1).to_pil() for page in pypdfium2.PdfDocument(content)]
    return [Image.open(io.BytesIO(content)).convert("RGB")]


def worst_block(one, other):
    """Return the mean difference of the 16 by 16 pixels that differ most."""
    grey = [np.asarray(each.convert("L"), dtype=np.int16) for each in (one, other)]
    difference = np.abs(grey[0] - grey[1])
    height, width = (side // 16 * 16 for side in difference.shape)
    blocks = difference[:height, :width].reshape(height // 16, 16, width // 16, 16)
    return blocks.mean(axis=(1, 3)).max()


def text(content):
    if not content.startswith(b"%PDF"):
        return []
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def codes(content):
    return sorted(code.text for page in pages(content) for code in zxingcpp.read_barcodes(page))


def folded(string):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", string)).casefold()


def records(path=ROOM / "truth.jsonl"):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_says_what_is_drawn_today(path):
    assert text((ROOM / path).read_bytes()) == text(drawn(path))


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_looks_like_what_is_drawn_today(path):
    kept, today = pages((ROOM / path).read_bytes()), pages(drawn(path))
    assert [each.size for each in kept] == [each.size for each in today]
    assert max(map(worst_block, kept, today)) < TOLERANCE


def test_the_comparison_of_looks_sees_one_changed_letter():
    one, other = (
        pages(PLANS[f"real/{name}-digital.pdf"].draw())[0]
        for name in ("qms-zh", "n06-other-scheme")
    )
    assert worst_block(one, one) == 0
    assert worst_block(one, other) > 2 * TOLERANCE


def test_the_shipped_truth_is_the_truth_drawn_today():
    today = [record for plan in SHIPPED.values() for record in plan.records]
    kept = [{k: v for k, v in record.items() if k != "bytes"} for record in records()]
    assert kept == json.loads(json.dumps(today))


def test_the_shipped_truth_names_the_files_that_lie_there():
    lying = {f"certificates/{path.name}" for path in (ROOM / "certificates").iterdir()}
    assert {record["file"] for record in records()} == lying == set(SHIPPED)
    assert all((ROOM / each["file"]).stat().st_size == each["bytes"] for each in records())


def test_the_shipped_files_stay_small():
    assert sum(path.stat().st_size for path in (ROOM / "certificates").iterdir()) < 3 * MEGABYTE


@pytest.mark.parametrize(
    "path",
    ["real/qms-zh-digital.pdf", "real/qms-zh-scan.jpg", "real/two-pages.pdf"],
)
def test_drawing_twice_gives_the_same_bytes(path):
    first = PLANS[path].draw()
    forms.forget_pictures()
    assert PLANS[path].draw() == first


@pytest.mark.parametrize("path", BORN_DIGITAL)
def test_the_truth_is_what_the_page_prints(path):
    (record,) = PLANS[path].records
    fields = record["fields"]
    content = PLANS[path].draw()
    printed = folded(" ".join(text(content)))
    for key in (
        *(
            "certificate_number",
            "uscc",
            "uscc_printed",
            "organisation_name_zh",
            "organisation_name_en",
        ),
        *("scope_zh", "scope_en", "standard_printed", "certification_body_zh"),
        "certification_body_en",
    ):
        value = fields.get(key)
        assert value is None or folded(value) in printed, key
    assert codes(content) == [code["payload"] for code in fields["qr_codes"]]


@pytest.mark.parametrize("path", ["real/isms-bilingual-scan.jpg", "real/folder-photo.jpg"])
def test_qr_codes_survive_the_scanner_and_the_camera(path):
    payloads = [c["payload"] for r in PLANS[path].records for c in r["fields"]["qr_codes"]]
    assert codes(PLANS[path].draw()) == sorted(payloads)


def test_glyphs_without_unicode_are_seen_and_not_read():
    (plan,) = (plan for path, plan in PLANS.items() if "without-unicode" in path)
    content, whole = plan.draw(), PLANS["real/itsms-zh-digital.pdf"].draw()
    fields = plan.records[0]["fields"]
    printed = folded(" ".join(text(content)))
    assert folded(fields["uscc"]) not in printed
    assert folded(fields["organisation_name_zh"]) not in printed
    assert folded(fields["certificate_number"]) in printed
    assert pages(content)[0].tobytes() == pages(whole)[0].tobytes()


def test_the_mark_that_is_a_picture_is_not_in_the_text():
    content = PLANS["real/qms-picture-mark-digital.pdf"].draw()
    assert "C999-M" not in " ".join(text(content))


def test_every_fault_the_rules_must_find_is_planted_once_and_named():
    planted = {r["planted"]["rule"] for p in PLANS.values() for r in p.records if r["planted"]}
    assert planted >= {
        *("V02", "V03", "V05", "T04", "T05", "T08", "C02", "C05", "S01"),
        *("I01", "I03", "I06", "I12", "N03", "N05", "N06", "Q01", "Q02"),
    }
    for plan in PLANS.values():
        for record in plan.records:
            assert bool(record["planted"]) == bool(record["twin_of"])


def test_only_writes_what_was_asked_for(tmp_path, capsys):
    draw.keep((plan for path, plan in PLANS.items() if "ems-table-digital" in path), tmp_path)
    (record,) = records(tmp_path / "truth.jsonl")
    assert (tmp_path / record["file"]).stat().st_size == record["bytes"]
    assert "1 certificates" in capsys.readouterr().out
