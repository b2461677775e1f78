"""Checks of `list --format kql`: Microsoft's language service reads it, and an emulation runs it.

duckdb-kql translates KQL to the SQL of DuckDB. It is an emulation: that the query means the same to Azure rests on the
documentation of KQL, and on the language service, which knows every function and type.
"""

import json
import pathlib
import subprocess

import records

HERE = pathlib.Path(__file__).resolve().parent
STRINGS = str(HERE / "strings.toml")
STRING_CODES = str(HERE.parent.parent / "tables" / "postgresql" / "postgresql.toml")


def binder(context, texts):
    """Returns what the language service says of each query."""
    files = [context.folder / f"query-{index}.kql" for index in range(len(texts))]
    for file, text in zip(files, texts):
        file.write_text(text, encoding="utf-8", newline="")
    arguments = ["node", HERE / "binder.js", context.modules, *files]
    return json.loads(subprocess.run(arguments, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout)


def large_table(context, count):
    """Returns a table with many codes."""
    # A spreadsheet would take some of the summaries for formulas, so they are not the same in CSV.
    starts = ["", "=", "'+", "＠"]
    rows = (
        f'[[code]]\nnumber = {404_000 + index}\nname = "Code{index}"\nsummary = "{starts[index % 4]}The code number {index}."\n'
        for index in range(count)
    )
    header = '[catalog]\nnumber = "u32"\naction = "Look"\n\n[action.Look]\ntext = "Look."\nactor = "Operator"\nretry = "never"\n\n'
    file = context.folder / f"large-{count}.toml"
    file.write_text(header + "\n".join(rows), encoding="utf-8")
    return str(file)


OPTIONS = [
    [], ["--phase", "connect"], ["--origin", "hub"], ["--search", "throttl"], ["--columns", "provenance,help"],
    ["--table", STRINGS, "--columns", "order,flagged,help"],
    ["--table", STRING_CODES], ["--table", STRING_CODES, "--columns", "severity,condition", "--phase", "commit"],
]

ERRORS = [
    ("ResultSignature", "ResultSignatur"), ("tolong(", "tolongg("), ("by number, status, device", "by numbr, status"),
    ("action: string", "action: strng"), ("| sort by", "| sort"),
]


def check_binder(context):
    """The language service reports nothing of the queries, and finds errors that are put in."""
    options = [*OPTIONS, *(["--table", large_table(context, count)] for count in (1_000, 1_001))]
    for arguments, said in zip(options, binder(context, [context.list("kql", *arguments) for arguments in options])):
        assert said["diagnostics"] == [], f"{arguments}: {said['diagnostics']}"
    text = context.list("kql")
    assert all(right in text for right, _ in ERRORS), "the query has changed"
    for (_, wrong), said in zip(ERRORS, binder(context, [text.replace(*error) for error in ERRORS])):
        assert said["diagnostics"], f"the language service does not find `{wrong}`"
    check_strings(context)
    check_external(context)


def check_strings(context):
    [said] = binder(context, [context.list("kql", "--table", STRINGS, "--columns", "order,help")])
    for row in context.rows("--table", STRINGS):
        for column in ["name", "order", "summary", "help"]:
            assert (row[column] or "") in said["strings"], f"{row[column]!r} does not come back"


def check_external(context):
    """Beyond 1,000 rows the codes are in a file."""
    inside, outside = (context.list("kql", "--table", large_table(context, count)) for count in (1_000, 1_001))
    assert "externaldata" not in inside and inside.count('"Code') == 1_000
    assert "externaldata(" in outside and "--format csv" in outside and '"Code' not in outside


def emulate(context, text, rows, tables=None):
    """Runs a query on records, and returns its rows as objects."""
    import duckdb_kql

    connection = duckdb_kql.connect()
    file = context.folder / "log-analytics.csv"
    records.write_log_analytics(file, rows)
    connection.sql(f"CREATE TABLE AzureDiagnostics AS FROM read_csv('{file}', all_varchar = true, header = true)")
    connection.sql("ALTER TABLE AzureDiagnostics ALTER TimeGenerated TYPE TIMESTAMP")
    # An empty field is an empty string in Log Analytics.
    for column in records.FIELDS[1:]:
        connection.sql(f"UPDATE AzureDiagnostics SET {column} = COALESCE({column}, '')")
    for name, path in (tables or {}).items():
        connection.sql(f"CREATE TABLE {name} AS FROM read_csv('{path}', header = true)")
    result = duckdb_kql.kql(connection, text)
    return [dict(zip(result.columns, row)) for row in result.fetchall()]


def counted(row):
    """Returns the counts of a row of the query, in the form of those of scan."""
    moment = lambda time: time.isoformat(timespec="milliseconds")
    return (
        row["number"], row["status"], row["name"] or None, int(row["failures"]), int(row["devices"]),
        moment(row["first_seen"]), moment(row["last_seen"]), row["action"], row["actor"].lower(),
    )


def check_emulator(context):
    check_counts(context)
    check_string_codes(context)
    check_classes(context)
    check_external_codes(context)


def check_string_codes(context):
    """String codes have what `explain` says of them, listed or not."""
    said = {
        "42P01": ("The statement failed: ERROR 42P01: relation does not exist", 3),
        "42Q99": ("sqlstate=42Q99", 2),
        "99999": ("error code: 99999.", 1),
        "40001": ("", 4),
    }
    [template] = [row for row in records.records(1)]
    rows = []
    for code, (text, count) in said.items():
        signature = "" if text else code.lower()
        changes = {"ResultType": "Failure", "ResultSignature": signature, "ResultDescription": text}
        rows += [{**template, **changes}] * count
    rows.append({**template, "ResultType": "Success", "ResultDescription": "error 42P01"})
    found = emulate(context, context.list("kql", "--table", STRING_CODES), rows)
    found = {row["code"].upper(): (int(row["failures"]), row["name"] or None, row["family"] or None, row["action"]) for row in found}
    listed = {row["code"]: row for row in context.rows("--table", STRING_CODES)}
    assert sorted(found) == sorted(said), found
    for code, (_, count) in said.items():
        text = context.run("explain", "--format", "json", "--table", STRING_CODES, code, statuses=(0, 1))
        row = json.loads(text)
        if "error" not in row:
            expected = (count, row["name"], row["family"], row["action"])
            assert found[code] == expected, f"{code}: {found[code]} is not {expected}"
        else:
            assert code not in listed and found[code][:3] == (count, None, None), found[code]


def scanned(context, rows):
    """Returns what scan counts in the same records."""
    file = context.folder / "PT1H.json"
    records.write_storage(file, rows)
    found = json.loads(context.run("scan", "--format", "json", str(file)))
    moment = lambda time: time.rstrip("Z").ljust(20, ".").ljust(23, "0")[:23]
    return [
        (
            row["number"], row["status"], row["name"], row["count"], row["devices"], moment(row["first"]),
            moment(row["last"]), row["action"], row["actor"].lower(),
        )
        for row in found["rows"]
    ]


def check_counts(context):
    rows = list(records.records(20_000))
    failures = [row for row in rows if row["ResultType"] != "Success"]
    found = sorted(map(counted, emulate(context, context.list("kql"), rows)), key=repr)
    assert sum(row[3] for row in found) == len(failures) > 8_000, "failures are lost"
    expected = sorted(scanned(context, rows), key=repr)
    assert found == expected, "\n".join(map(str, sorted(set(found) ^ set(expected), key=repr)))


def check_classes(context):
    """A million numbers, listed or not, have the family and the action that classify has."""
    import csv

    text = context.list("kql")
    head, rest = text.split("let records = ", 1)
    _, tail = rest.split("let counted = ", 1)
    counted_lines, query = tail.split("\ncounted\n", 1)
    failed = (
        "let failed = AzureDiagnostics | extend number = tolong(ResultDescription), status = int(null), device = '';\n"
    )
    query = query.replace("project number,", "project number, managed,")
    expected = {}
    with open(context.expected("dps"), newline="") as file:
        for row in csv.DictReader(file):
            family, _, in_register, _, _, _, in_manage = row["meaning"].split("|")
            expected[int(row["number"])] = (family, in_register, in_manage)
    expected.pop(-(2**63))
    for category, place in [("DeviceOperations", 1), ("ServiceOperations", 2)]:
        rows = (
            {"TimeGenerated": "2026-11-26T10:00:00Z", "Category": category, "ResultDescription": str(number)}
            for number in expected
        )
        found = emulate(context, f"{head}{failed}let counted = {counted_lines}\ncounted\n{query}", rows)
        assert len(found) == len(expected) > 1_000_000, f"{len(found)} numbers"
        for row in found:
            family, action = expected[row["number"]][0], expected[row["number"]][place]
            assert (row["family"] or "", row["action"]) == (family, action), f"{row}: expected {family} {action}"


def check_external_codes(context):
    """The query beyond 1,000 rows, with the file as a table, since the emulation reads no files."""
    table = large_table(context, 1_001)
    codes = context.folder / "codes.csv"
    codes.write_text(context.list("csv", "--table", table), encoding="utf-8", newline="")
    head, rest = context.list("kql", "--table", table).split("let codes = externaldata(", 1)
    _, rest = rest.split("ignoreFirstRecord = true)", 1)
    rows = list(records.records(2_000))
    found = emulate(context, f"{head}let codes = file{rest}", rows, {"file": codes})
    named = {row["number"]: row["name"] for row in found if row["name"]}
    assert named[404201] == "Code201" and named[404777] == "Code777", named
    summaries = {row["number"]: row["summary"] for row in context.rows("--table", table)}
    assert all(row["summary"] == summaries[row["number"]] for row in found if row["name"]), found
    assert all(row["action"] == "Look" for row in found), "an unlisted number has no action"
