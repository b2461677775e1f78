"""Tests the exports of dps-codes with the engines that read them.

run.py COMMAND CLASSIFY MODULES CHECK…

COMMAND is the built dps-codes, CLASSIFY the program of this folder, MODULES the folder with the packages of Node.
Each CHECK is `binder`, `csv`, `kql`, or the name of an engine: duckdb, sqlite, clickhouse, datafusion, postgresql, spark.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import adapters
import kql
import recipes
import spark

HERE = pathlib.Path(__file__).resolve().parent
TABLES = {"dps": "dps", "hub": "hub", "control_plane": "arm"}
STRINGS = str(HERE / "strings.toml")
STRING_CODES = str(HERE.parent.parent / "tables" / "postgresql" / "postgresql.toml")


class Context:
    """The programs under test, and a folder for their output."""

    def __init__(self, command, classify, modules, folder):
        self.command, self.classify, self.modules = (os.path.abspath(path) for path in (command, classify, modules))
        self.folder = pathlib.Path(folder)
        # Another user reads it, who runs PostgreSQL.
        self.folder.chmod(0o755)

    def run(self, *arguments, statuses=(0,)):
        done = subprocess.run([self.command, *arguments], capture_output=True, check=False)
        assert done.returncode in statuses, f"{arguments}: exit status {done.returncode}: {done.stderr.decode()}"
        return done.stdout.decode("utf-8")

    def list(self, format, *arguments):
        text = self.run("list", "--format", format, *arguments)
        assert text.strip(), f"{arguments}: no output"
        return text

    def rows(self, *arguments):
        return json.loads(self.list("json", *arguments))

    def expected(self, program_table):
        """Returns the file with the meaning of a million numbers."""
        file = self.folder / f"{program_table}.csv"
        if not file.exists():
            with open(file, "wb") as out:
                subprocess.run([self.classify, program_table], stdout=out, check=True)
        return str(file)


def flat(value):
    """Returns a value of JSON as the exports without lists have it."""
    if isinstance(value, list):
        return "\n".join(value) if any(" " in item for item in value) else " ".join(value)
    return value


def check_sql(context, name):
    """One engine reads the script, returns every string, and classifies every number."""
    engine = adapters.ENGINES[name]()
    try:
        check_strings(context, engine)
        check_string_codes(context, engine)
        check_rows(context, engine)
        check_classes(context, engine)
        recipes.check(context, engine)
    finally:
        engine.close()


def check_strings(context, engine):
    engine.run(context.list("sql", "--table", STRINGS))
    columns = ["name", "order", "flagged", "summary", "help"]
    query = ", ".join(f'"{column}"' for column in columns)
    found = engine.rows(f"SELECT {query} FROM dps_codes ORDER BY number")
    expected = [tuple(row[column] for column in columns) for row in context.rows("--table", STRINGS)]
    # SQLite has no type for flags.
    found = [(name, order, None if flag is None else bool(flag), *rest) for name, order, flag, *rest in found]
    assert len(expected) == 7 and found == expected, f"strings differ: {found}"


def recipe(script):
    """Returns the query in the comments at the start of a script."""
    head = script.split("\nDROP", 1)[0]
    lines = [line.removeprefix("--   ") for line in head.split("\n") if line.startswith("--   ")]
    return "\n".join(lines[next(index for index, line in enumerate(lines) if line.startswith("SELECT")) :])


def check_string_codes(context, engine):
    """String codes are the key, and the query in the script classifies them as `explain` does, listed or not."""
    script = context.list("sql", "--table", STRING_CODES)
    engine.run(script)
    log = {"42p01": 3, "42Q99": 1, "08ZZZ": 2, "XX000": 5, "zzzzz": 4, "420": 6}
    failures = " UNION ALL ".join(f"SELECT '{code}' AS code" for code, count in log.items() for _ in range(count))
    query = recipe(script)
    assert "FROM my_log" in query, query
    found = [tuple(row) for row in engine.rows(query.replace("my_log", f"({failures}) AS my_log"))]
    assert len(found) == len(log), found
    found = {code: row for code, *row in found}
    for code, count in log.items():
        said = json.loads(context.run("explain", "--format", "json", "--table", STRING_CODES, code, statuses=(0, 1)))
        keys = ["name", "family", "action"]
        # What only the widest class fits is not a code to `explain`.
        expected = [None, None, "FixStatement"] if "error" in said else [said[key] for key in keys]
        assert list(found[code.lower()]) == [count, *expected], f"{code}: {found[code.lower()]} is not {expected}"
    count = engine.rows("SELECT COUNT(DISTINCT code) FROM dps_codes")
    assert int(list(count[0])[0]) == len(context.rows("--table", STRING_CODES)), count


def check_rows(context, engine):
    """The script runs again on top of itself, and the rows are those of `--format json`."""
    script = context.list("sql")
    engine.run(script)
    engine.run(script)
    expected = context.rows()
    columns = [name for name, value in expected[0].items() if not isinstance(value, list)]
    query = ", ".join(f'"{column}"' for column in columns)
    found = engine.rows(f"SELECT {query} FROM dps_codes")
    wanted = [tuple(row[column] for column in columns) for row in expected]
    assert len(wanted) > 200 and sorted(found, key=repr) == sorted(wanted, key=repr), "rows differ"


def check_classes(context, engine):
    columns = ["family", "action", "in_register", "in_poll", "in_lookup", "in_connect", "in_manage"]
    meaning = " || '|' || ".join(f"COALESCE(c.{column}, '')" for column in columns)
    for origin, program_table in TABLES.items():
        engine.run("DROP TABLE IF EXISTS expected;\n")
        engine.load(context.expected(program_table))
        [(total, same)] = engine.rows(
            f"SELECT COUNT(*) AS total, SUM(CASE WHEN {meaning} = e.meaning THEN 1 ELSE 0 END) AS same "
            "FROM dps_classified c JOIN expected e ON e.number BETWEEN c.first_number AND c.last_number "
            f"WHERE c.origin = '{origin}'"
        )
        assert (total, same) == (1_000_005, 1_000_005), f"{origin}: {same} of {total} numbers agree with classify"


def main():
    command, classify, modules, *checks = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="engines-") as folder:
        context = Context(command, classify, modules, folder)
        for check in checks:
            start = time.monotonic()
            if check == "binder":
                kql.check_binder(context)
            elif check == "csv":
                recipes.check_csv(context)
            elif check == "kql":
                kql.check_emulator(context)
            elif check == "spark":
                spark.check(context)
            else:
                check_sql(context, check)
            print(f"engines: {check}: passed in {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
