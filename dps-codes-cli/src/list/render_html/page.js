"use strict";
{
  const form = document.querySelector("form");
  const box = form.elements.namedItem("q");
  const status = form.querySelector("output");
  const unlisted = document.querySelector(".unlisted");
  const selects = [...form.querySelectorAll("select")];
  const parts = document.querySelectorAll("section[data-origin], .chunk");
  const originOf = (element) => element.closest("[data-origin]").dataset.origin;

  // What is read from the page is read once, when it is needed.
  const once = (read) => {
    let value;
    return () => value ??= read();
  };
  const facts = (element) => {
    const found = { phases: new Map() };
    for (const term of element.querySelectorAll("dt")) {
      const value = term.nextElementSibling.textContent;
      if (term.textContent.startsWith("in ")) for (const phase of term.textContent.slice(3).split(", ")) found.phases.set(phase, value);
      else found[term.textContent] = value;
    }
    return found;
  };
  const articles = document.querySelectorAll("article[id]");
  const rows = once(() => [...articles].map((element) => {
    const heading = element.querySelector("h3");
    const names = [heading.lastChild, ...element.querySelectorAll(".alias")].map((node) => node.textContent.trim());
    const text = once(() => element.textContent.toLowerCase());
    return { element, code: heading.firstElementChild.textContent, names, text, origin: originOf(element), facts: once(() => facts(element)) };
  }));
  const classes = once(() => [...document.querySelectorAll("[data-numbers]")].map((element) => {
    const ranges = element.dataset.numbers.split(" ").map((range) => range.split("..").map(BigInt));
    return { element, ranges, origin: originOf(element), facts: once(() => facts(element)) };
  }));
  const byKey = once(() => {
    const map = new Map();
    const add = (key, row) => map.has(key) ? map.get(key).push(row) : map.set(key, [row]);
    for (const row of rows()) for (const key of new Set([row.code, ...row.names])) add(key.toLowerCase(), row);
    return map;
  });

  // Search: a number in any form, a text that has one in it, or words.

  const NUMBER = "[-\u2212]?(?:0x[0-9a-f_]+|[0-9][0-9_]*)";
  const ALONE = new RegExp(`^(?:#|([a-z][a-z ]*?)(?:-|::|: ?| |#)?)?(${NUMBER})$`, "i");
  const KEYED = new RegExp(`code["'\\\\\\s]*[:=(\\s]["'\\\\\\s]*(?:[a-z]+[-:]?)?(${NUMBER})(?![\\w.-])`, "gi");
  const ANY = new RegExp(`(?<![\\w.-])(?:[a-z]{1,8}[-:]?)?(${NUMBER})(?![\\w-]|\\.\\d)`, "gi");

  const decimal = (text) => {
    const plain = text.replaceAll("_", "").replace("\u2212", "-");
    try {
      return plain.startsWith("-") ? String(-BigInt(plain.slice(1))) : String(BigInt(plain));
    } catch {
      return null;
    }
  };
  const all = (pattern, text) => [...text.matchAll(pattern)].map((match) => decimal(match[1])).filter(Boolean);
  // A 32-bit integer in hexadecimal is often a negative number.
  const forms = (number) => {
    const negative = BigInt(number) - 0x1_0000_0000n;
    return negative >= -0x8000_0000n && negative < 0n && byKey().has(String(negative)) ? String(negative) : number;
  };
  const isListed = (number) => byKey().has(number);
  const isWellFormed = (number) => /^[1-5]\d{5}$/.test(number);

  const numbersIn = (text) => {
    const keyed = all(KEYED, text).map(forms);
    const anywhere = all(ANY, text).map(forms);
    const choices = [
      keyed.filter(isListed),
      keyed.filter(isWellFormed),
      anywhere.filter((number) => isListed(number) && number.length > 3),
      anywhere.filter(isListed),
      anywhere.filter(isWellFormed),
    ];
    return new Set(choices.find((choice) => choice.length > 0) ?? []);
  };
  const namesIn = (text) => {
    const words = text.toLowerCase().match(/[\p{L}_][\p{L}\d_.:-]*/gu) ?? [];
    return new Set(words.flatMap((word) => [word, ...word.split(/[^\p{L}\d_]+/u)]).filter((word) => word && byKey().has(word)));
  };
  const has = (keys) => (row) => keys.has(row.code) || keys.has(row.code.toLowerCase()) || row.names.some((name) => keys.has(name.toLowerCase()));

  // Returns which rows match, and the numbers that are asked for.
  const understand = (query) => {
    const text = query.trim();
    if (text === "") return { matches: () => true, numbers: new Set() };

    const alone = ALONE.exec(text);
    const number = alone && forms(decimal(alone[2]) ?? "");
    if (number && (isListed(number) || isWellFormed(number) || /0x/i.test(alone[2]))) {
      return { matches: (row) => row.code === number, numbers: new Set([number]) };
    }
    if (number && alone[2] === text) {
      const starts = rows().some((row) => row.code.startsWith(number));
      if (starts) return { matches: (row) => row.code.startsWith(number), numbers: new Set() };
      return { matches: () => false, numbers: new Set([number]) };
    }

    const words = text.toLowerCase().split(/\s+/);
    const matches = (row) => words.every((word) => row.text().includes(word));
    const isPasted = /[{<"\n=]/.test(text) || text.length > 60;
    if (!isPasted && rows().some(matches)) return { matches, numbers: new Set() };
    const numbers = numbersIn(text);
    if (numbers.size > 0) return { matches: (row) => numbers.has(row.code), numbers };
    const names = namesIn(text);
    return names.size > 0 ? { matches: has(names), numbers } : { matches, numbers };
  };

  // Filters: the action is the one in the chosen phase.

  const chosen = () => Object.fromEntries(selects.map((select) => [select.name, select.value]));
  const passes = (filter, origin, about) => {
    const { action, phase, family } = filter;
    if (filter.origin && filter.origin !== origin) return false;
    if (family && about().family !== family) return false;
    if (!action) return true;
    const { phases, action: usual } = about();
    return phase ? (phases.get(phase) ?? usual) === action : usual === action || [...phases.values()].includes(action);
  };

  // A number without a row is explained by its class in each table.
  const explain = (numbers, filter) => {
    unlisted.replaceChildren();
    for (const number of numbers) {
      for (const entry of classes()) {
        const covers = entry.ranges.some(([low, high]) => low <= BigInt(number) && BigInt(number) <= high);
        if (!covers || !passes(filter, entry.origin, entry.facts)) continue;
        const card = entry.element.cloneNode(true);
        card.querySelector("h3").prepend(`${number}, if it comes from `);
        card.querySelector(".ranges").remove();
        unlisted.append(card);
      }
    }
    unlisted.hidden = unlisted.childElementCount === 0;
  };

  // The action in the chosen phase stands out.
  let marked = "";
  const mark = (phase) => {
    if (phase === marked) return;
    marked = phase;
    for (const article of articles) {
      const terms = [...article.querySelectorAll("dt")];
      const inPhase = terms.find((term) => term.textContent.startsWith("in ") && term.textContent.slice(3).split(", ").includes(phase));
      const usual = terms.find((term) => term.textContent === "action");
      for (const term of terms) term.classList.toggle("now", phase !== "" && term === (inPhase ?? usual));
    }
  };

  const apply = () => {
    const filter = chosen();
    const { matches, numbers } = understand(box.value);
    const missing = new Set(numbers);
    let shown = 0;
    for (const row of rows()) {
      const visible = passes(filter, row.origin, row.facts) && matches(row);
      if (row.element.hidden === visible) row.element.hidden = !visible;
      if (visible) {
        shown += 1;
        missing.delete(row.code);
      }
    }
    for (const part of parts) part.hidden = part.querySelector("article:not([hidden])") === null;
    explain(missing, filter);
    mark(filter.phase ?? "");
    const note = unlisted.hidden ? "" : `. ${[...missing].join(", ")} is not listed: this is what its class says`;
    status.textContent = `${shown} of ${articles.length} codes${note}`;
  };

  // The address has the search and the filters, so that it can be sent to somebody.

  const remember = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const search = state.size > 0 ? `?${state}` : "";
    history.replaceState(null, "", location.pathname + search);
  };
  const restore = () => {
    const state = new URLSearchParams(location.search);
    for (const field of [box, ...selects]) field.value = state.get(field.name) ?? "";
    for (const select of selects) if (select.selectedIndex < 0) select.value = "";
  };
  const changed = () => {
    apply();
    remember();
  };
  const reset = () => {
    for (const field of [box, ...selects]) field.value = "";
  };

  // An anchor shows its code, whatever the filters; one that does not exist is searched for.
  const follow = () => {
    let anchor = location.hash.slice(1);
    try {
      anchor = decodeURIComponent(anchor);
    } catch {
      // It stays as it is.
    }
    if (anchor === "" || anchor.startsWith("~")) return;
    const target = document.getElementById(anchor);
    if (target === null) {
      reset();
      box.value = anchor;
      apply();
    } else if (target.closest("[hidden]")) {
      reset();
      apply();
      target.scrollIntoView();
    }
  };

  const copy = async (button) => {
    const { id } = button.closest("article");
    const link = `${location.href.split(/[?#]/)[0]}#${encodeURIComponent(id)}`;
    try {
      await navigator.clipboard.writeText(link);
      button.textContent = "Copied";
      status.textContent = `Copied the link to ${id}`;
    } catch {
      location.hash = encodeURIComponent(id);
      button.textContent = "In address bar";
    }
    setTimeout(() => button.textContent = "Copy link", 2000);
  };

  const addButton = (article) => {
    if (article.querySelector(".copy")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy link";
    button.setAttribute("aria-label", `Copy link to ${article.id}`);
    article.querySelector("h3").after(button);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.className === "copy") copy(button);
    else if (button?.type === "reset") {
      event.preventDefault();
      reset();
      changed();
      box.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !event.target.closest("input, select, textarea")) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && event.target === box && box.value !== "") {
      event.preventDefault();
      box.value = "";
      changed();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", () => { restore(); apply(); });

  form.hidden = false;
  restore();
  if (location.search === "") status.textContent = `${articles.length} of ${articles.length} codes`;
  else apply();
  follow();
  // On a large page, only the codes that are looked at get a button.
  if ("oncontentvisibilityautostatechange" in document) {
    document.addEventListener("contentvisibilityautostatechange", ({ target }) => target.querySelectorAll("article").forEach(addButton), { capture: true });
  } else {
    articles.forEach(addButton);
  }
  // The first key is then as quick as the others.
  setTimeout(() => rows().forEach((row) => row.text()), 500);
}
