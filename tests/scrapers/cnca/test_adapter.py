import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.cnca.adapter import Cnca
from scrapers.lookup import look_up
from scrapers.registry import CertificateQuery, LookupOutcome

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_stored_link(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    (lookup,) = look_up(CertificateQuery(**expected["query"]), [Cnca()])
    assert (lookup.outcome, lookup.url) == (expected["outcome"], expected["url"])
    assert lookup.snapshot is None
    assert not lookup.records


def test_the_address_can_be_that_of_another_place():
    link = Cnca("http://127.0.0.1:8000/").link(CertificateQuery(number="9"))
    assert link.startswith("http://127.0.0.1:8000/CertECloud/result/skipResultList?")


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_is_not_asked(blank):
    (lookup,) = look_up(CertificateQuery(number=blank, organisation=blank), [Cnca()])
    assert lookup.outcome is LookupOutcome.NOT_ASKED


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_whatever_was_read_comes_out_of_the_link_unchanged(number):
    parts = urlsplit(Cnca().link(CertificateQuery(number=number)))
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert query == {"certNumber": [number], "orgName": [""], "fromIndex": ["true"]}
    assert (parts.hostname, parts.fragment) == ("cx.cnca.cn", "")
