// Reads KQL with Microsoft's language service, as the query editors of Azure do.
//
// node binder.js MODULES FILE…
//
// Prints a JSON array with an object for each file: `diagnostics`, what the service reports, and `strings`, the values of
// the string literals.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [modules, ...files] = process.argv.slice(2);

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
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor("logs", [table]));

function read(file) {
    const text = fs.readFileSync(file, "utf8");
    const code = KustoCode.ParseAndAnalyze(text, globals);
    const found = code.GetDiagnostics();
    const diagnostics = [];
    for (let index = 0; index < found.Count; index++) {
        const { Severity, Code, Message, Start } = found.getItem(index);
        diagnostics.push(`${text.slice(0, Start).split("\n").length}: ${Severity} ${Code}: ${Message}`);
    }
    const strings = [];
    Syntax.SyntaxElement.WalkNodes(code.Syntax, (node) => {
        if (node.Kind === Syntax.SyntaxKind.StringLiteralExpression) {
            strings.push(KustoFacts.GetStringLiteralValue(node.ToString(Syntax.IncludeTrivia.Interior)));
        }
    });
    return { diagnostics, strings };
}

console.log(JSON.stringify(files.map(read)));
