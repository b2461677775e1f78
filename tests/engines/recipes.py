"""Runs the recipes of docs/at-scale.md: each gives the numbers of `dps-codes scan`."""

import contextlib
import csv
import json
import os
import pathlib
import re
import subprocess

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


def odd_records(template):
    """Returns failures that scan counts by number or status, and that a plain cast or path does not read."""
    texts = [
        'Registration failed: {"errorCode":404201,"trackingId":"5f3c"}', '[{"errorCode":503201}]', '{"errorCode":429001,"trackingId":"5f',
        '{"errorCode":"404201"}', "The body has no errorCode.", '{"message":"no errorCode was sent',
    ]
    properties = json.dumps({"type": "Registration", "id": "dev-text"})
    failure = {**template, "ResultType": "ClientError", "ResultSignature": "404", "properties_s": properties}
    yield from ({**failure, "ResultDescription": text} for text in texts)
    for signature in ["abc", "", 404]:
        yield {**failure, "ResultSignature": signature, "ResultDescription": ""}
    for other in [{"type": "Registration", "id": "dev-object"}, "no object", None]:
        yield {**failure, "ResultDescription": '{"errorCode":404201}', "properties_s": other}


def write_logs(context):
    """Writes blobs as Azure does. Returns what scan counts in them."""
    rows = [
        {**row, "Category": "DeviceOperations"} for row in records.records(5_000)
        if "error\"" not in row["ResultDescription"] and "error " not in row["ResultDescription"]
        and row["ResultDescription"] not in records.NAMED
    ]
    rows += odd_records(rows[0])
    for hour, part in enumerate([rows[::2], rows[1::2]]):
        folder = context.folder / "logs" / "y=2026" / "m=11" / "d=26" / f"h={hour:02}" / "m=00"
        folder.mkdir(parents=True, exist_ok=True)
        records.write_storage(folder / "PT1H.json", part)
        # The line that Azure Monitor is writing.
        with open(folder / "PT1H.json", "a", encoding="utf-8") as file:
            file.write('{"time":"2026-11-26T10:59:59.0000000Z","category":"DeviceOperations","resultTy')
    found = json.loads(context.run("scan", "--format", "json", str(context.folder / "logs")))
    columns = ["number", "status", "name", "count", "devices", "last", "action"]
    expected = comparable([tuple(row[column] for column in columns) for row in found["rows"]])
    assert len(expected) > 30
    return expected


def check_csv(context):
    """The codes for a join by number: each number once, and no row without one."""
    with contextlib.chdir(context.folder):
        block = re.search(r"^```sh codes\.csv\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        path = os.pathsep.join([os.path.dirname(context.command), os.environ["PATH"]])
        subprocess.run(["bash", "-c", "set -o pipefail; " + block[1]], env={**os.environ, "PATH": path}, check=True)
        with open("codes.csv", encoding="utf-8", newline="") as file:
            numbers = [int(row["number"]) for row in csv.DictReader(file)]
    expected = [row["number"] for row in context.rows("--origin", "dps") if row["number"] is not None]
    assert len(set(numbers)) == len(numbers) > 50 and numbers == expected, numbers


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
