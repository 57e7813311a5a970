"""Draw the synthetic corpus that the accuracy benches read: every certificate in every form.

    python bench/corpus.py FOLDER [--only WORD] [--various 40]

``--various`` draws so many further certificates by lot (other names, numbers and dates), each in
three forms: enough different values to say how reliable a confidence is.

Writes FOLDER/real/*, FOLDER/negatives/* and FOLDER/truth.jsonl in the shape of the real corpus;
each record names its ``form``. The same versions of typst, Pillow and NumPy and the same fonts
give the same bytes.
"""

import argparse
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from examples import bundle, forms, various
from examples.draw import keep
from examples.files import Form
from examples.originals import ORIGINALS, Original
from examples.plan import Plan
from examples.record import Twin, record

Json = dict[str, Any]
WORDS = "仅供投标使用 复印无效"


def _turned(original: Original) -> bytes:
    """Turn by an amount that depends on the certificate."""
    degrees = (90, 180, 270)[forms.seed(original.name) % 3]
    return forms.turned(original, degrees=degrees)


FORMS = (
    Form(name="digital", ending="pdf", kind="born-digital pdf", draw=forms.digital),
    Form(name="scan", ending="jpg", kind="image", draw=forms.scan),
    Form(name="photo-careful", ending="jpg", kind="image", draw=partial(forms.photo, strength=0.4)),
    Form(name="photo", ending="jpg", kind="image", draw=forms.photo),
    Form(name="photo-hasty", ending="jpg", kind="image", draw=partial(forms.photo, strength=1.7)),
    Form(name="low", ending="jpg", kind="image", draw=partial(forms.low, long_side=1403)),
    Form(name="chat", ending="jpg", kind="image", draw=forms.chat),
    Form(name="turned", ending="jpg", kind="image", draw=_turned),
    Form(name="sealed-dates", ending="jpg", kind="image", draw=forms.sealed_dates),
    Form(name="sleeve", ending="jpg", kind="image", draw=forms.sleeve),
    Form(
        name="watermark",
        ending="jpg",
        kind="image",
        draw=partial(forms.watermarked, words=WORDS),
    ),
)
"""The ways in which a certificate reaches a desk; 1403 pixels on A4 are 120 dpi."""


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="draw only files whose name has this in it")
    parser.add_argument("--various", type=int, default=0, help="so many more, drawn by lot")
    options = parser.parse_args()
    chosen = (*plans(), *various_plans(options.various))
    keep((plan for plan in chosen if options.only in plan.path), options.folder)


def plans() -> Iterator[Plan]:
    """List the files: every certificate in every form, unusual files, and papers that are none."""
    for original in ORIGINALS:
        for form in FORMS:
            yield plan_of(original, form)
    yield from _named(bundle.unusual_plans(), "unusual")
    yield from bundle.negative_plans()


def sample() -> Iterator[Plan]:
    """List a few: most certificates born-digital, and every other form of one certificate.

    Few and light enough for a test; together they show every field that is scored.
    """
    for original in ORIGINALS:
        for form in FORMS:
            if original.name in SAMPLE[form.name]:
                yield plan_of(original, form)


SAMPLE = {
    "digital": (
        *("itsms-zh", "qms-zh", "isms-bilingual", "itsms-en", "ems-table", "isms-hant"),
        *("ohsms-stacked", "itsms-range", "isms-table", "qms-picture-mark"),
    ),
    "scan": ("isms-table",),
    "photo-careful": ("isms-hant",),
    "photo": ("qms-zh",),
    "photo-hasty": ("itsms-en",),
    "low": ("isms-table",),
    "chat": ("itsms-range",),
    "turned": ("itsms-en",),
    "sealed-dates": ("isms-hant",),
    "sleeve": ("isms-bilingual",),
    "watermark": ("itsms-en",),
}
"""Which certificates the sample shows in which form."""


def various_plans(count: int) -> Iterator[Plan]:
    """List certificates drawn by lot, each in three forms that are no born-digital file."""
    hard = FORMS[1:]
    for index, original in enumerate(various.originals(count)):
        for step in range(3):
            yield plan_of(original, hard[(3 * index + step) % len(hard)])


def plan_of(original: Original, form: Form) -> Plan:
    """Plan one certificate in one form."""
    path = f"real/{original.name}-{form.name}.{form.ending}"
    truth = record(
        Twin(original=original), file=path, suffix=form.name, kind=form.kind, form=form.name
    )
    return Plan(path=path, draw=partial(form.draw, original), records=(truth,))


def _named(plans: Iterable[Plan], form: str) -> Iterator[Plan]:
    """Say of each record in which form it is drawn."""
    for plan in plans:
        yield replace(plan, records=tuple({**each, "form": form} for each in plan.records))


def draw(plans: Iterable[Plan], folder: Path) -> Path:
    """Draw silently, and return the folder."""
    with redirect_stdout(io.StringIO()):
        keep(plans, folder)
    return folder


def records(folder: Path, *, only: str = "", every: int = 1) -> list[Json]:
    """Return the truth of a folder, drawn or real; of each so-many-th file only."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    found = [each for line in lines if only in (each := json.loads(line))["file"]]
    files = set(list(dict.fromkeys(each["file"] for each in found))[::every])
    return [each for each in found if each["file"] in files]


if __name__ == "__main__":
    main()
