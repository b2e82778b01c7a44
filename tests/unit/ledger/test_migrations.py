"""The file's shape: what the migrations make is what the schema says, in each database's words."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.dialects import postgresql, sqlite

from selon.ledger import migrations, opening, queries, schema
from selon.ledger.migrations import MIGRATIONS, Migration, migrate


@pytest.fixture
def database(tmp_path):
    with closing(sqlite3.connect(tmp_path / "l", isolation_level=None)) as opened:
        yield opened


def test_the_migrations_are_numbered_from_one_and_the_last_is_what_reading_expects():
    assert [step.number for step in MIGRATIONS] == [*range(1, len(MIGRATIONS) + 1)]
    assert MIGRATIONS[-1].number == opening.VERSION
    assert all(step.title for step in MIGRATIONS)


def test_the_first_step_makes_every_table_of_the_schema_with_its_columns(database):
    migrate(database)
    for name, table in schema.METADATA.tables.items():
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        assert columns == [*(column.name for column in table.columns), *(["edited"] if name == "documents" else [])]
    assert database.execute("PRAGMA user_version").fetchone()[0] == opening.VERSION


def test_migrating_twice_changes_nothing(database):
    migrate(database)
    before = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    migrate(database)
    assert database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == before


def test_every_step_has_words_for_postgresql_too():
    statements = [sql for step in MIGRATIONS for sql in step.statements(postgresql.dialect())]
    assert sum("CREATE TABLE" in sql for sql in statements) == len(schema.METADATA.tables)
    assert not any("TRIGGER" in sql or "fts5" in sql or "ROWID" in sql for sql in statements)
    assert any("BIGSERIAL" in sql for sql in statements)


def test_a_step_that_fails_is_undone_and_those_before_it_stay(database, monkeypatch):
    def broken(_dialect):
        return ["CREATE TABLE half (x INTEGER)", "CREATE TABLE half (x INTEGER)"]

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration(99, "broken", broken)))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(database)
    assert database.execute("PRAGMA user_version").fetchone()[0] == opening.VERSION
    assert not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_a_step_after_which_nothing_is_to_be_undone_still_says_what_went_wrong(database, monkeypatch):
    def rolled_back(_dialect):
        return ["ROLLBACK", "SELECT none_such"]

    monkeypatch.setattr(migrations, "MIGRATIONS", (Migration(1, "odd", rolled_back),))
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        migrate(database)


def test_the_dialect_is_sqlite():
    assert any("WITHOUT ROWID" in sql for sql in MIGRATIONS[0].statements(sqlite.dialect()))


def test_a_list_of_events_in_any_order_is_read_off_an_index(database):
    migrate(database)
    for order in queries._ORDERS.values():
        query = f"EXPLAIN QUERY PLAN SELECT e.key FROM events e ORDER BY {order} LIMIT 31"  # noqa: S608 - our own
        plan = database.execute(query).fetchall()
        assert [row[3].startswith("SCAN e USING COVERING INDEX events_by_") for row in plan] == [True]
