"""Content-addressed objects: originals, page pictures and snapshots, in a folder or a bucket."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import AlreadyExistsError
from obstore.store import LocalStore, ObjectStore, from_url


class DamagedObjectError(Exception):
    """The stored bytes are not the ones their name promises."""


@dataclass(frozen=True, slots=True)
class Files:
    """Objects under the SHA-256 digest of their content; equal content is one object."""

    objects: ObjectStore
    folder: Path | None = None
    """The local folder, when the objects lie in one; it is then our task to sync them."""

    @classmethod
    def open(cls, url: str | Path, options: Mapping[str, Any] | None = None) -> Self:
        """Open a folder (a path or ``file://``) or a bucket (``s3://``, ``gs://``, ``az://``).

        Args:
            url: Where the objects lie.
            options: What the bucket's driver wants to know, e.g. ``endpoint`` and ``region``.
        """
        parts = urlsplit(str(url))
        if len(parts.scheme) > 1 and parts.scheme != "file":
            return cls(from_url(str(url), **(options or {})))
        folder = Path(unquote(parts.path) if parts.scheme == "file" else url).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        _require_hard_links(folder)
        return cls(LocalStore(folder), folder)

    def put(self, content: bytes) -> str:
        """Keep the content and return its digest; keeping it again changes nothing."""
        digest = hashlib.sha256(content).hexdigest()
        key = _key(digest)
        try:
            obstore.put(self.objects, key, content, mode="create")
        except AlreadyExistsError:
            # A power cut between write and sync can leave a name without its bytes.
            if obstore.head(self.objects, key)["size"] != len(content):
                obstore.put(self.objects, key, content, mode="overwrite")
        if self.folder is not None:
            _sync(self.folder, self.folder / key)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the content; raise ``FileNotFoundError`` or ``DamagedObjectError``."""
        content = bytes(obstore.get(self.objects, _key(digest)).bytes())
        if hashlib.sha256(content).hexdigest() != digest:
            message = f"the object {digest} does not have this digest"
            raise DamagedObjectError(message)
        return content

    def exists(self, digest: str) -> bool:
        """Say whether the object is there."""
        try:
            obstore.head(self.objects, _key(digest))
        except FileNotFoundError:
            return False
        return True

    def delete(self, digest: str) -> None:
        """Remove the object; removing what is not there changes nothing."""
        try:
            obstore.delete(self.objects, _key(digest))
        except FileNotFoundError:
            return


def _key(digest: str) -> str:
    """Return where an object lies; refuse what is no digest, so that no path can be forged."""
    if len(digest) != hashlib.sha256().digest_size * 2 or set(digest) - set("0123456789abcdef"):
        message = "an object is named by 64 lower-case hexadecimal digits"
        raise ValueError(message)
    return f"sha256/{digest[:2]}/{digest[2:4]}/{digest}"


def _require_hard_links(folder: Path) -> None:
    """Fail early where the file system has no hard links: creating an object needs them."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".links-") as name:
        first = Path(name, "first")
        first.touch()
        os.link(first, Path(name, "second"))


def _sync(folder: Path, path: Path) -> None:
    """Force the file and the folders that lead to it onto the disk."""
    _sync_one(path)
    for parent in path.parents:
        _sync_one(parent)
        if parent == folder:
            return


def _sync_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
