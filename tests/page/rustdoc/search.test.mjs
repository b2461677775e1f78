// rustdoc's search: a number leads to its code.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PATHS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const docs = new URL(`file://${process.env.DOCS}/`);

let browser;
before(async () => {
  // The search reads its index from files. A container has no user for Chromium's own sandbox.
  const args = ["--allow-file-access-from-files", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  browser = await chromium.launch({ executablePath: PATHS.find((path) => path && existsSync(path)), args });
});
after(() => browser.close());

/// Returns the link of the first result.
const first = async (query) => {
  const page = await browser.newPage();
  await page.goto(new URL(`dps_codes/index.html?search=${encodeURIComponent(query)}`, docs).href);
  const link = await page.locator(".search-results.active a").first().getAttribute("href");
  await page.close();
  return link;
};

for (const [query, item] of [
  ["404201", "dps_codes/enum.Code.html#variant.EnrollmentNotFound"],
  ["429", "dps_codes/enum.Code.html#variant.TooManyRequests"],
  ["401002", "dps_codes/enum.Code.html#variant.IotHubUnauthorizedAccess"],
  ["404103", "dps_codes/hub/enum.Code.html#variant.DeviceNotOnline"],
]) {
  test(`${query} is found first`, async () => assert.equal(await first(query), `../${item}`));
}
