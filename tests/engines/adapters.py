"""One class an engine: each runs a script, runs a query, and loads the million numbers with their meaning."""

import csv
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile


def statements(script):
    """Splits a script as the exports promise: a semicolon at the end of a line ends a statement."""
    return [part for part in script.split(";\n") if part.strip()]


class Engine:
    """What most engines have in common."""

    def recipe(self, text):
        """Runs a recipe of the documentation in the current folder. Returns the rows of its query."""
        *before, query = statements(text)
        for statement in before:
            self.run(statement)
        return self.rows(query.rstrip().rstrip(";"))

    def close(self):
        pass


class DuckDB(Engine):
    name = "DuckDB"

    def __init__(self):
        import duckdb

        self.connection = duckdb.connect()

    def run(self, script):
        self.connection.execute(script)

    def rows(self, query):
        return self.connection.execute(query).fetchall()

    def load(self, file):
        self.run(f"CREATE TABLE expected AS SELECT * FROM read_csv('{file}', types = {{'number': 'BIGINT'}})")


class SQLite(Engine):
    name = "SQLite"

    def __init__(self):
        self.connection = sqlite3.connect(":memory:")

    def run(self, script):
        self.connection.executescript(script)

    def rows(self, query):
        return self.connection.execute(query).fetchall()

    def load(self, file):
        self.run("CREATE TABLE expected (number INTEGER PRIMARY KEY, meaning TEXT)")
        with open(file, newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            self.connection.executemany("INSERT INTO expected VALUES (?, ?)", rows)
        self.connection.commit()


    def recipe(self, text):
        """Runs the program, since the recipe has commands of its own; it gets the tables of this connection."""
        with tempfile.NamedTemporaryFile(suffix=".sqlite") as file:
            target = sqlite3.connect(file.name)
            self.connection.backup(target)
            target.close()
            found = subprocess.run(["sqlite3", "-bail", file.name], input=text, capture_output=True, encoding="utf-8")
        if found.returncode != 0 or found.stderr:
            raise RuntimeError(found.stderr)
        return [tuple(row.values()) for row in json.loads(found.stdout)]


class ClickHouse(Engine):
    name = "ClickHouse"

    def __init__(self):
        from chdb import session

        self.session = session.Session()

    def run(self, script):
        self.session.query(script)

    def rows(self, query):
        return [tuple(row) for row in json.loads(str(self.session.query(query, "JSONCompact")))["data"]]

    def load(self, file):
        self.run("CREATE TABLE expected (number BIGINT PRIMARY KEY, meaning TEXT)")
        self.run(f"INSERT INTO expected SELECT * FROM file('{file}', 'CSVWithNames', 'number Int64, meaning String')")


class DataFusion(Engine):
    name = "DataFusion"

    def __init__(self):
        from datafusion import SessionContext

        self.context = SessionContext()

    def run(self, script):
        for statement in statements(script):
            self.context.sql(statement).collect()

    def rows(self, query):
        return [tuple(row.values()) for row in self.context.sql(query).to_pylist()]

    def load(self, file):
        self.context.register_csv("expected", file)


class PostgreSQL(Engine):
    """A server of its own in a temporary folder, which ends with the test."""

    name = "PostgreSQL"

    def __init__(self):
        programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
        self.programs = str(programs[-1]) if programs else os.path.dirname(shutil.which("initdb"))
        self.folder = tempfile.mkdtemp(prefix="engines-")
        # The server refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = f"{self.folder}/data"
        self._call("initdb", "-D", data, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "-U", "postgres")
        options = f"-c listen_addresses='' -k {self.folder} -F"
        self._call("pg_ctl", "-D", data, "-o", options, "-l", f"{self.folder}/log", "-w", "start")

    def _call(self, program, *arguments):
        command = [*self.user, f"{self.programs}/{program}", *arguments]
        subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def _psql(self, *arguments, text=None, folder=None):
        command = [*self.user, f"{self.programs}/psql", "-h", self.folder, "-U", "postgres", "-q"]
        command += ["-v", "ON_ERROR_STOP=1", *arguments]
        done = subprocess.run(command, cwd=folder or self.folder, input=text, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def run(self, script):
        self._psql("-f", "-", text=script)

    def rows(self, query):
        text = self._psql("-Atc", f"SELECT json_agg(r) FROM ({query}) AS r")
        return [tuple(row.values()) for row in json.loads(text or "null") or []]

    def recipe(self, text):
        text = self._psql("--csv", "-f", "-", text=text, folder=os.getcwd())
        whole = lambda cell: int(cell) if cell.isdigit() else cell or None
        return [tuple(map(whole, row)) for row in list(csv.reader(text.splitlines()))[1:]]

    def load(self, file):
        self.run("CREATE TABLE expected (number BIGINT PRIMARY KEY, meaning TEXT)")
        self._psql("-c", "COPY expected FROM STDIN (FORMAT csv, HEADER)", text=pathlib.Path(file).read_text())

    def close(self):
        self._call("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


ENGINES = {engine.name.lower(): engine for engine in (DuckDB, SQLite, ClickHouse, DataFusion, PostgreSQL)}
