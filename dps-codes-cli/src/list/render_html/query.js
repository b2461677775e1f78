// What a query asks for: a number in any notation, a response or a log line with one in it, or words.

const NUMBER = String.raw`([-\u2212]?(?:0x[0-9a-f][0-9a-f_]*|[0-9][0-9_]*))`;
const PREFIX = String.raw`(?:[a-z]{1,16}[-:]{0,2})?`;
const ALONE = new RegExp(String.raw`^(?:#|([a-z][a-z ]{0,16})(?:-|::?|#)? ?)?${NUMBER}$`, "i");
const KEYED = new RegExp(String.raw`(error[ _-]?)?code["'\\\s]*[:=(\s]["'\\\s]*${PREFIX}${NUMBER}(?![\w.-])`, "gi");
const ANYWHERE = new RegExp(String.raw`(?<![\w.-])${PREFIX}${NUMBER}(?![\w-]|\.\d)`, "gi");

/** Returns the decimal digits of a number. What is listed only as a negative 32-bit integer becomes one. */
const decimal = (notation) => {
  const plain = notation.replaceAll("_", "");
  const magnitude = BigInt(plain.replace(/^[-\u2212]/, ""));
  const number = /^[-\u2212]/.test(plain) ? -magnitude : magnitude;
  const negative = String(BigInt.asIntN(32, number));
  return number <= 0xffff_ffffn && codes().has(negative) ? negative : String(number);
};

const isListed = (number) => codes().has(number);
const isSixDigits = (number) => /^[1-5]\d{5}$/.test(number);

/** Returns the numbers of the best kind that a text has. */
const numbersIn = (text) => {
  const numbers = (matches) => matches.map((match) => decimal(match.at(-1)));
  const keyed = [...text.matchAll(KEYED)];
  const [errors, others] = [numbers(keyed.filter((match) => match[1])), numbers(keyed)];
  const anywhere = numbers([...text.matchAll(ANYWHERE)]);
  const kinds = [
    errors.filter(isListed),
    errors.filter(isSixDigits),
    others.filter(isListed),
    others.filter(isSixDigits),
    // A short number is perhaps a status, or says something else.
    anywhere.filter((number) => isListed(number) && number.length > 3),
    anywhere.filter(isListed),
    anywhere.filter(isSixDigits),
  ];
  return new Set(kinds.find((kind) => kind.length > 0));
};

/** Returns the names that a text has. */
const namesIn = (text) => {
  const words = text.toLowerCase().match(/[\p{L}_][\p{L}\d_.:-]*/gu) ?? [];
  const parts = words.flatMap((word) => [word, ...word.split(/[^\p{L}\d_]+/u)]);
  return new Set(parts.filter((part) => names().has(part)));
};

const byNumbers = (numbers) => ({ matches: (row) => numbers.has(row.code), numbers });
const byTest = (matches) => ({ matches, numbers: new Set() });

/** Returns a test for rows, and the numbers that are asked for. */
const understand = (query) => {
  const text = query.trim();
  if (text === "") return byTest(() => true);
  if (isListed(text) && !/^-?\d+$/.test(text)) return byTest((row) => row.code === text);

  const alone = ALONE.exec(text);
  if (alone !== null) {
    const [, word, notation] = alone;
    const number = decimal(notation);
    const isHexadecimal = /0x/i.test(notation);
    if (isListed(number) || isSixDigits(number) || isHexadecimal) return byNumbers(new Set([number]));
    if (word === undefined) {
      const starts = (row) => row.code.startsWith(number);
      return rows().some(starts) ? byTest(starts) : byNumbers(new Set([number]));
    }
  }

  const words = text.toLowerCase().split(/\s+/);
  const hasWords = (row) => words.every((word) => row.text().includes(word));
  const isPasted = /[{<"=\n]/.test(text) || text.length > 60;
  if (!isPasted && rows().some(hasWords)) return byTest(hasWords);
  const numbers = numbersIn(text);
  if (numbers.size > 0) return byNumbers(numbers);
  const found = namesIn(text);
  return byTest(found.size > 0 ? (row) => row.names.some((name) => found.has(name)) : hasWords);
};
