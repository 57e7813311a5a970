import subprocess
import sys

SLOW = {"alembic", "dbos", "fastapi", "openvino", "rapidocr", "sqlalchemy", "uvicorn"}


def test_the_command_line_starts_without_what_only_some_commands_need():
    script = "import sys, app.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert not SLOW & set(loaded.stdout.split())


def test_the_desk_verifies_without_the_services_parts():
    script = "import sys, app.cli.verification; print(*{n.partition('.')[0] for n in sys.modules})"
    loaded = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert not (SLOW - {"sqlalchemy"}) & set(loaded.stdout.split())
