// A generated table of 10,000 codes, with phases, families and a column, each with 200 bytes of text.

const subjects = ["enrollment", "enrollment group", "device", "module", "certificate", "hub", "registration", "webhook"];
const faults = ["is not found", "exists already", "has expired", "is disabled", "is too large", "is throttled", "is not valid"];
const words = (text) => text.replace(/(^| )(\w)/g, (_, __, letter) => letter.toUpperCase());

const head = `[catalog]
title = "Error codes of a large service."
number = "u32"
phases = ["Register", "Poll", "Lookup", "Connect", "Manage"]
action = "Investigate"
prefix = "BIG"

[column.http_status]
from = "NNNxxx"

[action.Investigate]
text = "Hand the number to a person."
actor = "Operator"
retry = "never"

[action.Backoff]
text = "Wait, then send the same again."
actor = "Program"
retry = { kind = "backoff", minimum = "1s", initial = "5s", cap = "10m" }

[action.FixRequest]
text = "Correct the request."
actor = "Developer"
retry = "never"

[[class]]
numbers = "4xxxxx"
family = "Refused"
action = "FixRequest"
in.Poll = "Backoff"
in.Lookup = "Investigate"
in.Connect = "Backoff"

[[class]]
numbers = "5xxxxx"
family = "Failed"
action = "Backoff"
in.Register = "Investigate"
in.Manage = "Investigate"
`;

const code = (index) => {
  const number = 400_000 + 7 * index + (index >= 5_000 ? 100_000 - 35_000 : 0);
  const subject = subjects[index % subjects.length];
  const fault = faults[index % faults.length];
  return `
[[code]]
number = ${number}
name = "${words(subject + " " + fault).replaceAll(" ", "")}${index}"
summary = "The ${subject} that request ${index} names ${fault}."
help = "Compare the ${subject} with its record in the portal, repair the one that is wrong, then send request ${index} again."
`;
};

export const largeTable = (codes = 10_000) => head + Array.from({ length: codes }, (_, index) => code(index)).join("");

if (process.argv[1] === import.meta.filename) process.stdout.write(largeTable());
