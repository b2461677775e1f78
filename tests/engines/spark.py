"""Checks that Spark reads `list --format csv`."""


def check(context):
    from pyspark.sql import SparkSession

    raise NotImplementedError
