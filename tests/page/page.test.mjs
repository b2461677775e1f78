// The page of `list --format html` in Chromium.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, shown, status } from "./browser.mjs";

const search = async (page, query) => {
  await page.getByRole("searchbox").fill(query);
  return shown(page);
};

test("a search finds numbers in every notation", async (t) => {
  const page = await open(t);
  for (const query of ["404201", "0x62AE9", "0X62ae9", "DPS-404201", "dps::404201", "#404201", "404_201", " 404201 ",
    "error 404201", "code: 404201", "404201.", "enrollmentnotfound", "62AE9", "62ae9", "enrollment-not-found",
    "ENROLLMENT_NOT_FOUND"]) {
    assert.deepEqual(await search(page, query), ["404201"], query);
    assert.match(await status(page), /^1 of \d+ entries$/, query);
  }
  assert.deepEqual(await search(page, "404002"), ["404002", "hub-404002", "control_plane-404002"]);
  assert.deepEqual(await search(page, "IH404002"), ["control_plane-404002"], "the prefix names the table");
  assert.deepEqual(await search(page, "DPS-404002"), ["404002"]);
  for (const start of ["404", "4042"]) {
    const found = await search(page, start);
    assert.ok(found.length > 3 && found.includes("404201"), String(found));
    assert.ok(found.every((id) => id.replace(/^[a-z_]+-/, "").startsWith(start)), String(found));
  }
});

test("a search finds words in any order and case", async (t) => {
  const page = await open(t);
  const found = await search(page, "webhook ALLOCATION");
  assert.ok(found.length > 0 && found.length < 20);
  assert.deepEqual(await search(page, "allocation webhook"), found);
  assert.deepEqual(await search(page, "no such words anywhere"), []);
  assert.match(await status(page), /^0 of \d+ entries$/);
});

test("a search finds the number in a pasted response", async (t) => {
  const page = await open(t);
  for (const [query, ...ids] of [
    ['{"errorCode":401002,"trackingId":"5f3c404201","message":"Invalid certificate"}', "401002", "hub-401002"],
    ['{"status":"failed","registrationState":{"errorCode":400207,"errorMessage":"x"},"statusCode":404}', "400207"],
    ['"{\\"errorCode\\":404201,\\"timestampUtc\\":\\"2024-05-14T10:00:00.1234567Z\\"}"', "404201"],
    ["HTTP/1.1 429 Too Many Requests {\"errorCode\":429001}", "429001", "hub-429001"],
    ["2026-11-26T10:00:00Z pump-7 provisioning failed, ErrorCode: 404201, retrying in 400100 ms", "404201"],
    ["E (4213) azure_iot: dps register failed with extended code 0x00062ae9 (see the documentation of the service)", "404201"],
    ["$dps/registrations/res/404/?$rid=404201", "404"],
    ["{'errorCode': 404201L, 'retry': 409203}", "404201"],
    ["register failed with error code 404201. Retrying", "404201"],
    ["{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized 400299\"}", "401002", "hub-401002"],
    ["{\"Message\":\"ErrorCode:EnrollmentNotFound;no such enrollment\",\"ExceptionMessage\":\"\"}", "404201"],
  ]) {
    assert.deepEqual(await search(page, query), ids, query);
  }
});

test("an unlisted number is explained by its class", async (t) => {
  const page = await open(t);
  for (const query of ["404299", "0x62B4B", "DPS-404299", '{"errorCode":404299}']) {
    assert.deepEqual(await search(page, query), [], query);
    assert.match(await status(page), /^0 of \d+ entries. Not listed: 404299. Its class is shown$/);
    const card = page.locator(".unlisted article").first();
    assert.equal(await card.locator("h3").textContent(), "404299, if it comes from DPS");
    const facts = await card.locator(".facts").innerText();
    for (const fact of ["NotFound", "CheckAndRetry", "in Lookup, Connect", "Reregister"]) assert.ok(facts.includes(fact), facts);
  }
  await page.getByLabel("origin").selectOption("hub");
  assert.equal(await page.locator(".unlisted h3").textContent(), "404299, if it comes from IoT Hub");
  await search(page, "404201");
  assert.equal(await page.locator(".unlisted article").count(), 1, "the hub's table does not have it");
});

test("filters, and the address that restores them", async (t) => {
  const page = await open(t);
  await page.getByLabel("family").selectOption("NotFound");
  const family = await shown(page);
  assert.ok(family.includes("404201") && !family.includes("401002"));
  await page.getByLabel("action").selectOption("Reregister");
  assert.ok(!(await shown(page)).includes("404201"));
  await page.getByLabel("phase").selectOption("Connect");
  assert.ok((await shown(page)).includes("404201"), "its action in this phase");
  const facts = page.locator('article[id="404201"] .facts');
  assert.equal(await facts.getAttribute("data-now"), "in Connect: Reregister");
  await search(page, "enrollment id");
  const [before, line] = [await shown(page), await status(page)];
  const { search: query } = new URL(page.url());
  assert.equal(query, "?q=enrollment+id&family=NotFound&action=Reregister&phase=Connect");

  const other = await open(t, `index.html${query}`);
  assert.deepEqual(await shown(other), before);
  assert.equal(await status(other), line);
  assert.equal(await other.getByRole("searchbox").inputValue(), "enrollment id");
  await other.getByRole("button", { name: "Reset" }).click();
  assert.equal(new URL(other.url()).search, "");
  assert.match(await status(other), /^(\d+) of \1 entries$/);
});

