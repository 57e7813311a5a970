from datetime import date

import pytest

from parsers.find import certificates
from tests.parsers.certificate import layouts

SHEET = """example
--
30 c 20 QUALITY MANAGEMENT SYSTEM CERTIFICATE
50 30 10 Certificate No.: 99924Q00001R0S
60 c 14 Example Valve Co., Ltd.
70 c 12 ISO 9001:2015
150 30 10 Valid from: {begin}
160 30 10 Valid until: {end}
170 30 10 Next audit: {audit}"""


@pytest.mark.parametrize(
    ("begin", "end", "audit", "expected"),
    [
        ("05/06/2023", "04/06/2026", "", (date(2023, 6, 5), date(2026, 6, 4))),
        ("05/06/2023", "05/05/2026", "", (date(2023, 5, 6), date(2026, 5, 5))),
        ("05/06/2023", "05/06/2026", "", (None, None)),
        ("05/06/2023", "11/12/2026", "", (None, None)),
        ("05/06/2023", "11/12/2026", "30/04/2024", (date(2023, 6, 5), date(2026, 12, 11))),
        ("05/06/2023", "11/12/2026", "04/30/2024", (date(2023, 5, 6), date(2026, 11, 12))),
        ("05/06/2023", "30/12/2026", "04/30/2024", (None, date(2026, 12, 30))),
    ],
)
def test_the_page_tells_day_and_month_apart_or_nothing_does(begin, end, audit, expected):
    sheet = layouts.layout(SHEET.format(begin=begin, end=end, audit=audit))
    (found,) = certificates(layouts.as_text(sheet))
    shown = (found.fields.valid_from, found.fields.expires)
    assert tuple(each.value if each else None for each in shown) == expected
