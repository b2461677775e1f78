// Chromium, and what the tests need of it.

import { after, before } from "node:test";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PATHS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 800 };

/// The folder with the pages, as a URL.
export const pages = new URL(`file://${process.env.PAGES}/`);

let browser;
before(async () => {
  // A container has no user for Chromium's own sandbox.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: PATHS.find((path) => path && existsSync(path)), args });
});
after(() => browser.close());

/// Opens a page in a context of its own. Errors of the page, and requests beside that of the page itself, fail the test.
export const open = async (t, address = "index.html", options = {}) => {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const problems = [];
  const url = new URL(address, pages).href;
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error}`));
  page.on("dialog", (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!request.isNavigationRequest() && !request.url().startsWith("data:")) problems.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  t.after(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(problems.join("\n"));
  });
  return page;
};

/// Returns the `id`s of the codes that are shown.
export const shown = (page) =>
  page.$$eval("article[id]", (articles) => articles.filter((a) => !a.closest("[hidden]")).map((a) => a.id));

export const status = (page) => page.getByRole("status").textContent();
