// axe-core finds no violation on the page, in light and dark, on phone and desktop.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { DESKTOP, PHONE, open } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const states = [
  ["index.html", "all"],
  ["index.html?q=404299", "unlisted"],
  ["index.html?phase=Connect&action=Reregister#404201", "filtered"],
  ["hostile.html", "hostile"],
];

for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    for (const [address, state] of states) {
      test(`${state}, ${size}, ${colorScheme}`, async (t) => {
        const page = await open(t, address, { viewport, colorScheme });
        if (process.env.SCREENSHOTS) {
          mkdirSync(process.env.SCREENSHOTS, { recursive: true });
          await page.screenshot({ path: `${process.env.SCREENSHOTS}/${state}-${size}-${colorScheme}.png` });
        }
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= viewport.width, `${width} px wide`);
        // The policy of the page forbids scripts in elements; those of the debugger are allowed.
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]), []);
      });
    }
  }
}
