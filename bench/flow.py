"""Measure the whole flow through HTTP, beside the bare OCR engine on the same pages.

    python bench/flow.py [--documents 40] [--folder examples/certificates]

Starts the service on a free port with an empty store, warms it, then sends born-digital files
and scans one after another (latency) and several at a time (documents per second), and reads
the peak memory of every process of the service. The bare engine reads the very same pixels in
one process of one thread in the same run, so the ratio does not depend on the machine's mood;
where others use the processors too, the ratio of the CPU times is the one that holds. Every file
sent differs from all before by a hair, because a picture seen before is not read again. Last it
starts the command line anew, with a store that is there already.
"""

import argparse
import io
import itertools
import os
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pypdfium2
from machine import describe
from PIL import Image, ImageOps
from process_tree import tree

ROOT = Path(__file__).parents[1]
WAIT = 60
STARTS = 3


def main() -> None:
    """Print latency, throughput, memory and the ratio to the bare engine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=40, help="files sent per figure")
    parser.add_argument("--folder", type=Path, default=ROOT / "examples" / "certificates")
    options = parser.parse_args()
    born_digital = sorted(options.folder.glob("*.pdf"))
    pictures = sorted(path for path in options.folder.iterdir() if path.suffix in {".jpg", ".png"})
    print(describe("fastapi", "dbos", "rapidocr", "openvino", "pypdfium2"))
    with service() as (client, process):
        for path in [*born_digital, *pictures, *pictures]:
            verify(client, path)  # warm
        with cpu("born-digital", process.pid, options.documents):
            latency("born-digital", client, born_digital, options.documents)
        with cpu("scan", process.pid, options.documents // 2) as used:
            scan = latency("scan", client, pictures, options.documents // 2)
        throughput("born-digital", client, born_digital, options.documents)
        both = throughput("scan", client, pictures, options.documents // 2)
        for name, megabytes in peaks(process.pid):
            print(f"peak memory {name:28} {megabytes:7.0f} MB")
    cores = os.cpu_count() or 1
    [(bare, bare_cpu)] = engines(pictures, 1)
    beside = sum(1 / seconds for seconds, _ in engines(pictures, cores))
    print(
        f"bare engine, one thread: {bare:.2f} s a page, {bare_cpu:.2f} s of CPU;"
        f" whole flow {scan / bare:.2f} times that, {used.total() / bare_cpu:.2f} times the CPU"
    )
    print(
        f"bare engine, {cores} side by side: {beside:.2f} pages/s;"
        f" whole flow takes {beside / both:.2f} times as long"
    )
    for path in (born_digital[0], *pictures):
        start(path)


@contextmanager
def service() -> Iterator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """Serve an empty store on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "CERTSCREEN_DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "CERTSCREEN_FILES_URL": f"file:{folder}/files",
            "CERTSCREEN_LOG_LEVEL": "warning",
        }
        command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, cwd=ROOT)  # noqa: S603  (ourselves)
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WAIT) as client:
                _until(lambda: client.get("/readyz").is_success)
                yield client, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def _until(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        try:
            if ready():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise TimeoutError


_SENT = itertools.count(1)


def variant(path: Path, hair: int) -> bytes:
    """Return the file with its pages so many tenths of a point or pixels smaller."""
    target = io.BytesIO()
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        for page in document:
            left, bottom, right, top = page.get_mediabox()
            page.set_mediabox(left, bottom, right - hair / 100, top)
        document.save(target)
    else:
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
        down, across = divmod(hair, 16)
        picture = picture.crop((0, 0, picture.width - across, picture.height - down))
        picture.save(target, "JPEG", quality=92)
    return target.getvalue()


def verify(client: httpx.Client, path: Path) -> float:
    """Send one file, wait for its report, return the seconds it took."""
    content = variant(path, next(_SENT))
    start = time.perf_counter()
    answer = client.post(
        "/v1/verifications",
        files={"file": (path.name, content)},
        data={"wait": str(WAIT)},
    )
    answer.raise_for_status()
    if answer.json()["status"] not in {"done", "waiting_for_operator"}:
        sys.exit(f"{path.name}: {answer.json()['status']}")
    return time.perf_counter() - start


def latency(name: str, client: httpx.Client, paths: list[Path], count: int) -> float:
    """Print p50 and p95 of ``count`` files sent one after another; return the median."""
    times = sorted(verify(client, path) for path in itertools.islice(itertools.cycle(paths), count))
    p50, p95 = statistics.median(times), times[int(0.95 * (len(times) - 1))]
    print(f"{name:13} latency of {count}: p50 {p50:.3f} s, p95 {p95:.3f} s")
    return p50


@contextmanager
def cpu(name: str, root: int, count: int) -> Iterator[Counter[str]]:
    """Print the CPU seconds a document cost each part of the service; count them by part."""
    used: Counter[str] = Counter()
    before = _cpu_by_name(root)
    yield used
    for part, seconds in _cpu_by_name(root).items():
        used[part] = (seconds - before[part]) / count
    parts = ", ".join(f"{part} {seconds * 1000:.0f}" for part, seconds in used.items())
    print(f"{name:13} CPU a document: {used.total() * 1000:.0f} ms ({parts})")


def _cpu_by_name(root: int) -> Counter[str]:
    used: Counter[str] = Counter()
    for each in tree(root):
        used[each.name] += each.cpu
    return used


def start(path: Path) -> None:
    """Print what one file costs at the command line, from the start to the report."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "app.cli", "verify", "--json", str(path)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        took = []
        for _ in range(STARTS + 1):
            begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(  # noqa: S603  (ourselves)
                command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, check=False
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            took.append((time.perf_counter() - begun, used))
    seconds, used = (statistics.median(each) for each in zip(*took[1:], strict=True))
    print(f"command line, {path.name}: {seconds:.2f} s, {used:.2f} s of CPU")


def throughput(name: str, client: httpx.Client, paths: list[Path], count: int) -> float:
    """Print and return documents per second with four files on their way at a time."""
    todo = list(itertools.islice(itertools.cycle(paths), count))
    start = time.perf_counter()
    with ThreadPoolExecutor(4) as senders:
        list(senders.map(lambda path: verify(client, path), todo))
    rate = count / (time.perf_counter() - start)
    print(f"{name:13} sustained, four at a time: {rate:.2f} documents/s")
    return rate


def peaks(parent: int) -> Iterator[tuple[str, float]]:
    """Yield each process of the service with its peak resident memory in MB."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = entry.read_text().partition(" (")
            children.setdefault(int(rest.rpartition(") ")[2].split()[1]), []).append(int(pid))
        except OSError:
            continue
    todo = [parent]
    while todo:
        pid = todo.pop()
        todo.extend(children.get(pid, []))
        status = Path(f"/proc/{pid}/status").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        name = " ".join(word.decode() for word in command[1:3]) or str(pid)
        yield Path(name).name[-28:], int(peak.split()[1]) / 1024


def engines(paths: list[Path], count: int) -> list[tuple[float, float]]:
    """Return the median seconds a page costs each of so many engines of one thread, and of CPU."""
    command = [sys.executable, "bench/bare_engine.py", *map(str, paths)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    running = [
        subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  (ourselves)
        for _ in range(count)
    ]
    told = [process.communicate()[0].split() for process in running]
    return [(float(seconds), float(of_cpu)) for seconds, of_cpu in told]


if __name__ == "__main__":
    main()
