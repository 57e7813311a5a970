"""``certscreen verify``: files in, reports out.

What reads pictures takes as long to start as everything else together, so that is started first.
"""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from app.settings import Settings
from parsers.kind import media_type_of
from parsers.ocr.pool import OcrPool

_HEAD: Final = 4096


def verify(  # noqa: PLR0913  (each argument is one option of the command)
    files: Annotated[
        list[Path],
        typer.Argument(help="PDF, JPEG, PNG, TIFF, WebP or HEIC.", exists=True, dir_okay=False),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One line of JSON per file.")] = False,
    holder: Annotated[str | None, typer.Option(help="Who should hold the certificate.")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to judge for; today if not given."),
    ] = None,
    standard: Annotated[str | None, typer.Option(help="E.g. 'ISO/IEC 20000-1'.")] = None,
    scope_keyword: Annotated[
        list[str] | None, typer.Option(help="A word the scope must cover; repeatable.")
    ] = None,
    accredited: Annotated[
        bool | None, typer.Option("--accredited", help="An accreditation mark is required.")
    ] = None,
    profile: Annotated[str, typer.Option(help="default or guide-strict.")] = "default",
    override: Annotated[
        list[str] | None, typer.Option(help="RULE=SEVERITY, e.g. V02=off; repeatable.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="zh or en; by locale if not given.")] = None,
) -> None:
    """Verify certificates: genuine? in force? fit?

    Everything is kept in the store of the settings (./var by default), as a server would.
    Exit status 0: nothing disagrees; 1: something does, or is unknown where it was asked;
    2: a file could not be read.
    """
    settings = Settings()
    with OcrPool(settings.ocr_workers) as ocr:
        if any(map(_is_picture, files)):
            ocr.start(1)
        from app.cli import verification  # noqa: PLC0415 - slow to import, see above
        from app.evidence import Requirement  # noqa: PLC0415 - likewise
        from app.intake import Options  # noqa: PLC0415 - likewise

        options = Options(
            as_of=as_of.date() if as_of else None,
            profile=profile,
            overrides=verification.overrides(profile, override or []),
            requirement=Requirement(
                holder=holder,
                standard=standard,
                scope_keywords=tuple(scope_keyword or ()),
                accredited=accredited,
            ),
        )
        shown_in = None if as_json else language or ""
        status = verification.run(files, options, settings, ocr, shown_in=shown_in)
    raise typer.Exit(status)


def _is_picture(path: Path) -> bool:
    with path.open("rb") as file:
        return (media_type_of(file.read(_HEAD)) or "").startswith("image/")
