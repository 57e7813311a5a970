"""What must be said of a page itself: that it could not be read, by whatever it may be."""

from dataclasses import dataclass
from typing import Final

from parsers.certificate import legibility
from parsers.certificate.view import view
from parsers.document import Page, Source
from parsers.scripts import READ_EN, READ_ZH, UNREAD, is_vietnamese

_FEW: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One remark on a page; it is never a finding against anyone."""

    page: int
    kind: str
    """``illegible``: too poor to tell what it is; ``script``: lines nobody here can read."""
    zh: str
    en: str


def of_page(page: Page) -> tuple[Note, ...]:
    """Return the notes on a page that was read; of one too poor no script can be told."""
    note = _illegible(page) or _unread_script(page)
    return () if note is None else (note,)


def _illegible(page: Page) -> Note | None:
    why = legibility.problem(view([page]), [page])
    if why is None:
        return None
    return Note(
        page=page.number,
        kind="illegible",
        zh=f"图像不够清晰，无法判断是否为认证证书，请提供更好的副本（{why.zh}）",
        en=f"too poor to tell whether it is a certificate; ask for a better copy ({why.en})",
    )


def _unread_script(page: Page) -> Note | None:
    lines = [box.text for box in page.boxes if box.source is Source.OCR]
    if is_vietnamese(lines):
        return Note(
            page=page.number,
            kind="script",
            zh="越南文的部分字母无法识读，名称和地址请对照原件",
            en="letters of Vietnamese are missing from what was read; compare names and addresses",
        )
    if (unread := lines.count(UNREAD)) < _FEW:
        return None
    return Note(
        page=page.number,
        kind="script",
        zh=f"有{unread}行文字的语种无法识读（可识读：{READ_ZH}），相关字段请对照原件",
        en=f"{unread} lines are in a script that is not read here (read: {READ_EN});"
        " compare the page",
    )
