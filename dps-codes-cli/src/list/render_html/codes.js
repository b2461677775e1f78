// Codes and classes, read from the page when they are needed, and once.

const once = (read) => {
  let value;
  return () => value ??= read();
};

const phasesOf = (term) => term.textContent.startsWith("in ") ? term.textContent.slice(3).split(", ") : [];

const factsOf = (element) => {
  const facts = { phases: new Map() };
  for (const term of element.querySelectorAll("dt")) {
    const value = term.nextElementSibling.textContent;
    const phases = phasesOf(term);
    for (const phase of phases) facts.phases.set(phase, value);
    if (phases.length === 0) facts[term.textContent] = value;
  }
  return facts;
};

const read = (element) => ({
  element,
  ...element.closest("[data-origin]").dataset,
  facts: once(() => factsOf(element)),
  text: once(() => element.textContent.toLowerCase()),
});

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
