"""Runs the recipes of docs/at-scale.md: each gives the numbers of `dps-codes scan`."""

import contextlib
import json
import pathlib
import re

import records

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "at-scale.md"


def blocks():
    """Returns the code of the recipes by the word behind the language."""
    text = DOCUMENT.read_text(encoding="utf-8")
    return dict(re.findall(r"^```(?:sql|python) (\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def comparable(rows):
    """Returns the rows of a recipe, with times in milliseconds."""
    moment = lambda time: str(time).replace(" ", "T").rstrip("Z").ljust(20, ".").ljust(23, "0")[:23]
    rows = [(number, status, name or None, *counts, moment(time), action) for number, status, name, *counts, time, action in rows]
    return sorted(rows, key=repr)


def write_logs(context):
    """Writes blobs as Azure does. Returns what scan counts in them."""
    rows = [
        {**row, "Category": "DeviceOperations"} for row in records.records(5_000)
        if "error\"" not in row["ResultDescription"] and "error " not in row["ResultDescription"]
        and "ErrorCode" not in row["ResultDescription"] and row["ResultDescription"] not in records.NAMED
    ]
    for hour, part in enumerate([rows[::2], rows[1::2]]):
        folder = context.folder / "logs" / "y=2026" / "m=11" / "d=26" / f"h={hour:02}" / "m=00"
        folder.mkdir(parents=True, exist_ok=True)
        records.write_storage(folder / "PT1H.json", part)
    found = json.loads(context.run("scan", "--format", "json", str(context.folder / "logs")))
    columns = ["number", "status", "name", "count", "devices", "last", "action"]
    expected = comparable([tuple(row[column] for column in columns) for row in found["rows"]])
    assert len(expected) > 30
    return expected


def compare(found, expected):
    assert found == expected, "\n".join(map(str, sorted(set(found) ^ set(expected), key=repr)))


def check(context, engine):
    """Runs the recipe of an engine that has read the script."""
    expected = write_logs(context)
    with contextlib.chdir(context.folder):
        compare(comparable(engine.recipe(blocks()[engine.name.lower()])), expected)


def check_spark(context, spark):
    """Runs the recipe of Spark, with the file that the recipe before it writes."""
    import duckdb

    expected = write_logs(context)
    with contextlib.chdir(context.folder):
        connection = duckdb.connect()
        connection.execute(context.list("sql"))
        connection.execute(blocks()["parquet"])
        names = {"spark": spark}
        exec(blocks()["spark"], names)
        compare(comparable([tuple(row) for row in names["result"].collect()]), expected)
