"""The real service in a process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager

import httpx

from tests.engines import until


@contextmanager
def serving(folder):
    """Serve from a folder; give the address, and end the process."""
    with started(folder) as (address, _):
        yield address


@contextmanager
def started(folder):
    """Serve from a folder; give the address and the process, and end it if it still runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "CERTSCREEN_DATABASE_URL": f"sqlite:///{folder}/certscreen.db",
        "CERTSCREEN_FILES_URL": str(folder / "files"),
        "CERTSCREEN_PORT": str(port),
        "CERTSCREEN_OCR_WORKERS": "1",
    }
    command = [sys.executable, "-m", "app.cli", "serve"]
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, env=environment, stderr=log)  # noqa: S603  (our own command)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: process.poll() is not None or is_ready(address), seconds=60)
        yield address, process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def is_ready(address):
    """Ask the service whether it is ready."""
    try:
        return httpx.get(f"{address}/readyz").status_code == 200
    except httpx.TransportError:
        return False
