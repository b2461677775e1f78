// Reads KQL with Microsoft's language service, as the query editors of Azure do.
//
// node binder.js MODULES check FILE    prints what the service reports of the query; exits with 1 if it reports something
// node binder.js MODULES strings FILE  prints the values of the string literals, as a JSON array
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [modules, command, file] = process.argv.slice(2);

// The scripts define globals, so `require` does not work with them.
for (const script of ["bridge.min.js", "Kusto.Language.Bridge.min.js"]) {
    const source = path.join(modules, "@kusto/language-service-next", script);
    vm.runInThisContext(fs.readFileSync(source, "utf8"), { filename: script });
}
const { KustoCode, KustoFacts, GlobalState, Symbols, Syntax } = Kusto.Language;

// The columns that records of DPS have in Log Analytics.
const columns = [
    "TenantId: string", "TimeGenerated: datetime", "ResourceId: string", "Category: string", "ResourceGroup: string",
    "SubscriptionId: string", "ResourceProvider: string", "Resource: string", "ResourceType: string",
    "OperationName: string", "OperationVersion: string", "ResultType: string", "ResultSignature: string",
    "ResultDescription: string", "DurationMs: long", "CallerIPAddress: string", "CorrelationId: string",
    "Level: string", "location_s: string", "properties_s: string", "SourceSystem: string", "Type: string",
    "_ResourceId: string",
];
const table = new Symbols.TableSymbol.$ctor7("AzureDiagnostics", `(${columns.join(", ")})`, null);
const database = new Symbols.DatabaseSymbol.ctor("logs", [table]);
const globals = GlobalState.Default.WithDatabase(database);

const text = fs.readFileSync(file, "utf8");
const code = KustoCode.ParseAndAnalyze(text, globals);

if (command === "strings") {
    const strings = [];
    Syntax.SyntaxElement.WalkNodes(code.Syntax, (node) => {
        if (node.Kind === Syntax.SyntaxKind.StringLiteralExpression) {
            strings.push(KustoFacts.GetStringLiteralValue(node.ToString(Syntax.IncludeTrivia.Interior)));
        }
    });
    console.log(JSON.stringify(strings));
} else {
    const diagnostics = code.GetDiagnostics();
    for (let index = 0; index < diagnostics.Count; index++) {
        const { Severity, Code, Message, Start } = diagnostics.getItem(index);
        const line = text.slice(0, Start).split("\n").length;
        console.log(`${file}:${line}: ${Severity} ${Code}: ${Message}`);
    }
    process.exitCode = diagnostics.Count === 0 ? 0 : 1;
}
