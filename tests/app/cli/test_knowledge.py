from typer.testing import CliRunner

from app.cli import app


def run(*words):
    return CliRunner().invoke(app, ["knowledge", *words])


def test_it_shows_each_file_with_its_day_and_age():
    result = run("show", "--as-of", "2026-12-02")
    assert result.exit_code == 0
    (bodies,) = [line for line in result.stdout.splitlines() if "bodies.csv" in line]
    assert "2017-05-01" in bodies
    assert " 10 " in bodies


def test_the_check_holds_while_the_files_are_fresh():
    result = run("check", "--as-of", "2026-12-02")
    assert result.exit_code == 0
    assert "hold" in result.stdout


def test_the_check_ends_with_1_when_a_file_is_past_its_shelf_life():
    result = run("check", "--as-of", "2030-01-01")
    assert result.exit_code == 1
    assert "standards.yaml" in result.stderr
