import hashlib
import os
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from app.files import DamagedObjectError, Files

CONTENT = b"%PDF-1.7 \xe7\xa4\xba\xe4\xbe\x8b"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
KEY = f"sha256/{DIGEST[:2]}/{DIGEST[2:4]}/{DIGEST}"
ACCESS = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}


@pytest.fixture(scope="module")
def s3():
    """A server that speaks the S3 protocol, on a free port of this machine."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3):
    """Return the address of a bucket, and a client that looks into it."""
    client = boto3.client("s3", endpoint_url=s3, region_name="us-east-1", **ACCESS)
    client.create_bucket(Bucket="certscreen")
    yield client
    for each in client.list_objects_v2(Bucket="certscreen").get("Contents", []):
        client.delete_object(Bucket="certscreen", Key=each["Key"])
    client.delete_bucket(Bucket="certscreen")
    client.close()


@pytest.fixture(params=["folder", "s3"])
def files(request, tmp_path):
    if request.param == "folder":
        return Files.open(tmp_path / "files")
    request.getfixturevalue("bucket")
    options = {
        "endpoint": request.getfixturevalue("s3"),
        "region": "us-east-1",
        "client_options": {"allow_http": True},
        **ACCESS,
    }
    return Files.open("s3://certscreen/kept", options)


def test_what_is_kept_comes_back(files):
    assert files.put(CONTENT) == DIGEST
    assert files.get(DIGEST) == CONTENT
    assert files.exists(DIGEST)


def test_an_empty_file_is_kept_too(files):
    assert files.get(files.put(b"")) == b""


def test_what_was_never_kept_is_not_found(files):
    assert not files.exists(DIGEST)
    with pytest.raises(FileNotFoundError):
        files.get(DIGEST)


def test_what_is_deleted_is_gone_and_may_be_deleted_again(files):
    files.put(CONTENT)
    files.delete(DIGEST)
    files.delete(DIGEST)
    assert not files.exists(DIGEST)


def test_a_name_that_is_no_digest_is_refused(files):
    for name in ("", "../../etc/passwd", DIGEST.upper(), DIGEST + "0", "g" * 64):
        with pytest.raises(ValueError, match="hexadecimal"):
            files.get(name)


def test_the_same_content_is_one_object_and_is_written_once(tmp_path):
    files = Files.open(tmp_path)
    files.put(CONTENT)
    first = (tmp_path / KEY).stat()
    files.put(CONTENT)
    second = (tmp_path / KEY).stat()
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [tmp_path / KEY]
    assert (first.st_ino, first.st_mtime_ns) == (second.st_ino, second.st_mtime_ns)


def test_the_same_content_is_one_object_in_a_bucket(files, request):
    files.put(CONTENT)
    files.put(CONTENT)
    if files.folder is None:
        found = request.getfixturevalue("bucket").list_objects_v2(Bucket="certscreen")["Contents"]
        assert [each["Key"] for each in found] == [f"kept/{KEY}"]


def test_changed_bytes_are_noticed(tmp_path):
    files = Files.open(tmp_path)
    files.put(CONTENT)
    (tmp_path / KEY).write_bytes(CONTENT[::-1])
    with pytest.raises(DamagedObjectError):
        files.get(DIGEST)


def test_an_object_cut_short_by_a_power_cut_is_healed_by_the_next_upload(tmp_path):
    files = Files.open(tmp_path)
    files.put(CONTENT)
    (tmp_path / KEY).write_bytes(b"")
    files.put(CONTENT)
    assert files.get(DIGEST) == CONTENT


def test_file_and_folders_are_forced_onto_the_disk(tmp_path, monkeypatch):
    synced = []
    real = os.fsync

    def fsync(descriptor):
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    Files.open(tmp_path).put(CONTENT)
    assert synced[0] == str(tmp_path / KEY)
    assert str(tmp_path) in synced
    assert str((tmp_path / KEY).parent) in synced


def test_a_folder_without_hard_links_is_refused_at_once(tmp_path, monkeypatch):
    def link(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(PermissionError):
        Files.open(tmp_path)


@pytest.mark.parametrize("form", ["{path}", "file:{path}", "file://{path}"])
def test_a_folder_is_named_by_path_or_address(tmp_path, form):
    folder = tmp_path / "new" / "证书"
    files = Files.open(form.format(path=folder))
    files.put(CONTENT)
    assert (folder / KEY).exists()
