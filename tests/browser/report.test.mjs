// Opens the report of a synthetic run in Chromium, wide and narrow, on paper and without JavaScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { KINFLOW_CHROMIUM, KINFLOW_MAKE_REPORT, KINFLOW_NODE_MODULES } = process.env;
for (const path of [KINFLOW_CHROMIUM, KINFLOW_MAKE_REPORT, KINFLOW_NODE_MODULES]) {
  if (!path || !existsSync(path)) {
    console.log(`skipped: Chromium, playwright-core or make_report is missing (${path})`);
    process.exit(77);
  }
}
const { chromium } = createRequire(`${KINFLOW_NODE_MODULES}/`)("playwright-core");

const folder = mkdtempSync(join(tmpdir(), "kinflow-report-"));
const file = join(folder, "report.html");
execFileSync(KINFLOW_MAKE_REPORT, [file]);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({
  executablePath: KINFLOW_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// A page that remembers what must not happen: messages on the console, errors, requests.
async function open(options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url !== address && !url.startsWith("data:")) faults.push(`request: ${url}`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

const drawn = (page) =>
  page.waitForFunction(() => document.documentElement.dataset.charts === "drawn", null, { timeout: 120000 });

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function every_chart_is_drawn(page) {
  const plots = await page.$$eval(".plot", (elements) => elements.map((element) => {
    const svg = element.querySelector("svg");
    const box = svg?.getBoundingClientRect();
    return {
      id: element.id,
      size: box ? [box.width, box.height] : [0, 0],
      inside: box ? box.right <= element.getBoundingClientRect().right + 1 : false,
      marks: svg ? svg.querySelectorAll(".mark-area path, .mark-rect path").length : 0,
      broken: /NaN|undefined|null/.test(svg?.innerHTML ?? "missing"),
    };
  }));
  assert.ok(plots.length >= 15, `${plots.length} charts`);
  for (const plot of plots) {
    assert.ok(plot.size[0] > 100 && plot.size[1] > 80, `${plot.id} measures ${plot.size}`);
    assert.ok(plot.inside, `${plot.id} is wider than its place`);
    assert.ok(plot.marks > 0, `${plot.id} has no marks`);
    assert.ok(!plot.broken, `${plot.id} has coordinates that are not numbers`);
  }
}

const tests = {
  async "charts are drawn at 1280 and at 400 pixels, silently and without a request"() {
    for (const width of [1280, 400]) {
      const { page, faults, close } = await open({ viewport: { width, height: 900 } });
      await drawn(page);
      await every_chart_is_drawn(page);
      assert.ok((await sideways(page)) <= 0, `the page is wider than ${width} pixels`);
      assert.deepEqual(faults, []);
      await close();
    }
  },

  async "printed figures are marked and labelled"() {
    const { page, close } = await open({ viewport: { width: 1280, height: 900 } });
    await drawn(page);
    const texts = await page.$$eval("#plot-looked-after-count svg text", (all) => all.map((t) => t.textContent));
    assert.ok(texts.includes("1,139"), texts.join(" | "));
    assert.ok(texts.includes("Apr 2014"), texts.join(" | "));
    assert.equal(await page.locator("#plot-looked-after-count .mark-symbol path").count(), 1);
    await close();
  },

  async "the flow picture is readable at 400 pixels by scrolling its own box"() {
    const { page, close } = await open({ viewport: { width: 400, height: 900 } });
    for (const box of await page.locator(".flow .scroll").all()) {
      const [inner, outer] = await box.evaluate((e) => [e.scrollWidth, e.clientWidth]);
      assert.ok(inner > outer, "the picture was squeezed");
      const text = await box.locator("svg text").first().evaluate((e) => e.getBoundingClientRect().height);
      assert.ok(text >= 24, `two lines of type are ${text} pixels high`);
    }
    await close();
  },

  async "the filter works from the keyboard"() {
    const { page, close } = await open({ viewport: { width: 1280, height: 900 } });
    const rows = page.locator("#parameter-table tbody tr");
    const visible = () => rows.evaluateAll((all) => all.filter((row) => !row.hidden).length);
    const all = await rows.count();
    assert.equal(await visible(), all);
    await page.focus("#parameter-query");
    await page.keyboard.type("POLICY early");
    assert.equal(await visible(), 1);
    assert.equal(await page.textContent("#parameter-count"), `1 of ${all} shown`);
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    assert.equal(await visible(), all);
    await close();
  },

  async "the first stop of the keyboard skips to the results"() {
    const { page, close } = await open({ viewport: { width: 1280, height: 900 } });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
    const box = await page.locator(".skip").boundingBox();
    assert.ok(box.x >= 0, "the link stays out of sight");
    await close();
  },

  async "without JavaScript the tables and the flow picture remain"() {
    const { page, faults, close } = await open({ viewport: { width: 400, height: 900 }, javaScriptEnabled: false });
    assert.ok(await page.locator("noscript p").first().isVisible());
    assert.ok(await page.locator("#fit table").isVisible());
    assert.ok(await page.locator("#years table").isVisible());
    assert.ok(await page.locator("#parameter-table").isVisible());
    assert.ok(await page.locator(".sankey").first().isVisible());
    assert.ok(!(await page.locator("#parameter-filter").isVisible()), "a filter that does nothing is shown");
    await page.locator("#chart-looked-after-count summary").click();
    assert.ok(await page.locator("#chart-looked-after-count table").first().isVisible());
    assert.deepEqual(faults.filter((fault) => !fault.includes("Blocked script")), []);
    await close();
  },

  async "it prints"() {
    const { page, faults, close } = await open({ viewport: { width: 1280, height: 900 } });
    await drawn(page);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
    assert.ok(pdf.length > 100000, `${pdf.length} bytes`);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await page.locator("nav").isVisible()), "the contents are printed");
    await page.setViewportSize({ width: 680, height: 960 }); // the width of A4 between its margins
    await page.waitForTimeout(500);
    assert.ok((await sideways(page)) <= 0, "something is wider than the paper");
    assert.deepEqual(faults, []);
    await close();
  },

  async "text stands out from its ground"() {
    const { page, close } = await open({ viewport: { width: 1280, height: 900 } });
    const worst = await page.evaluate(() => {
      const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
      const rgb = (text) => text.match(/[\d.]+/g).map(Number);
      const ground = (e) => {
        for (; e; e = e.parentElement) {
          const colour = rgb(getComputedStyle(e).backgroundColor);
          if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
      };
      let low = [99, ""];
      for (const e of document.querySelectorAll("body *:not(script):not(svg *)")) {
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
        const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < low[0]) low = [contrast, `${e.tagName}.${e.className}`];
      }
      return low;
    });
    assert.ok(worst[0] >= 4.5, `contrast ${worst[0].toFixed(2)} at ${worst[1]}`);
    await close();
  },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  try {
    await test();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n        ${error.message}`);
  }
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
