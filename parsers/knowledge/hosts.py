"""Official hosts, and what a misleading one looks like.

>>> is_official("cx.cnca.cn"), is_official("cx.cnca.cn.example.com"), is_official("xcnca.cn")
(True, False, False)
>>> looks_official("cx-cnca.com"), looks_official("cnca.cn.example.com"), looks_official("cnca.cn")
(True, True, False)
>>> looks_official("www.example.com"), same_owner("cx.example.com.cn", "www.example.com.cn")
(False, True)
"""

import re
from datetime import date
from functools import cache
from ipaddress import ip_address
from typing import Final

from parsers.knowledge.tables import Row, table

FILE: Final = "hosts.yaml"
_SECOND_LEVEL: Final = {"com", "net", "org", "gov", "edu", "ac", "co"}


class Host(Row):
    """One official host; everything under it counts too."""

    host: str
    what: str
    source: str


class Labels(Row):
    """Parts of host names."""

    source: str
    labels: tuple[str, ...]


class Hosts(Row):
    """The table."""

    as_of: date
    official: tuple[Host, ...]
    protected: Labels
    shorteners: Labels


@cache
def hosts() -> Hosts:
    """Return the table that ships with the program."""
    return table(FILE, Hosts)


def is_official(host: str) -> bool:
    """Say whether a host is one of the official ones or lies under one."""
    return any(_under(host, each.host) for each in hosts().official)


def looks_official(host: str) -> bool:
    """Say whether a host borrows an official name without being official."""
    parts = set(re.split(r"[.-]", host.casefold()))
    return not is_official(host) and bool(parts & set(hosts().protected.labels))


def is_evasive(host: str) -> bool:
    """Say whether a host hides whose it is: a bare address, a shortener or punycode."""
    name = host.casefold()
    hidden = any(label.startswith("xn--") for label in name.split("."))
    return hidden or _is_address(name) or name in hosts().shorteners.labels


def same_owner(host: str, other: str) -> bool:
    """Say whether two hosts lie under one registrable domain."""
    return registrable(host) == registrable(other)


def registrable(host: str) -> str:
    """Return the part of a host that somebody registers (www.example.com.cn → example.com.cn).

    >>> registrable("http://cx.example.com.cn:8003/query"), registrable("www.example.org")
    ('example.com.cn', 'example.org')
    """
    name = re.sub(r"^[a-z]+://", "", host.casefold().strip()).split("/")[0].split(":")[0]
    labels = name.strip(".").split(".")
    count = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004 — labels
    return ".".join(labels[-count:])


def _under(host: str, parent: str) -> bool:
    name = host.casefold().strip(".")
    return name == parent or name.endswith(f".{parent}")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
