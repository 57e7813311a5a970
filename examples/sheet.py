"""A certificate in a layout: exactly what is printed, and with it the truth.

A layout decides the languages, the labels and the way dates are written. The template prints
what the sheet holds and nothing else, so the truth is read off the sheet.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples import wording
from examples.certificate import Certificate
from examples.identifiers import check_character
from examples.wording import Dates

MARK_TEXT = "中国认可 国际互认 管理体系 MANAGEMENT SYSTEM"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One design, with its wording."""

    template: str
    languages: tuple[str, ...]
    labels: Mapping[str, str]
    """Label of each field; a date whose label is missing is not printed."""
    dates: Dates
    dates_en: Dates = wording.american
    seal: bool = True
    body_en: bool = False
    """Whether a Chinese sheet prints the body's English name too."""
    sentence: Callable[[str, str], str] | None = None
    """Says the validity in one sentence, in place of a labelled expiry date."""
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def chinese(self) -> bool:
        """Return whether the sheet speaks Chinese."""
        return any(each.startswith("zh") for each in self.languages)

    @property
    def english(self) -> bool:
        """Return whether the sheet speaks English."""
        return "en" in self.languages


DATES = {"first": "first", "issued": "issued", "reissued": "reissued", "expires": "expires"}


def content(certificate: Certificate, layout: Layout, **options: object) -> dict[str, Any]:
    """Return what the template prints; absent is None."""
    holder, body, standard = certificate.holder, certificate.body, certificate.standard
    zh, en = layout.chinese, layout.english
    return {
        "languages": layout.languages,
        "labels": dict(layout.labels),
        "number": certificate.number,
        "uscc": holder.uscc,
        "organisation_zh": holder.zh if zh else None,
        "organisation_en": holder.en if en else None,
        "addresses": holder.addresses if zh else (),
        "address_en": holder.address_en if en else None,
        "standard": standard.printed,
        "system_zh": standard.system_zh if zh else None,
        "system_en": standard.system_en if en else None,
        "scope_zh": certificate.scope_zh if zh else None,
        "scope_en": certificate.scope_en if en else None,
        "body_zh": body.zh if zh else None,
        "body_en": (body.en or None) if en or layout.body_en else None,
        "body_number": body.approval if certificate.approval_printed else None,
        "initials": body.initials,
        "website": f"www.{body.domain}",
        "colour": body.colour,
        "dates": _dates(certificate, layout, "zh") if zh else [],
        "dates_en": _dates(certificate, layout, "en") if en else [],
        "iaf": "IAF" in certificate.marks,
        "cnas": body.cnas if "CNAS" in certificate.marks else None,
        "stickers": _stickers(certificate, layout),
        "watermark": certificate.watermark,
        "payload": certificate.payload,
        "seal": layout.seal,
        **_sentence(certificate, layout),
        **layout.options,
        **options,
    }


def _dates(certificate: Certificate, layout: Layout, language: str) -> list[tuple[str, str]]:
    """Return label and text of the dates that the layout prints."""
    suffix = "_en" if language == "en" else ""
    write = layout.dates_en if language == "en" else layout.dates
    days = {name: getattr(certificate, name) for name in DATES}
    return [
        (layout.labels[name + suffix], write(day))
        for name, day in days.items()
        if day and name + suffix in layout.labels
    ]


def _sentence(certificate: Certificate, layout: Layout) -> dict[str, str]:
    """Return the sentence that says the validity, if the layout has one."""
    if layout.sentence is None:
        return {}
    write = layout.dates if layout.chinese else layout.dates_en
    return {"sentence": layout.sentence(write(certificate.issued), write(certificate.expires))}


def _stickers(certificate: Certificate, layout: Layout) -> dict[str, Any] | None:
    """Return the places for surveillance stickers, with their captions."""
    stickers = certificate.stickers
    if stickers is None:
        return None
    write = layout.dates if layout.chinese else layout.dates_en
    captions = [write(day) for day in stickers.dates] or [""] * stickers.places
    return {"applied": stickers.applied, "captions": captions}


def truth(certificate: Certificate, layout: Layout) -> dict[str, Any]:
    """Return what a careful reader finds on the sheet, in the corpus' shape."""
    sheet = content(certificate, layout)

    def day(value: date | None, name: str) -> str | None:
        printed = name in layout.labels or f"{name}_en" in layout.labels
        printed = printed or (name == "expires" and layout.sentence is not None)
        return value.isoformat() if value and printed else None

    return {
        "certificate_number": certificate.number,
        "organisation_name_zh": sheet["organisation_zh"],
        "organisation_name_en": sheet["organisation_en"],
        **_code(certificate),
        **_address(certificate, layout),
        "scope_zh": sheet["scope_zh"],
        "scope_en": sheet["scope_en"],
        "standard_printed": certificate.standard.printed,
        "standard_normalised": certificate.standard.normalised,
        "certification_body_zh": sheet["body_zh"],
        "certification_body_en": sheet["body_en"],
        "body_number": sheet["body_number"],
        "first_issue_date": day(certificate.first, "first"),
        "issue_date": day(certificate.issued, "issued"),
        "reissue_date": day(certificate.reissued, "reissued"),
        "valid_from": certificate.issued.isoformat() if layout.sentence else None,
        "valid_until": day(certificate.expires, "expires"),
        "accreditation_marks": _marks(certificate),
        "surveillance": _surveillance(certificate),
        "qr_codes": _codes(certificate),
        "seal_visible": layout.seal,
    }


def _code(certificate: Certificate) -> dict[str, str]:
    """Leave a code of a wrong check character out of what is scored: it has no right value."""
    code = certificate.holder.uscc
    return {"uscc": code} if check_character(code[:-1]) == code[-1] else {"uscc_printed": code}


def _address(certificate: Certificate, layout: Layout) -> dict[str, str]:
    """Leave the address out where two languages print it: either reading is right."""
    if layout.chinese and layout.english:
        return {}
    holder = certificate.holder
    return {"address": holder.address if layout.chinese else holder.address_en}


def _marks(certificate: Certificate) -> list[dict[str, str | None]]:
    """Return the marks; a code of the wrong form is text, not a code."""
    marks: list[dict[str, str | None]] = []
    if "IAF" in certificate.marks:
        marks.append({"mark": "IAF", "code": None, "text": None})
    code = certificate.body.cnas
    if "CNAS" in certificate.marks and code:
        right = code.startswith("C") and code[1:4].isdigit()
        text = MARK_TEXT if right else f"{MARK_TEXT} CNAS {code}"
        marks.append({"mark": "CNAS", "code": code if right else None, "text": text})
    return marks


def _codes(certificate: Certificate) -> list[dict[str, str]]:
    """Return the QR codes."""
    if not certificate.payload:
        return []
    return [{"payload": certificate.payload, "about": "query page with the number"}]


def _surveillance(certificate: Certificate) -> dict[str, Any]:
    """Return what the surveillance record shows."""
    stickers = certificate.stickers
    if stickers is None:
        return {"record_column": "absent", "marks_applied": 0, "detail": None}
    detail = f"{stickers.places} places: {', '.join(map(str, stickers.dates)) or 'no dates'}"
    return {"record_column": "present", "marks_applied": stickers.applied, "detail": detail}
