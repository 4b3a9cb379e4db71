import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Everything axe knows of WCAG 2.2 A and AA, and its best practices: landmarks, one h1, order of headings.
const options: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/** What a person could not use on the page as it stands, one entry for each rule and element. It needs JavaScript on. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // A page that is still loading has no style yet, and perhaps no end.
  await page.waitForLoadState("load");
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.failureSummary ?? violation.help}\n  ${node.html}`,
    ),
  );
}

/** What sticks out at the side: at 320 pixels nobody should have to scroll both ways (WCAG 1.4.10). */
export function sidewaysProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > edge + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} sticks out`);
  });
}
