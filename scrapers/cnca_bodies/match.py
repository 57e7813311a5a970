"""Which bodies of a directory a certificate may mean."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from parsers.knowledge import body_names
from parsers.knowledge.bodies import Directory, FoundBody
from parsers.knowledge.body import Body, BodyKind
from parsers.knowledge.body_names import BodyMatch
from scrapers.cnca_bodies.wire import to_record
from scrapers.registry import BodyRecord, CertificateQuery

_SERIAL: Final = re.compile(r"(?P<serial>\d{3,4}?)(?:20)?\d{2}[A-Z]")
"""The serial of a domestic body, the year in two digits or four, the letters of the scheme."""


def candidates(directory: Directory, query: CertificateQuery) -> tuple[Body, ...]:
    """Return every row that bears on the question, in the order of the directory."""
    wanted = {found.body.approval_no for found in _named(directory, query)}
    wanted |= {found.body.approval_no for found in _rivals(directory, query)}
    if (numbered := _numbered(directory, query)) is not None:
        wanted.add(numbered.approval_no)
    return tuple(body for body in directory.rows if body.approval_no in wanted)


def records(directory: Directory, query: CertificateQuery) -> tuple[BodyRecord, ...]:
    """Return the body, the several it may be, or none.

    A name and an approval number that belong to different bodies give both, and so do a name and
    leading digits of the certificate number whose bodies are named alike: one of the two may be
    misread. Else the digits choose among bodies of a name; alone they identify none.
    """
    named = _named(directory, query)
    numbered = _numbered(directory, query)
    if numbered is None and (rivals := _rivals(directory, query)):
        return tuple(to_record(found, certain=False) for found in (*named, *rivals))
    if numbered is None:
        return tuple(_settled(named, query.number))
    same = [found for found in named if found.body == numbered]
    if same or not named:
        found = same[0] if same else FoundBody(body=numbered, match=BodyMatch.APPROVAL_NUMBER)
        return (to_record(found, certain=True),)
    both = (FoundBody(body=numbered, match=BodyMatch.APPROVAL_NUMBER), *named)
    return tuple(to_record(found, certain=found.match.is_certain) for found in both)


def _named(directory: Directory, query: CertificateQuery) -> tuple[FoundBody, ...]:
    """Return the bodies of the first of the two names that is exactly known, else similar ones."""
    names = (query.certification_body, query.certification_body_en)
    found = [directory.by_name(name) for name in names if name]
    exact = (each for each in found if each and each[0].match.is_certain)
    return next(exact, None) or next(filter(None, found), ())


def _rivals(directory: Directory, query: CertificateQuery) -> tuple[FoundBody, ...]:
    """Return the bodies that the digits of the number mean and that are named alike.

    Of an exact name only: 中军联合 printed on a number of 中标联合 may be the one or the other.
    """
    named = _named(directory, query)
    if not any(found.match.is_certain for found in named):
        return ()
    known = {body_names.fold(name) for found in named for _, name in found.body.names() if name}
    meant = _domestic(directory.by_serial(_leading_serial(query.number) or ""))
    if any(found.body in meant for found in named):
        return ()
    return tuple(
        FoundBody(body=body, match=BodyMatch.SIMILAR_NAME)
        for body in meant
        if any(body_names.is_similar(body_names.fold(body.name_zh), name) for name in known)
    )


def _domestic(found: Iterable[Body]) -> list[Body]:
    """Only domestic bodies begin their numbers with their serials."""
    return [body for body in found if body.kind is BodyKind.DOMESTIC]


def _numbered(directory: Directory, query: CertificateQuery) -> Body | None:
    return directory.by_number(query.body_number) if query.body_number else None


def _settled(named: tuple[FoundBody, ...], number: str | None) -> Iterator[BodyRecord]:
    serial = _leading_serial(number)
    domestic = _domestic(found.body for found in named)
    agreeing = [each for each in named if each.body in domestic and each.body.serial == serial]
    if len(agreeing) == 1:
        yield to_record(agreeing[0], certain=True)
        return
    for found in named:
        yield to_record(found, certain=found.match.is_certain)


def _leading_serial(number: str | None) -> str | None:
    match = _SERIAL.match("".join((number or "").split()).upper())
    return match["serial"] if match else None
