import json
import logging

import pytest

from app.logs import configure, log


@pytest.fixture(autouse=True)
def _logging():
    root = logging.getLogger()
    before = root.handlers, root.level
    yield
    root.handlers, root.level = before


@pytest.fixture
def told(capsys):
    def lines():
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return lines


def test_an_event_is_one_line_of_json(told):
    configure("info")
    log.info("judged", verification="0192", outcome="done", seconds=0.5)
    (line,) = told()
    assert (line["event"], line["verification"], line["seconds"]) == ("judged", "0192", 0.5)
    assert line["level"] == "info"


def test_what_has_no_place_in_a_log_is_left_out(told):
    configure("info")
    log.info("judged", organisation="示例信息技术有限公司", filename="示例.pdf", number="999")
    (line,) = told()
    assert set(line) == {"event", "level", "logger", "timestamp"}


def test_an_exception_is_named_without_its_message(told):
    configure("info")
    try:
        int("示例")
    except ValueError:
        log.exception("attempt failed")
    (line,) = told()
    assert line["exception"] == "ValueError"
    assert line["where"].startswith("test_logs.py:")
    assert "示例" not in json.dumps(line, ensure_ascii=False)


def test_the_prose_of_libraries_is_withheld(told):
    configure("info")
    logging.getLogger("sqlalchemy").warning("failed with parameters 示例")
    logging.getLogger("sqlalchemy").warning("failed with parameters %s", "示例")
    first, second = told()
    assert first["event"] == "withheld"
    assert second["event"] == "failed with parameters %s"
    assert "示例" not in json.dumps([first, second], ensure_ascii=False)


def test_lesser_events_are_not_told(told):
    configure("info")
    log.debug("looked")
    assert told() == []
