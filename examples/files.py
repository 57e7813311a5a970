"""Every file that can be drawn: which certificate, in which form, under which name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from examples import bundle, forms
from examples.originals import ORIGINALS, Original
from examples.plan import Plan
from examples.record import Twin, record
from examples.twins import TWINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way in which a certificate reaches a desk."""

    name: str
    ending: str
    kind: str
    draw: Callable[[Original], bytes]
    truth: dict[str, Any] = field(default_factory=dict)


FORMS = (
    Form(name="digital", ending="pdf", kind="born-digital pdf", draw=forms.digital),
    Form(name="scan", ending="jpg", kind="image", draw=forms.scan),
    Form(name="scan-pdf", ending="pdf", kind="scanned pdf", draw=forms.scan_pdf),
    Form(name="grey", ending="png", kind="image", draw=forms.grey),
    Form(name="photo", ending="jpg", kind="image", draw=forms.photo),
    Form(name="low", ending="jpg", kind="image", draw=forms.low, truth={"readable": "low"}),
    Form(name="turned-90", ending="jpg", kind="image", draw=partial(forms.turned, degrees=90)),
    Form(name="turned-180", ending="jpg", kind="image", draw=partial(forms.turned, degrees=180)),
)

SHIPPED = (
    "itsms-zh-digital.pdf",
    "isms-bilingual-scan.jpg",
    "folder-photo.jpg",
    "v03-expired-digital.pdf",
    "c02-wrong-check-digital.pdf",
    "t04-edition-2022-digital.pdf",
    "s01-vague-scope-digital.pdf",
    "v02-four-years-digital.pdf",
    "i01-revoked-body-digital.pdf",
)
"""The files that lie in examples/certificates."""


def plans(*, every_form: bool = False) -> Iterator[Plan]:
    """List the files, each certificate's forms together."""
    genuine = tuple(Twin(original=each) for each in ORIGINALS)
    for twin in (*genuine, *TWINS):
        for form in FORMS if every_form and twin.planted is None else FORMS[:2]:
            yield _plan(twin, form)
    yield from bundle.unusual_plans()
    yield from bundle.negative_plans()


def shipped() -> Iterator[Plan]:
    """List the files that the repository carries, under the paths they have there."""
    for plan in plans():
        name = plan.path.rsplit("/", 1)[-1]
        if name in SHIPPED:
            path = f"certificates/{name}"
            records = tuple({**each, "file": path} for each in plan.records)
            yield replace(plan, path=path, records=records)


def _plan(twin: Twin, form: Form) -> Plan:
    """Plan one form of one certificate."""
    path = f"real/{twin.name}-{form.name}.{form.ending}"
    return Plan(
        path=path,
        draw=partial(form.draw, twin.original),
        records=(record(twin, file=path, suffix=form.name, kind=form.kind, **form.truth),),
    )
