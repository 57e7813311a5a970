import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app import __version__
from app.cli import app
from app.cli.verification import exit_status

EXAMPLES = Path(__file__).parents[3] / "examples" / "certificates"
GENUINE = EXAMPLES / "itsms-zh-digital.pdf"
EXPIRED = EXAMPLES / "v03-expired-digital.pdf"
BODIES = (
    "approval_no,kind,serial,name_zh,status,status_date\n"
    "CNCA-R-2015-999,domestic,999,示例华恒认证有限公司,revoked,2020-01-01\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command with a store of its own."""
    monkeypatch.setenv("CERTSCREEN_DATABASE_URL", f"sqlite:///{tmp_path}/certscreen.db")
    monkeypatch.setenv("CERTSCREEN_FILES_URL", str(tmp_path / "files"))
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


def test_one_line_of_json_for_each_file(run):
    result = run("verify", GENUINE, EXPIRED, "--json", "--as-of", "2026-06-30")
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["certificates"][0]["verdict"]["in_force"] == "yes"
    assert second["certificates"][0]["verdict"]["in_force"] == "no"
    assert result.exit_code == 1


def test_a_genuine_certificate_disagrees_with_nothing(run):
    result = run("verify", GENUINE, "--as-of", "2026-06-30", "--language", "en")
    assert result.exit_code == 0
    assert "unconfirmed" in result.stdout


def test_what_was_asked_in_vain_is_not_success(run):
    result = run("verify", GENUINE, "--as-of", "2026-06-30", "--holder", "示例贸易有限公司")
    assert result.exit_code == 1


def test_a_file_that_cannot_be_read_ends_with_2(run, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n")
    result = run("verify", broken, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["problem"]["type"] == "/problems/broken-document"


@pytest.mark.parametrize(
    "words", [("--profile", "no-such"), ("--override", "V02=sometimes"), ("--override", "X99=off")]
)
def test_a_policy_that_does_not_exist_is_refused(run, words):
    assert run("verify", GENUINE, *words).exit_code == 2


def test_what_was_verified_is_in_the_trail(run):
    run("verify", GENUINE)
    result = run("trail", "verify")
    assert result.exit_code == 0
    assert int(result.stdout.split()[0]) >= 5


def test_a_question_for_a_person_is_listed_with_its_page(run):
    run("verify", GENUINE)
    assert "certNumber=9992024ITSM0107R0M" in run("registry", "tasks").stdout


def test_an_imported_directory_is_asked_from_then_on(run, tmp_path):
    file = tmp_path / "bodies.csv"
    file.write_text(BODIES, encoding="utf-8")
    words = ("--as-of", "2026-01-01", "--source", "an invented list")
    result = run("registry", "import", "cnca-bodies", file, *words)
    assert (result.exit_code, result.stdout) == (0, "1 rows taken, 0 not\n")
    assert "an invented list" in run("registry", "list").stdout
    seen = json.loads(run("verify", GENUINE, "--json", "--as-of", "2026-06-30").stdout)
    assert seen["certificates"][0]["verdict"]["genuine"] == "contradicted"


def test_a_list_without_a_row_is_refused(run, tmp_path):
    file = tmp_path / "bodies.csv"
    file.write_text("no,such,columns\n1,2,3\n", encoding="utf-8")
    result = run(
        "registry", "import", "cnca-bodies", file, "--as-of", "2026-01-01", "--source", "?"
    )
    assert result.exit_code == 2


def test_the_version_is_printed(run):
    assert run("--version").stdout.strip() == __version__


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        (("confirmed", "yes", "meets"), 0),
        (("unconfirmed", "unknown", "not_asked"), 0),
        (("doubtful", "yes", "not_asked"), 1),
        (("contradicted", "unknown", "not_asked"), 1),
        (("unconfirmed", "no", "not_asked"), 1),
        (("unconfirmed", "yes", "unknown"), 1),
        (("unconfirmed", "yes", "fails"), 1),
    ],
)
def test_the_exit_status_says_whether_anything_disagrees(answers, status):
    verdict = dict(zip(("genuine", "in_force", "fit"), answers, strict=True))
    assert exit_status({"status": "done", "certificates": [{"verdict": verdict}]}) == status


def test_a_document_without_certificate_is_not_success():
    assert exit_status({"status": "done", "certificates": []}) == 1
