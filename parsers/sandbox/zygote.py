"""The process that never sees a document: it forks one reading process for each.

Everything is imported once, so that a fork costs milliseconds. It has one thread, reads
only messages of the service, and tells the service how each reading process ended. When
the service hangs up on a reading process, or dies itself, the reading processes are killed.
"""

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any, Final

from PIL import Image

from parsers.sandbox import child, confine
from parsers.sandbox.limits import ReadingLimits

_BEAT_SECONDS: Final = 1.0
_MAX_MESSAGE: Final = 65_536
_FAILED: Final = 70
_ENCODINGS: Final = ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030")
"""Python loads these when first used; a reading process may no longer open their modules."""


class Zygote:
    """Forks on request, reaps, reports."""

    def __init__(self, control: socket.socket, missing: list[str]) -> None:
        self._control = control
        self._missing = missing
        self._parent = os.getppid()
        self._children: dict[int, socket.socket] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ, self._accept)
        wake, self._wake = socket.socketpair()
        wake.settimeout(0)
        self._wake.settimeout(0)
        self._selector.register(self._wake, selectors.EVENT_READ, self._reap)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        self._kept = wake

    def run(self) -> None:
        """Serve until the service is gone."""
        while os.getppid() == self._parent:
            for key, _ in self._selector.select(_BEAT_SECONDS):
                key.data()

    def _accept(self) -> None:
        message, descriptors, _, _ = socket.recv_fds(self._control, _MAX_MESSAGE, 3)
        if not message:
            os._exit(0)
        channel, status, document = descriptors
        pid = os.fork()
        if pid == 0:
            _become_reader(json.loads(message), channel, document, self._missing)
        os.close(channel)
        os.close(document)
        report = socket.socket(fileno=status)
        self._children[pid] = report
        self._selector.register(report, selectors.EVENT_READ, lambda: self._end(pid))

    def _end(self, pid: int) -> None:
        """Kill a reading process whose service has hung up; it is reaped soon after.

        One that ended at the same moment has been reaped already.
        """
        if pid not in self._children:
            return
        self._selector.unregister(self._children[pid])
        os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        self._wake.recv(_MAX_MESSAGE)
        while self._children:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            report = self._children.pop(pid)
            if report.fileno() in self._selector.get_map():
                self._selector.unregister(report)
            _tell(report, status, usage)
            report.close()


def _tell(report: socket.socket, status: int, usage: Any) -> None:  # noqa: ANN401 - struct_rusage
    code = os.waitstatus_to_exitcode(status)
    ending = {"code": code, "kilobytes": usage.ru_maxrss}
    try:
        report.send(json.dumps(ending).encode())
    except OSError:
        return  # the service no longer wants to know


def _become_reader(job: dict[str, Any], channel: int, document: int, missing: list[str]) -> None:
    """Never return: everything the zygote has is given up first."""
    code = _FAILED
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        limits = ReadingLimits(**job["limits"])
        confine.descriptors(keep=(channel, document))
        confine.enter(limits, file_bytes=os.fstat(document).st_size, without=missing)
        child.serve(channel, document, job["media_type"], limits)
        code = 0
    finally:
        os._exit(code)


def _warm_up() -> None:
    """Load what is loaded late: codecs, picture formats, what this zygote is for."""
    for encoding in _ENCODINGS:
        "".encode(encoding)
    Image.init()
    for module in sys.argv[2:]:
        importlib.import_module(module)


def main() -> None:
    """Start: confine what can be confined for all, say so, serve."""
    control = socket.socket(fileno=int(sys.argv[1]))
    confine.leave_network()
    missing = confine.missing()
    _warm_up()
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"missing": missing}).encode())
    Zygote(control, missing).run()


if __name__ == "__main__":
    main()
