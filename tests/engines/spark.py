"""Checks that Spark reads the exports as docs/at-scale.md says."""

import contextlib
import pathlib

import recipes

STRINGS = str(pathlib.Path(__file__).resolve().parent / "strings.toml")
# The characters that a formula starts with, for a spreadsheet.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def plain(cell):
    """Removes the apostrophe before what a spreadsheet would take for a formula."""
    is_marked = cell is not None and cell.startswith("'") and cell.lstrip("'").startswith(FORMULA)
    return cell[1:] if is_marked else cell


def check(context):
    # Relative paths start where the virtual machine was started.
    with contextlib.chdir(context.folder):
        check_session(context)


def check_session(context):
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        check_strings(context, spark, ["--table", STRINGS])
        check_strings(context, spark, [])
        recipes.check_spark(context, spark)
    finally:
        spark.stop()


def check_strings(context, spark, arguments):
    file = context.folder / "codes.csv"
    file.write_text(context.list("csv", *arguments), encoding="utf-8", newline="")
    reader = spark.read.option("header", True).option("multiLine", True).option("escape", '"')
    found = [row.asDict() for row in reader.csv(str(file)).collect()]
    expected = context.rows(*arguments)
    assert len(found) == len(expected) > 6
    for row, wanted in zip(found, expected):
        for column, value in wanted.items():
            if isinstance(value, str):
                # Spark reads line breaks of both kinds as one.
                value = value.replace("\r\n", "\n")
                assert plain(row[column]) == value, f"{column}: {row[column]!r} is not {value!r}"
