//! The words by which a sentence is read, in lower case.

/// The words that deny the noun behind them.
pub(super) const NO: [&str; 24] = [
    "no", "zero", "without", "0", // English
    "kein", "keine", "keinen", "keiner", "ohne", "aucun", "aucune", "sans", "sin", "ningún", "nessun", "nessuna",
    "senza", "nenhum", "sem", "geen", "zonder", "brak", "bez", "без",
];

/// The words that deny the verb behind them.
pub(super) const NOT: [&str; 2] = ["not", "never"];

/// The nouns that can be denied.
pub(super) const ERRORS: [&str; 24] = [
    "error",
    "errors",
    "failure",
    "failures",
    "problem",
    "problems",
    "exception",
    "exceptions",
    "event",
    "events",
    "fehler",
    "erreur",
    "erreurs",
    "errores",
    "errore",
    "errori",
    "erro",
    "erros",
    "fout",
    "fouten",
    "błędów",
    "błędu",
    "chyb",
    "ошибок",
];

/// The nouns that turn a denied error into a part of one: `no error message`.
pub(super) const PARTS: [&str; 6] = ["message", "detail", "details", "description", "body", "text"];

/// The verbs of an error that was there.
pub(super) const OCCURRENCES: [&str; 6] = ["saw", "seen", "had", "occurred", "happened", "observed"];

/// The verbs that `no longer` denies.
pub(super) const ENDED: [&str; 9] =
    ["fails", "failing", "gets", "sees", "returns", "occurs", "happens", "refused", "rejected"];

/// The verbs of what a program does whenever there is an error.
pub(super) const HABITS: [&str; 6] = ["retries", "waits", "restarts", "reconnects", "reboots", "tries"];

/// The words that can precede a sentence in a log, besides a failure.
pub(super) const PREFIXES: [&str; 6] = ["trace", "debug", "info", "notice", "warn", "dps"];

/// The words that can separate an error from its governor and its predicate.
pub(super) const LINKS: [&str; 31] = [
    "error",
    "errors",
    "failure",
    "failures",
    "errorcode",
    "code",
    "codes",
    "status",
    "number",
    "dps",
    "the",
    "a",
    "an",
    "of",
    "with",
    "for",
    "about",
    "in",
    "service",
    "returns",
    "responds",
    "attempt",
    "http",
    "was",
    "were",
    "is",
    "has",
    "been",
    "on",
    "and",
    "or",
];

/// The words that end a matter, of which an error is the object or the subject: `resolved error 401002`.
pub(super) const REMEDIES: [&str; 8] =
    ["resolved", "fixed", "cleared", "solved", "gone", "over", "retried", "ignoring"];

/// The words of what is made for an error. Before a colon, they are the name of what has logged it: `test 5: error 401002`.
pub(super) const PROVISIONS: [&str; 11] =
    ["rule", "handler", "documentation", "docs", "mapping", "test", "policy", "runbook", "article", "case", "page"];

/// The participles of what a program does with any error of a kind: `a device that got error 401002 is shown in red`.
pub(super) const DISPLAYS: [&str; 4] = ["shown", "displayed", "marked", "listed"];

/// The words of a condition, and of what is expected or has been.
pub(super) const CONDITIONS: [&str; 12] = [
    "example",
    "simulated",
    "simulating",
    "inject",
    "injects",
    "injecting",
    "expected",
    "expecting",
    "if",
    "whenever",
    "previous",
    "earlier",
];

/// The verbs of texts and tests about an error: `explains error 401002`, `error 401002 is documented`.
pub(super) const EXPLANATIONS: [&str; 5] = ["explains", "explained", "describes", "described", "documented"];

/// The verbs of tests before a clause: `checks that error 401002 is shown`.
pub(super) const CHECKS: [&str; 5] = ["checks", "verifies", "asserts", "ensures", "tests"];

/// The participles of what happens under a condition: `code 401002 is sent if …`.
pub(super) const REACTIONS: [&str; 6] = ["sent", "returned", "raised", "thrown", "shown", "reported"];

/// The words that announce what a service can do.
pub(super) const MODALS: [&str; 6] = ["will", "would", "should", "may", "might", "can"];

pub(super) const RESPONSES: [&str; 10] =
    ["answer", "return", "respond", "reply", "raise", "throw", "cause", "retry", "report", "send"];

/// The words before an error that was there and is over.
pub(super) const PASTS: [&str; 9] =
    ["after", "from", "despite", "following", "first", "last", "previous", "earlier", "initial"];

/// The words of a success.
pub(super) const SUCCESSES: [&str; 4] = ["succeeded", "succeeds", "recovered", "successfully"];

/// Those that can also be adjectives, and count at the end of a sentence alone.
pub(super) const VERDICTS: [&str; 5] = ["ok", "passed", "success", "successful", "fine"];

/// The words of a success that precede an error.
pub(super) const RECOVERIES: [&str; 9] = [
    "success",
    "successful",
    "recovery",
    "registered",
    "connected",
    "reconnected",
    "provisioned",
    "assigned",
    "online",
];

/// The beginnings of words for what can succeed although DPS has returned an error before.
pub(super) const SUBJECTS: [&str; 8] =
    ["retr", "attempt", "regist", "provision", "connect", "reconnect", "recover", "test"];

/// The words before a clause that does not say how the matter ended, or that turn a sentence.
pub(super) const TURNS: [&str; 13] = [
    "after", "although", "though", "despite", "even", "because", "while", "when", "until", "before", "but", "however",
    "not",
];

/// The beginnings of words that say that something has failed.
pub(super) const FAILURES: [&str; 7] = ["fail", "refus", "reject", "denied", "unable", "cannot", "unsuccessful"];
