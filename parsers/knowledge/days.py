"""Days of which a list may give only the month or the year.

>>> latest("2017-05"), earliest("2017-05")
(datetime.date(2017, 5, 31), datetime.date(2017, 5, 1))
>>> latest("2015")
datetime.date(2015, 12, 31)
"""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2}))?")


def earliest(value: object) -> date | None:
    """Return the first day a date may mean that may be partial; None for an empty one."""
    return _filled(value, last=False)


def latest(value: object) -> date | None:
    """Return the last day a date may mean that may be partial; None for an empty one."""
    return _filled(value, last=True)


def _filled(value: object, *, last: bool) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        message = f"not a day: {value!r}"
        raise ValueError(message)  # noqa: TRY004  (pydantic reports a ValueError, not a TypeError)
    if (match := _PARTIAL.fullmatch(value.strip())) is None:
        return date.fromisoformat(value.strip())
    first = date(int(match[1]), int(match[2] or (12 if last else 1)), 1)
    return first.replace(day=monthrange(first.year, first.month)[1]) if last else first
