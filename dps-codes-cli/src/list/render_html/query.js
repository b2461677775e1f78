// What a query asks for: a number in any notation, a response or a log line with one in it, or words.

const NUMBER = String.raw`([-\u2212]?(?:0x[0-9a-f][0-9a-f_]*|[0-9][0-9_]*))`;
const PREFIX = String.raw`(?:[a-z]{1,16}[-:]{0,2})?`;
const END = String.raw`[lu]{0,3}(?![\w-]|\.\d)`;
const ALONE = new RegExp(String.raw`^(?:#|([a-z][a-z ]{0,16})(?:-|::?|#)? ?)?${NUMBER}$`, "i");
const KEYED = new RegExp(String.raw`(error[ _-]?)?code["'\\\s]*[:=(\s]["'\\\s]*${PREFIX}${NUMBER}${END}`, "gi");
const ANYWHERE = new RegExp(String.raw`(?<![\w.-])${PREFIX}${NUMBER}${END}`, "gi");
const TOPIC = /\/res\/(\d{3})\//g;
const KEYED_NAME = /code["'\\\s]*[:=]["'\\\s]*([\p{L}_][\p{L}\d_.-]*)/giu;

/** Returns the decimal digits of a number. What is listed only as a negative 32-bit integer becomes one. */
const decimal = (notation) => {
  const plain = notation.replaceAll("_", "");
  const magnitude = BigInt(plain.replace(/^[-\u2212]/, ""));
  const number = /^[-\u2212]/.test(plain) ? -magnitude : magnitude;
  const negative = String(BigInt.asIntN(32, number));
  return number <= 0xffff_ffffn && codes().has(negative) ? negative : String(number);
};

const isListed = (number) => codes().has(number);
const isName = (name) => names().has(name);
const isNumber = (code) => /^-?\d+$/.test(code);
const isSixDigits = (number) => /^[1-5]\d{5}$/.test(number);

/** Returns the string codes that a text has, each as a word. */
const stringsIn = (text) => {
  const lower = text.toLowerCase();
  return [...codes()].filter((code) => {
    const start = isNumber(code) ? -1 : lower.indexOf(code.toLowerCase());
    const around = (lower[start - 1] ?? " ") + (lower[start + code.length] ?? " ");
    return start >= 0 && !/[\p{L}\d_-]/u.test(around);
  });
};

const wordsOf = (text) => ` ${(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []).join(" ")} `;

/** Returns the names of the rows whose messages a text has. */
const namesByMessage = (text) => {
  const words = wordsOf(text);
  const messages = (row) => row.facts().get("messages")?.split("\n\t").map(wordsOf) ?? [];
  const found = rows().filter((row) => messages(row).some((message) => words.includes(message)));
  return found.map((row) => row.names[0]);
};

/** Returns a test for the codes that a text has: those of the first kind of which it has any. */
const inText = (text) => {
  const numbers = (matches) => matches.map((match) => decimal(match.at(-1)));
  const keyed = [...text.matchAll(KEYED)];
  const [errors, others] = [numbers(keyed.filter((match) => match[1])), numbers(keyed)];
  const anywhere = numbers([...text.matchAll(ANYWHERE)]);
  const words = text.toLowerCase().match(/[\p{L}_][\p{L}\d_.:-]*/gu) ?? [];
  const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\d_]+/u)]);
  const keyedNames = Array.from(text.matchAll(KEYED_NAME), (match) => match[1].toLowerCase());
  const topics = numbers([...text.matchAll(TOPIC)]);
  // Each search takes time on a large page, so the next one waits until the one before has found nothing.
  const kinds = [
    [byCodes, () => stringsIn(text)],
    [byNumbers, () => errors.filter(isListed)],
    [byNumbers, () => errors.filter(isSixDigits)],
    [byNumbers, () => others.filter(isListed)],
    [byNumbers, () => others.filter(isSixDigits)],
    [byNames, () => keyedNames.filter(isName)],
    [byNumbers, () => topics.filter(isListed)],
    // A short number is perhaps a status, or says something else.
    [byNumbers, () => anywhere.filter((number) => isListed(number) && number.length > 3)],
    [byNames, () => parts.filter(isName)],
    [byNames, () => namesByMessage(text)],
    [byNumbers, () => anywhere.filter(isListed)],
    [byNumbers, () => anywhere.filter(isSixDigits)],
  ];
  for (const [by, search] of kinds) {
    const found = search();
    if (found.length > 0) return by(new Set(found));
  }
  return byNumbers(new Set());
};

const byNumbers = (numbers) => ({ matches: (row) => numbers.has(row.code), numbers });
const byCodes = (found) => byTest((row) => found.has(row.code));
const byNames = (found) => byTest((row) => row.names.some((name) => found.has(name)));
const byTest = (matches) => ({ matches, numbers: new Set() });

/** Returns a test for rows, and the numbers that are asked for. */
const understand = (query) => {
  const text = query.trim();
  if (text === "") return byTest(() => true);
  const isText = (row) => row.code.toLowerCase() === text.toLowerCase();
  if (!isNumber(text) && rows().some(isText)) return byTest(isText);

  const alone = ALONE.exec(text);
  if (alone !== null) {
    const [, word, notation] = alone;
    const number = decimal(notation);
    const isHexadecimal = /0x/i.test(notation);
    const prefixed = (row) => row.code === number && row.prefix?.toLowerCase() === word?.toLowerCase();
    if (word !== undefined && rows().some(prefixed)) return byTest(prefixed);
    const starts = (row) => row.code.startsWith(number);
    const isWhole = isListed(number) || isSixDigits(number) || isHexadecimal;
    if (word === undefined && !isHexadecimal && rows().some(starts)) {
      return { matches: starts, numbers: new Set(isWhole ? [number] : []) };
    }
    if (word === undefined || isWhole) return byNumbers(new Set([number]));
  }

  const words = text.toLowerCase().split(/\s+/);
  const hasWords = (row) => words.every((word) => row.text().includes(word));
  const isPasted = /[{<"=\n]/.test(text) || text.length > 60;
  if (!isPasted && rows().some(hasWords)) return byTest(hasWords);
  const name = words.join("").replace(/[-_]/g, "");
  if (isName(name)) return byNames(new Set([name]));
  const digits = /^[\da-f]{2,16}$/i.test(text) ? decimal(`0x${text}`) : "";
  if (isListed(digits)) return byNumbers(new Set([digits]));
  return inText(text);
};
