"""Errors a caller can cause, and the problem details (RFC 9457) of every error.

* ServiceError
  * UploadTooLargeError (413)
  * UnsupportedUploadError (415)
  * InvalidRequestError (422)
  * UnknownProfileError (422)
  * NothingAtThisAddressError (404)
  * VerificationNotFoundError (404)
  * PageNotFoundError (404)
  * MethodNotAllowedError (405)
  * CrossSiteError (403)
  * NotReadyError (409)
  * OriginalGoneError (410)
  * UnavailableError (503)
  * InternalError (500)
"""

from collections.abc import Iterator
from http import HTTPStatus
from typing import ClassVar

from app.errors.documents import UNREADABLE, problem_of
from app.errors.problem import Language, Problem, Text

__all__ = ["Language", "Problem", "Text", "problem_of"]


class ServiceError(Exception):
    """The request cannot be served; ``members`` are told to the caller, the message is not."""

    problem: ClassVar[Problem]

    def __init__(self, message: str = "", **members: object) -> None:
        super().__init__(message or type(self).__doc__)
        self.members = members


class UploadTooLargeError(ServiceError):
    """The file is larger than the service accepts."""

    problem = Problem(
        slug="upload-too-large",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        title=Text("文件太大", "The file is too large"),
        detail=Text(
            "文件超过了允许的大小。请只上传含有证书的页面，或将文件拆分后分别上传。",
            "The file exceeds the size limit. Upload only the pages that carry the certificate, "
            "or split the file.",
        ),
    )


class UnsupportedUploadError(ServiceError):
    """The file is neither a PDF nor a picture we read."""

    problem = Problem(
        slug="unsupported-upload",
        status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        title=Text("不支持这种文件", "This kind of file is not supported"),
        detail=Text(
            "按内容判断，文件不是 PDF、JPEG、PNG、TIFF、WebP 或 HEIC。"
            "请另存为 PDF 或图片后再上传。",
            "By its content the file is not a PDF, JPEG, PNG, TIFF, WebP or HEIC. "
            "Save it as a PDF or a picture and upload it again.",
        ),
    )


class InvalidRequestError(ServiceError):
    """A value of the request is missing or has the wrong form."""

    problem = Problem(
        slug="invalid-request",
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        title=Text("请求内容有误", "The request is not valid"),
        detail=Text(
            "有的值缺失或格式不对，详见 errors 列表。请更正后重新提交。",
            "A value is missing or has the wrong form; the list in errors names each one. "
            "Correct it and send the request again.",
        ),
    )


class UnknownProfileError(ServiceError):
    """No policy profile has this name."""

    problem = Problem(
        slug="unknown-profile",
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        title=Text("没有这个核验方案", "No policy profile has this name"),
        detail=Text(
            "可用的核验方案是 default 和 guide-strict。",
            "The policy profiles are default and guide-strict.",
        ),
    )


class NothingAtThisAddressError(ServiceError):
    """Nothing is served at this address."""

    problem = Problem(
        slug="not-found",
        status=HTTPStatus.NOT_FOUND,
        title=Text("没有这个地址", "Nothing is served at this address"),
        detail=Text(
            "请检查地址是否完整；接口说明见 /docs。",
            "Check that the address is complete; /docs describes the interface.",
        ),
    )


class VerificationNotFoundError(ServiceError):
    """No verification has this id."""

    problem = Problem(
        slug="verification-not-found",
        status=HTTPStatus.NOT_FOUND,
        title=Text("没有这份核验", "No verification has this id"),
        detail=Text(
            "编号有误，或者核验已被删除。请从核验列表中打开。",
            "The id is wrong, or the verification was deleted. Open it from the list of "
            "verifications.",
        ),
    )


class PageNotFoundError(ServiceError):
    """The document has no such page, or the page cannot be drawn."""

    problem = Problem(
        slug="page-not-found",
        status=HTTPStatus.NOT_FOUND,
        title=Text("没有这一页", "There is no such page"),
        detail=Text(
            "页码从 1 开始，不能超过文件的页数；无法读取的文件没有页面图像。",
            "Pages count from 1 to the document's number of pages; a file that cannot be read has "
            "no page pictures.",
        ),
    )


class MethodNotAllowedError(ServiceError):
    """This address does not answer this method."""

    problem = Problem(
        slug="method-not-allowed",
        status=HTTPStatus.METHOD_NOT_ALLOWED,
        title=Text("此地址不支持这种请求方法", "This address does not answer this method"),
        detail=Text(
            "响应头 Allow 列出了可用的方法。",
            "The Allow header of this response names the methods that work here.",
        ),
    )


class CrossSiteError(ServiceError):
    """Another web site made the browser send this."""

    problem = Problem(
        slug="cross-site",
        status=HTTPStatus.FORBIDDEN,
        title=Text("请求来自其他网站", "The request comes from another web site"),
        detail=Text(
            "请在本服务的页面上操作；程序调用时不要发送 Sec-Fetch-Site 请求头。",
            "Use the pages of this service; programs leave out the header Sec-Fetch-Site.",
        ),
    )


class NotReadyError(ServiceError):
    """What is asked for does not exist yet."""

    problem = Problem(
        slug="not-ready",
        status=HTTPStatus.CONFLICT,
        title=Text("核验尚未完成", "The verification is not finished yet"),
        detail=Text(
            "请稍候再试，或通过 events 查看进度。",
            "Try again in a moment, or follow the progress at events.",
        ),
    )


class OriginalGoneError(ServiceError):
    """The original has been deleted; the trail remains."""

    problem = Problem(
        slug="original-gone",
        status=HTTPStatus.GONE,
        title=Text("原始文件已删除", "The original has been deleted"),
        detail=Text(
            "文件内容已按要求删除，只保留留痕记录。如需再次核验，请重新上传。",
            "The content was deleted on request and only the trail remains. Upload the file again "
            "to verify it anew.",
        ),
    )


class UnavailableError(ServiceError):
    """A part of the service that this request needs does not answer."""

    problem = Problem(
        slug="unavailable",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        title=Text("服务暂不可用", "The service is not available"),
        detail=Text(
            "数据库、文件存储或任务引擎暂无响应。请稍后再试；已收到的文件不会丢失。",
            "The database, the file store or the job engine does not answer. Try again later; "
            "files that were accepted are not lost.",
        ),
    )


class InternalError(ServiceError):
    """Something went wrong inside; the log knows more under the request id."""

    problem = Problem(
        slug="internal-error",
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        title=Text("服务内部出错", "Something went wrong inside the service"),
        detail=Text(
            "这不是您的操作造成的，也不说明证书有问题。请再试一次；如仍出错，请把请求编号告知管理员。",
            "You did not cause this, and it says nothing about the certificate. Try again; if it "
            "stays, tell the operator of this service the request id.",
        ),
    )


def problems() -> Iterator[Problem]:
    """Return every problem this service can answer with."""
    yield from (each.problem for each in ServiceError.__subclasses__())
    yield from UNREADABLE.values()
