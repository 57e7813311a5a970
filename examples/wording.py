"""How layouts word labels and dates."""

from collections.abc import Callable
from datetime import date

Dates = Callable[[date], str]

DIGITS = "〇一二三四五六七八九"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def spaced(day: date) -> str:
    """Write 2024 年 03 月 06 日."""
    return f"{day.year} 年 {day.month:02} 月 {day.day:02} 日"


def compact(day: date) -> str:
    """Write 2024年3月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def iso(day: date) -> str:
    """Write 2024-03-06."""
    return day.isoformat()


def dotted(day: date) -> str:
    """Write 2024.03.06."""
    return day.isoformat().replace("-", ".")


def american(day: date) -> str:
    """Write Mar. 6, 2024; May has no full stop."""
    month = MONTHS[day.month - 1]
    return f"{month}{'' if month == 'May' else '.'} {day.day}, {day.year}"


def british(day: date) -> str:
    """Write 06 March 2024."""
    return f"{day.day:02} {LONG_MONTHS[day.month - 1]} {day.year}"


def numerals(day: date) -> str:
    """Write 二〇二四年三月六日."""
    year = "".join(DIGITS[int(c)] for c in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(number: int) -> str:
    """Write a number below 100 as it is spoken: 十, 十五, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    head = ("" if tens <= 1 else DIGITS[tens]) + ("十" if tens else "")
    return head + (DIGITS[ones] if ones else "")


def sentence_zh(start: str, end: str) -> str:
    """Say the validity in one Chinese sentence."""
    return f"本证书的有效期自{start}至{end}"


def sentence_en(start: str, end: str) -> str:
    """Say the validity in one English sentence."""
    return f"This certificate is valid from {start} until {end}"
