// Codes and classes, read from the page when they are needed, and once.

const once = (read) => {
  let value;
  return () => value ??= read();
};

/** Returns descriptions by term. Phases that share an action each have a term of their own, `in Connect`. */
const factsOf = (element) => {
  // A line that starts with a tab continues the one before.
  const lines = element.querySelector(".facts")?.textContent.split(/\n(?!\t)/) ?? [];
  return new Map(lines.flatMap((line) => {
    const [term, description] = line.split(/: (.*)/s);
    const terms = term.startsWith("in ") ? term.slice(3).split(", ").map((phase) => `in ${phase}`) : [term];
    return terms.map((term) => [term, description]);
  }));
};

const actionIn = (facts, phase) => facts.get(`in ${phase}`) ?? facts.get("action");

const read = (element) => {
  const { origin, prefix } = element.closest("[data-origin]").dataset;
  return {
    element,
    origin,
    prefix,
    facts: once(() => factsOf(element)),
    text: once(() => element.textContent.toLowerCase()),
  };
};

const articles = document.querySelectorAll("article[id]");

const rows = once(() => Array.from(articles, (element) => {
  const heading = element.querySelector("h3");
  const names = [heading.lastChild, ...element.querySelectorAll(".alias")];
  return {
    ...read(element),
    code: heading.firstElementChild.textContent,
    names: names.map((node) => node.textContent.trim().toLowerCase()),
  };
}));

const codes = once(() => new Set(rows().map((row) => row.code)));
const names = once(() => new Set(rows().flatMap((row) => row.names)));

const classes = once(() => Array.from(document.querySelectorAll("[data-numbers]"), (element) => {
  const ranges = element.dataset.numbers.split(" ").map((range) => range.split("..").map(BigInt));
  const covers = (number) => ranges.some(([low, high]) => low <= BigInt(number) && BigInt(number) <= high);
  return { ...read(element), covers };
}));
