"""Records of DPS for the tests: as storage writes them, and as Log Analytics has them, with the same failures."""

import csv
import json
import random

FIELDS = ["TimeGenerated", "Category", "ResultType", "ResultSignature", "ResultDescription", "CorrelationId", "properties_s",
          "ResourceId", "OperationName", "Level"]
RESOURCE = "/SUBSCRIPTIONS/0/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/PLANT"

# Listed and unlisted numbers, in every class that has an action of its own.
NUMBERS = [400004, 400207, 400999, 401002, 401555, 403003, 404201, 404299, 404777, 407001, 408002, 409201, 409299, 412001,
           415001, 429001, 429999, 500001, 503000]
STATUSES = [400, 401, 403, 404, 408, 409, 412, 415, 418, 429, 500, 503, 511]

# Descriptions of 404201, which only a table of codes can tell.
NAMED = [
    "EnrollmentNotFound: no enrollment has this registration ID.", "ErrorCode:EnrollmentNotFound; the request was refused.",
    "The request was refused (404201).",
]


def description(draw, number):
    """A description of each form in which a number is known to come."""
    return draw.choice([
        json.dumps({"errorCode": number, "trackingId": "5f3c-1", "message": "It failed."}),
        json.dumps({"errorCode": number, "message": "It \"failed\", twice."}, indent=1),
        json.dumps({"error": {"code": number}}),
        f"{number}: Operations are being throttled.",
        f"{number}",
        f"Enrollment not found (errorCode: {number})",
        f"The request failed. ErrorCode={number}, TrackingId=77",
        f"error {number} of the service",
    ])


def records(count, seed=1):
    """Returns records; one in two is a failure."""
    draw = random.Random(seed)
    for index in range(count):
        kind = draw.random()
        is_service = draw.random() < 0.2
        device = f"dev-{draw.randrange(200)}" if draw.random() < 0.9 else ""
        result, status, text = "Success", "", ""
        if kind < 0.3:
            number = draw.choice(NUMBERS)
            result, status, text = draw.choice(["ClientError", "Failure"]), str(number // 1000), description(draw, number)
        elif kind < 0.5:
            status = str(draw.choice(STATUSES))
            result = "ClientError" if status < "500" else "ServerError"
            text = draw.choice(["", "", f"The request was not served after {status}345 ms.", "Not served: try again."])
        elif kind < 0.52:
            result, status, text = "ClientError", "404", draw.choice(NAMED)
        elif kind < 0.54:
            result = "Failure"
        seconds = draw.randrange(3600)
        properties = {"type": "Registration", "protocol": "Mqtt"}
        if device:
            properties["id"] = device
        yield {
            "TimeGenerated": f"2026-11-26T10:{seconds // 60:02}:{seconds % 60:02}.{index % 1000:03}0000Z",
            "Category": "ServiceOperations" if is_service else "DeviceOperations",
            "ResultType": result,
            "ResultSignature": status,
            "ResultDescription": text,
            "CorrelationId": f"c-{index}",
            "properties_s": json.dumps(properties),
            "ResourceId": RESOURCE,
            "OperationName": "Upsert" if is_service else "RegistrationAttempt",
            "Level": "Information" if result == "Success" else "Error",
        }


def write_storage(path, rows):
    """Writes a blob: one object a line."""
    names = {"TimeGenerated": "time", "properties_s": "properties"}
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps({names.get(key, key[0].lower() + key[1:]): value for key, value in row.items()}) + "\n")


def write_log_analytics(path, rows):
    """Writes the CSV that the portal exports."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
