// The form, the address, and the buttons.

const form = document.querySelector("form");
const box = form.elements.namedItem("q");
const announcement = form.querySelector("output");
const unlisted = document.querySelector(".unlisted");
const selects = [...form.querySelectorAll("select")];
const fields = [box, ...selects];
const containers = document.querySelectorAll("section[data-origin], .chunk");

/** Returns true if a code or a class passes the filters. Its action is the one in the chosen phase. */
const passes = ({ origin, family, action, phase }, entry) => {
  if (origin && entry.origin !== origin) return false;
  if (!family && !action) return true;
  const facts = entry.facts();
  if (family && facts.get("family") !== family) return false;
  return !action || actionIn(facts, phase) === action;
};

/** Shows what the classes of unlisted numbers say. */
const showClasses = (numbers, filters) => {
  unlisted.querySelectorAll("article").forEach((card) => card.remove());
  for (const number of numbers) {
    for (const entry of classes().filter((entry) => entry.covers(number) && passes(filters, entry))) {
      const card = entry.element.cloneNode(true);
      card.querySelector("h3").prepend(`${number}, if it comes from `);
      card.querySelector(".ranges").remove();
      unlisted.append(card);
    }
  }
  unlisted.hidden = unlisted.querySelector("article") === null;
};

let marked = "";
/** Puts the action in a phase first. */
const mark = (phase) => {
  if (phase === marked) return;
  marked = phase;
  for (const { element, facts } of rows()) {
    const action = phase && actionIn(facts(), phase);
    const paragraph = element.querySelector(".facts");
    if (action) paragraph.dataset.now = `in ${phase}: ${action}`;
    else paragraph?.removeAttribute("data-now");
  }
};

const announce = (shown, note = "") => {
  announcement.textContent = `${shown} of ${articles.length} entries${note}`;
};

const apply = () => {
  const filters = Object.fromEntries(selects.map((select) => [select.name, select.value]));
  const { matches, numbers } = understand(box.value);
  const missing = new Set(numbers);
  let shown = 0;
  for (const row of rows()) {
    const isShown = passes(filters, row) && matches(row);
    if (row.element.hidden === isShown) row.element.hidden = !isShown;
    if (isShown) {
      shown += 1;
      missing.delete(row.code);
    }
  }
  for (const container of containers) {
    container.hidden = container.querySelector("article:not([hidden])") === null;
  }
  showClasses(missing, filters);
  mark(filters.phase ?? "");
  announce(shown, unlisted.hidden ? "" : `. Not listed: ${[...missing].join(", ")}. Its class is shown`);
};

// The address has the search and the filters, so that it can be shared.

const remember = (hash = "") => {
  const used = fields.filter(({ value }) => value !== "");
  const query = String(new URLSearchParams(used.map(({ name, value }) => [name, value])));
  history.replaceState(null, "", location.pathname + (query && `?${query}`) + hash);
};
const restore = () => {
  const state = new URLSearchParams(location.search);
  for (const field of fields) field.value = state.get(field.name) ?? "";
  for (const select of selects) if (select.selectedIndex < 0) select.value = "";
};
const change = (query, hash) => {
  if (query !== undefined) {
    for (const field of fields) field.value = "";
    box.value = query;
  }
  apply();
  remember(hash);
};

/** Shows the code that the address names, whatever the filters. What is not an anchor is searched for. */
const follow = () => {
  const fragment = location.hash.slice(1);
  let anchor = fragment;
  try {
    anchor = decodeURIComponent(fragment);
  } catch {
    // A lone percent sign stands for itself.
  }
  if (anchor === "" || anchor.startsWith("~")) return;
  const target = document.getElementById(anchor);
  if (target === null) {
    change(anchor);
  } else if (target.closest("[hidden]")) {
    change("", location.hash);
    target.scrollIntoView();
  }
};

// Buttons.

const addButton = (article) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy link";
  button.setAttribute("aria-label", `Copy link to ${article.id}`);
  article.querySelector("h3").after(button);
};
const copy = async (button) => {
  const { id } = button.closest("article");
  const fragment = `#${encodeURIComponent(id)}`;
  try {
    await navigator.clipboard.writeText(location.href.split(/[?#]/)[0] + fragment);
    announcement.textContent = `Copied the link to ${id}`;
    button.textContent = "Copied";
  } catch {
    location.hash = fragment;
    button.textContent = "In address bar";
  }
  setTimeout(() => { button.textContent = "Copy link"; }, 2000);
};

document.addEventListener("click", ({ target }) => {
  if (target.matches(".copy")) copy(target);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !event.target.matches("input, select")) {
    event.preventDefault();
    box.select();
  } else if (event.key === "Escape" && event.target === box) {
    box.value = "";
    change();
  }
});
form.addEventListener("input", () => change());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  change("");
});
window.addEventListener("hashchange", follow);
window.addEventListener("popstate", () => {
  restore();
  apply();
});

form.hidden = false;
restore();
if (location.search === "") announce(articles.length);
else apply();
follow();
// Of a large page, only the codes that come into view get a button. Unlike the event of `content-visibility`, an observer
// also reports the codes that the browser had rendered before this script ran.
const observer = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    target.querySelectorAll("article").forEach(addButton);
  }
}, { rootMargin: "200px" });
document.querySelectorAll(".chunk").forEach((chunk) => observer.observe(chunk));
// Reads the codes while the browser is idle, in parts, so that neither the page nor the first key waits for it.
const idle = globalThis.requestIdleCallback ?? setTimeout;
const readAhead = (start) => {
  const part = rows().slice(start, start + 500);
  for (const row of part) row.text();
  if (part.length > 0) idle(() => readAhead(start + part.length));
};
window.addEventListener("load", () => idle(() => readAhead(0)));
