import subprocess
import sys

SLOW = {"alembic", "dbos", "fastapi", "openvino", "rapidocr", "uvicorn"}


def test_the_desk_starts_without_what_only_a_service_needs():
    script = "import sys, app.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert not SLOW & set(loaded.stdout.split())