test("a value in the address that does not exist is ignored", async (t) => {
  const page = await open(t, "index.html?family=Nothing&phase=%00&other=1");
  assert.match(await status(page), /^(\d+) of \1 entries$/);
});

test("an address names a code by its number, its name, or an alias", async (t) => {
  for (const [address, id] of [
    ["index.html#404201", "404201"],
    ["index.html#EnrollmentNotFound", "404201"],
    ["index.html#hub-404002", "hub-404002"],
    ["hostile.html#Other.Name:x-1", "-5"],
  ]) {
    const page = await open(t, address);
    const article = page.locator(`article[id="${id}"]`);
    await article.waitFor();
    const top = await article.evaluate((element) => element.getBoundingClientRect().top);
    const form = await page.locator("form").evaluate((element) => element.getBoundingClientRect().bottom);
    assert.ok(top >= form - 8 && top < 700, `${address}: ${top}, below ${form}`);
    const plain = await page.locator("body").evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(await article.evaluate((element) => getComputedStyle(element).backgroundColor), plain);
  }
});

test("an address overrides filters, and finds other notations", async (t) => {
  const page = await open(t, "index.html?q=nothing+at+all#404201");
  assert.ok((await shown(page)).includes("404201"));
  const other = await open(t, "index.html#0x62AE9");
  assert.deepEqual(await shown(other), ["404201"]);
});

test("the keyboard reaches the box", async (t) => {
  const page = await open(t);
  await page.keyboard.press("/");
  await page.keyboard.type("1/2");
  assert.equal(await page.getByRole("searchbox").inputValue(), "1/2");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("searchbox").inputValue(), "");
  assert.equal(await page.getByRole("status").getAttribute("aria-live"), "polite");
});

test("a button copies the link to a code", async (t) => {
  const page = await open(t, "index.html?q=404201", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy link to 404201" }).click();
  await page.getByText("Copied the link to 404201").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(link, page.url().replace("?q=404201", "#404201"));
});

test("every code that is in view has a button", async (t) => {
  const page = await open(t);
  await page.evaluate(() => document.getElementById("hub-404002").scrollIntoView());
  await page.getByRole("button", { name: "Copy link to hub-404002" }).waitFor();
});

test("without JavaScript, everything but the form is there", async (t) => {
  const page = await open(t, "index.html#EnrollmentNotFound", { javaScriptEnabled: false });
  assert.ok(await page.getByText("No enrollment has this ID.").isVisible());
  assert.ok(await page.getByRole("heading", { name: "Unlisted numbers" }).isVisible());
  assert.equal(await page.locator("form").isVisible(), false);
  assert.equal(await page.getByRole("button").count(), 0);
});

test("the strings of a hostile table are only text", async (t) => {
  const page = await open(t, "hostile.html");
  assert.equal(await page.title(), '<script>alert(1)</script> & "codes"');
  const article = page.locator('article[id="-5"]');
  assert.ok((await article.innerText()).includes("</p><script>alert(2)</script>'\"&amp;"));
  assert.deepEqual(await search(page, "-5"), ["-5"]);
  assert.deepEqual(await search(page, "other.name:X-1"), ["-5"]);
  assert.deepEqual(await search(page, "0xFFFFFFFB"), ["-5"], "as a 32-bit integer");
  assert.deepEqual(await search(page, "שלום 🦀"), ["-5"]);
  assert.deepEqual(await search(page, '{"code": -5}'), ["-5"]);
});

test("string codes are found like numbers", async (t) => {
  const page = await open(t, "strings.html#ORA-00942");
  assert.equal(await page.locator(":target h3").textContent(), "ORA-00942 NoTable");
  for (const [query, ...ids] of [
    ["ora-00942", "ORA-00942"],
    ["X-404201", "X-404201"],
    ["ORA", "ORA-00942", "ORA-01017"],
    ["ORA-00942: table or view does not exist, at line 1 of the script that was just started", "ORA-00942"],
    ['{"code":"X-404201"}', "X-404201"],
    ["~codes", "strings-~codes"],
  ]) {
    assert.deepEqual(await search(page, query), ids, query);
  }
  assert.equal(await page.getByRole("heading", { name: "Unlisted numbers" }).count(), 0);
});

test("print has all codes and no form", async (t) => {
  const page = await open(t);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("searchbox").isVisible(), false);
  const skipped = await page.$$eval(".chunk", (chunks) => chunks.map((chunk) => getComputedStyle(chunk).contentVisibility));
  assert.ok(skipped.every((value) => value === "visible"));
});
