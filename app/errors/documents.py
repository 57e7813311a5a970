"""The problems of files that cannot be read: what is wrong, and what the reader can do."""

from http import HTTPStatus
from typing import Final

from app.errors.problem import Language, Problem, Text
from parsers.errors import DocumentError

UNREADABLE: Final = {
    problem.slug: problem
    for problem in (
        Problem(
            slug="unreadable-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text("文件无法读取", "The file cannot be read"),
            detail=Text(
                "这只说明文件读不出来，不说明证书有问题。请重新扫描，或另存为 PDF 后再上传。",
                "This says nothing about the certificate. Scan it again, or save it as a PDF and "
                "upload that.",
            ),
        ),
        Problem(
            slug="unsupported-document",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            title=Text("不支持这种文件", "This kind of file is not supported"),
            detail=Text(
                "按内容判断，文件不是 PDF、JPEG、PNG、TIFF、WebP 或 HEIC。"
                "请另存为 PDF 或图片后再上传。",
                "By its content the file is not a PDF, JPEG, PNG, TIFF, WebP or HEIC. "
                "Save it as a PDF or a picture and upload that.",
            ),
        ),
        Problem(
            slug="mislabelled-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text(
                "文件的实际内容与它声称的格式不符",
                "The file is not the kind of file it says it is",
            ),
            detail=Text(
                "为安全起见没有读取。请在原来的软件中打开，重新导出为 PDF 或图片后再上传。",
                "For safety it was not read. Open it in the program it comes from, export it as a "
                "PDF or a picture, and upload that.",
            ),
        ),
        Problem(
            slug="encrypted-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text("文件有密码保护", "The file is protected by a password"),
            detail=Text(
                "没有密码无法读取。请去掉密码后另存一份再上传，或请提交人提供不加密的文件。",
                "It cannot be read without the password. Save a copy without one and upload that, "
                "or ask whoever submitted it for an open copy.",
            ),
        ),
        Problem(
            slug="empty-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text("文件为空", "The file is empty"),
            detail=Text(
                "收到的文件没有内容。请确认文件能正常打开，然后重新上传。",
                "The file arrived without content. Check that it opens on your device and upload "
                "it again.",
            ),
        ),
        Problem(
            slug="broken-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text("文件损坏或不完整", "The file is damaged or incomplete"),
            detail=Text(
                "文件可能没有传完，或保存时出错。请确认它能正常打开，然后重新导出或重新扫描后上传。",
                "It may have been cut off in transfer or saved badly. Check that it opens on your "
                "device, then export or scan it again.",
            ),
        ),
        Problem(
            slug="oversized-document",
            status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            title=Text(
                "文件的页数、图像或体积超出上限",
                "The file has more pages, pixels or bytes than the limits allow",
            ),
            detail=Text(
                "请只保留含有证书的页面，或降低扫描分辨率（300 dpi 足够），然后重新上传。",
                "Keep only the pages that carry the certificate, or scan at a lower resolution "
                "(300 dpi is enough), and upload it again.",
            ),
        ),
        Problem(
            slug="exhausted-document",
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            title=Text(
                "读取此文件耗费的时间或内存超出上限",
                "Reading the file takes more time or memory than the limits allow",
            ),
            detail=Text(
                "读取已中止。请把证书页另存为图片，或“打印”为新的 PDF，然后上传。",
                "Reading was stopped. Save the certificate page as a picture, or print it to a new "
                "PDF, and upload that.",
            ),
        ),
    )
}


def problem_of(error: DocumentError, language: Language = "en") -> dict[str, object]:
    """Return the problem details of a document that cannot be read."""
    problem = UNREADABLE.get(error.problem, UNREADABLE["unreadable-document"])
    return problem.details(language)
