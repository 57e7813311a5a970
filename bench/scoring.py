"""Score what was read of a certificate against its truth: one measure for every bench.

    right    the value equals the truth (NFKC, no blanks or punctuation, case folded;
             names, scopes and addresses: similarity at least 0.97)
    near     not right, but similar by at least 0.90 (numbers, codes and dates are never near)
    wrong    a value was given and it is neither
    missed   the truth has a value and none was given
    invented the page shows no such field, and a value was given

precision = right / (right + near + wrong + invented); recall = right / all truths with a value.
"""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

Json = dict[str, Any]

SAME: Final = 0.97
SIMILAR: Final = 0.90
GIVEN: Final = ("right", "near", "wrong", "invented")
NATIONAL: Final = ("19001", "24001", "45001", "22080", "24405", "28001")
"""Chinese numbers of standards that are printed beside their ISO number, or alone."""


class Field(NamedTuple):
    """Where the truth holds a field of the report, and how the two are compared."""

    truth: str
    kind: str


FIELDS: Final = {
    "number": Field("certificate_number", "code"),
    "uscc": Field("uscc", "code"),
    "organisation": Field("organisation_name_zh", "text"),
    "organisation_en": Field("organisation_name_en", "text"),
    "address": Field("address", "text"),
    "scope": Field("scope_zh", "text"),
    "scope_en": Field("scope_en", "text"),
    "standards": Field("standard_normalised", "standard"),
    "certification_body": Field("certification_body_zh", "text"),
    "certification_body_en": Field("certification_body_en", "text"),
    "body_number": Field("body_number", "code"),
    "issued": Field("issue_date", "date"),
    "first_certified": Field("first_issue_date", "date"),
    "reissued": Field("reissue_date", "date"),
    "expires": Field("valid_until", "date"),
    "accreditation_number": Field("accreditation_marks", "cnas"),
    "surveillance": Field("surveillance", "marks"),
    "qr_codes": Field("qr_codes", "qr"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One field of one certificate, judged."""

    file: str
    record: str
    form: str
    """How the certificate came to the desk: the drawn form, or the kind of a real file."""
    field: str
    outcome: str
    truth: Any
    got: Any
    confidence: float | None = None
    """None where none is given: of codes, and of what was not read."""

    @property
    def given(self) -> bool:
        """Return whether a value was given."""
        return self.outcome != "missed"


def judge_record(record: Json, certificates: Iterable[Json]) -> list[Judged]:
    """Judge every field of one record that its truth speaks of."""
    fields = (pair(record, certificates) or {}).get("fields") or {}
    judged = []
    for name, field in FIELDS.items():
        if field.truth not in record["fields"]:
            continue
        truth, got = truth_of(record["fields"], field), value_of(fields.get(name))
        outcome = _outcome(record, field.kind, truth, got)
        if outcome:
            judged.append(
                Judged(
                    file=record["file"],
                    record=record["id"],
                    form=form_of(record),
                    field=name,
                    outcome=outcome,
                    truth=truth,
                    got=got,
                    confidence=None if got is None else confidence_of(fields.get(name)),
                )
            )
    return judged


def form_of(record: Json) -> str:
    """Name the form of a drawn record; of a real one, language and legibility."""
    if "form" in record:
        return str(record["form"])
    chinese = "zh" if "zh" in record["languages"] else "other"
    return f"real {chinese}/{record['readable']}"


def _outcome(record: Json, kind: str, truth: object, got: object) -> str | None:
    if truth is None and got is None:
        return None
    if truth is None:
        # Of a real picture that is hard to read, and of its marks and codes, the hand-read
        # truth does not say that nothing else is there; a drawn truth is whole.
        whole = "form" in record or (record["readable"] == "good" and kind not in {"qr", "cnas"})
        return "invented" if whole else None
    return "missed" if got is None else judge(kind, truth, got)


def pair(record: Json, certificates: Iterable[Json]) -> Json | None:
    """Pick the certificate that agrees with the truth in most fields."""

    def agreement(certificate: Json) -> float:
        points = 0.0
        for name, field in FIELDS.items():
            truth = truth_of(record["fields"], field)
            got = value_of((certificate.get("fields") or {}).get(name))
            if truth is not None and got is not None:
                points += judge(field.kind, truth, got) in {"right", "near"}
        languages = set(certificate.get("languages") or ())
        return points + 0.5 * bool(languages & set(record.get("languages") or ()))

    return max(certificates, key=agreement, default=None)


def judge(kind: str, truth: Any, got: Any) -> str:  # noqa: ANN401  (JSON has no type)
    """Compare a value with its truth."""
    if kind == "text":
        return _judge_text(fold(truth), fold(" ".join(got) if isinstance(got, list) else got))
    return "right" if _EQUAL[kind](truth, got) else "wrong"


def _judge_text(truth: str, got: str) -> str:
    if truth == got:
        return "right"
    ratio = difflib.SequenceMatcher(None, truth, got, autojunk=False).ratio()
    return "right" if ratio >= SAME else "near" if ratio >= SIMILAR else "wrong"


def _same_standards(truth: object, got: object) -> bool:
    """Every ISO number and edition is there, and none that the truth does not name."""
    want, have = _standards(truth), _standards(got)
    needed = {each for each in want if not each[0].startswith(NATIONAL)} or want
    return needed <= have <= want


def _same_codes(truth: list[str], got: object) -> bool:
    have = {fold(each) for each in (got if isinstance(got, list) else [got])}
    return {fold(each) for each in truth} <= have


_EQUAL: Final = {
    "code": lambda truth, got: fold(truth) == fold(got),
    "date": lambda truth, got: str(truth)[:10] == str(got)[:10],
    "cnas": lambda truth, got: fold(truth).removeprefix("cnas") == fold(got).removeprefix("cnas"),
    "marks": lambda truth, got: truth == got,
    "standard": _same_standards,
    "qr": _same_codes,
}


def _standards(value: object) -> set[tuple[str, str]]:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = unicodedata.normalize("NFKC", text)
    return set(re.findall(r"(\d{4,5}(?:\.\d|-\d)?)\s*[:-]\s*((?:19|20)\d\d)", text))


def fold(value: object) -> str:
    """Leave letters and digits only, of one width and case."""
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    return "".join(each for each in text if unicodedata.category(each)[0] not in "PZSC")


def truth_of(fields: Json, field: Field) -> Any:  # noqa: ANN401  (JSON has no type)
    """Return what is true of a field; None where it is not printed."""
    value = fields.get(field.truth)
    if field.kind == "cnas":
        codes = [each["code"] for each in value or () if each["mark"] == "CNAS" and each["code"]]
        return codes[0] if codes else None
    if field.kind == "qr":
        return [each["payload"] for each in value or () if each.get("payload")] or None
    if field.kind == "marks":
        present = value and value.get("record_column") == "present"
        return value["marks_applied"] if present else None
    return value or None


def value_of(field: Any) -> Any:  # noqa: ANN401  (JSON has no type)
    """Return the value of a reading as the report writes it; None where there is none."""
    if isinstance(field, list):
        values = [value for each in field if (value := value_of(each)) not in (None, "", [])]
        return values or None
    if not isinstance(field, dict):
        return field
    if "present" in field:
        return field["filled"] if value_of(field["present"]) else None
    return next((field[key] for key in ("value", "payload") if key in field), None)


def confidence_of(field: Any) -> float | None:  # noqa: ANN401  (JSON has no type)
    """Return how sure a reading is; of several, the least."""
    if isinstance(field, list):
        several = [each for one in field if (each := confidence_of(one)) is not None]
        return min(several, default=None)
    if not isinstance(field, dict):
        return None
    return confidence_of(field["present"]) if "present" in field else field.get("confidence")


def table(judged: Iterable[Judged], group: str) -> list[str]:
    """Return a line for each field (or form) with its counts, precision and recall."""
    counts: dict[str, Counter[str]] = {}
    for each in judged:
        counts.setdefault(getattr(each, group), Counter())[each.outcome] += 1
    order = list(FIELDS) if group == "field" else sorted(counts)
    head = f"{group:22}{'right':>7}{'near':>6}{'wrong':>7}{'missed':>8}{'invented':>10}"
    lines = [f"{head}{'precision':>11}{'recall':>8}"]
    lines += [_row(name, counts[name]) for name in order if name in counts]
    return [*lines, _row("total", sum(counts.values(), Counter()))]


def _row(name: str, count: Counter[str]) -> str:
    cells = f"{name:22}{count['right']:>7}{count['near']:>6}{count['wrong']:>7}"
    cells += f"{count['missed']:>8}{count['invented']:>10}"
    return f"{cells}{_share(precision(count)):>11}{_share(recall(count)):>8}"


def precision(count: Counter[str]) -> float | None:
    """Return the share of the given values that are right."""
    given = sum(count[each] for each in GIVEN)
    return count["right"] / given if given else None


def recall(count: Counter[str]) -> float | None:
    """Return the share of the truths that were read right."""
    known = sum(count[each] for each in ("right", "near", "wrong", "missed"))
    return count["right"] / known if known else None


def both(judged: Iterable[Judged]) -> str:
    """Return precision and recall in one cell."""
    count = Counter(each.outcome for each in judged)
    return f"{_share(precision(count))}/{_share(recall(count))}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
