"""Every setting of the service, read from the environment once."""

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The service's settings; ``CERTSCREEN_MAX_UPLOAD_BYTES`` sets ``max_upload_bytes``."""

    model_config = SettingsConfigDict(env_prefix="CERTSCREEN_", frozen=True, extra="ignore")

    database_url: str = Field(
        "sqlite:///./var/certscreen.db",
        description="Where verifications, jobs and the trail are kept: SQLite or PostgreSQL.",
    )
    files_url: str = Field(
        "file:./var/files",
        description="Where originals and registry answers are kept: a folder, or s3://, gs://, "
        "az://.",
    )
    host: str = Field("127.0.0.1", description="The address the service listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port; 0 takes a free one.")
    max_upload_bytes: int = Field(
        200 * 1000 * 1000, gt=0, description="The largest file that is accepted."
    )
    max_pages: int = Field(5000, gt=0, description="The most pages a document may have.")
    sift_from: int = Field(
        9, gt=0, description="Pages from which a document is looked at before it is read."
    )
    max_pixels: int = Field(
        50_000_000, gt=0, description="The most pixels one page may have once it is unpacked."
    )
    ocr_workers: int | None = Field(
        None, gt=0, description="How many pages are recognised at once; by default, the cores."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least weight of the events that are logged."
    )
    cnca_url: str = Field(
        "https://cx.cnca.cn",
        description="The official certificate platform, for the links a person opens.",
    )
