// 10,000 codes on one page: its size, and the time to load it and to search it. Prints the figures.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { open, pages, shown } from "./browser.mjs";

const MEBIBYTES = 5;
const LOAD_MS = 700;
const KEY_MS = 150;

// Time on the main thread: other work on the machine does not count.
const clock = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };
};

test("size", () => {
  const mebibytes = statSync(new URL("large.html", pages)).size / 2 ** 20;
  console.log(`size: ${mebibytes.toFixed(2)} MiB`);
  assert.ok(mebibytes <= MEBIBYTES);
});

test("load", async (t) => {
  const page = await open(t, "about:blank");
  const now = await clock(page);
  const start = await now();
  await page.goto(new URL("large.html", pages).href, { waitUntil: "load" });
  const busy = await now() - start;
  const { loadEventEnd } = await page.evaluate(() => performance.getEntriesByType("navigation")[0].toJSON());
  console.log(`load: ${busy.toFixed(0)} ms on the main thread, ${loadEventEnd.toFixed(0)} ms elapsed`);
  assert.equal((await shown(page)).length, 10_000);
  assert.ok(busy < LOAD_MS);
});

test("keys", async (t) => {
  const page = await open(t, "large.html");
  const now = await clock(page);
  await page.waitForTimeout(1000);
  await page.getByRole("searchbox").focus();
  // Resolves when the key's frame has been painted.
  const press = async (key) => {
    const start = await now();
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    return await now() - start;
  };
  const keys = [..."certificate 42", ...Array(14).fill("Backspace")];
  const times = [];
  for (const key of keys) times.push(await press(key));
  const worst = Math.max(...times);
  const average = times.reduce((sum, time) => sum + time) / times.length;
  console.log(`key: ${worst.toFixed(0)} ms on the main thread at most, ${average.toFixed(0)} ms on average`);
  assert.ok(worst < KEY_MS);
});
