import io
import sys

import pytest
from sqlalchemy import inspect

from alembic import command
from app.store import migrate
from app.store.sessions import connect
from app.store.tables import Table


@pytest.fixture
def engine(empty_database_url):
    engine = connect(empty_database_url)
    yield engine
    engine.dispose()


def test_an_empty_database_is_not_current(engine):
    assert not migrate.is_current(engine)


def test_upgrading_twice_changes_nothing_the_second_time(empty_database_url, engine):
    migrate.upgrade(empty_database_url)
    before = inspect(engine).get_table_names()
    migrate.upgrade(empty_database_url)
    assert inspect(engine).get_table_names() == before
    assert migrate.is_current(empty_database_url)


def test_the_migrations_make_exactly_the_tables_the_code_expects(empty_database_url, engine):
    migrate.upgrade(empty_database_url)
    with engine.begin() as connection:
        command.check(migrate.config(connection))
    assert set(Table.metadata.tables) <= set(inspect(engine).get_table_names())


def test_the_job_engines_tables_are_not_ours(database_url):
    engine = connect(database_url)
    with engine.begin() as connection:
        command.check(migrate.config(connection))
    engine.dispose()


def test_a_folder_of_the_database_is_made(tmp_path):
    url = f"sqlite:///{tmp_path}/var/deep/certscreen.db"
    migrate.upgrade(url)
    assert migrate.is_current(url)


def test_alembic_speaks_to_the_standard_output_of_its_own_time(monkeypatch):
    now = io.StringIO()
    monkeypatch.setattr(sys, "stdout", now)
    assert migrate.config().stdout is now
