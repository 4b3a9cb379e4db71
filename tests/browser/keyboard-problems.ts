import type { Page } from "playwright-core";

/**
 * What someone without a mouse meets on the page as it stands: the first stop is the skip link, it leads into the content,
 * and every stop is in the order of the page and shows that the focus is there.
 */
export async function keyboardProblems(page: Page): Promise<readonly string[]> {
  // Where no field takes the focus by itself, as an error summary does.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
  await page.keyboard.press("Enter");
  const isInside = await page.evaluate(
    () => document.activeElement === document.querySelector("main") || location.hash === "#main",
  );
  return [
    ...(first === "#main" ? [] : [`the first stop is no skip link: ${first}`]),
    ...(isInside ? [] : ["the skip link does not lead to the content"]),
    ...(await page.evaluate(() =>
      [...document.querySelectorAll("[tabindex]")]
        .filter((element) => Number(element.getAttribute("tabindex")) > 0)
        .map((element) => `${element.tagName} stands out of the order`),
    )),
  ];
}

/** Walks the whole page by the Tab key: every stop is further down than the one before, and the walk ends. */
export async function walkProblems(page: Page): Promise<readonly string[]> {
  const mostStops = 400;
  const problems: string[] = [];
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    const step = await page.evaluate(() => {
      const [here, before] = [document.activeElement, document.querySelector("[data-walked]")];
      before?.removeAttribute("data-walked");
      if (here === null || here === document.body) return "end";
      here.setAttribute("data-walked", "");
      if (before !== null && !(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING))
        return before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING ? "back" : "";
      return "";
    });
    if (step === "end") return problems;
    // Round again: a browser without its own bars starts anew at the top.
    if (step === "back") {
      const isStart = await page.evaluate(() => document.activeElement?.getAttribute("href") === "#main");
      return isStart ? problems : [...problems, `stop ${stop + 1} is above the one before`];
    }
  }
  return [...problems, `the walk does not end within ${mostStops} stops`];
}

/** Stops that are covered when the focus is on them, by a column that stays or anything else (WCAG 2.4.11). */
export function coveredStops(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const covered: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "main a[href], main button, main [tabindex]",
    )) {
      if (!element.checkVisibility() || element.getClientRects().length === 0 || element.id === "main")
        continue;
      element.focus();
      // Of a region that scrolls, whatever is in it shows where the focus is.
      if (element.scrollWidth > element.clientWidth) continue;
      const seen = [...element.getClientRects()].some((box) => {
        // Of what is taller than the window, the part within it counts.
        const [from, to] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const top = document.elementFromPoint(box.x + box.width / 2, (from + to) / 2);
        return top !== null && (element.contains(top) || top.contains(element));
      });
      if (!seen) covered.push(`${element.tagName.toLowerCase()}.${element.className} is covered`);
    }
    return covered;
  });
}

/** What cannot be seen in forced colours: a stop without its ring, and a control without an edge. */
export function forcedColourProblems(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const isShown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    const problems: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      "a[href], button, input:not([type=hidden]), select, textarea, summary",
    )) {
      if (!isShown(element)) continue;
      element.focus({ preventScroll: true });
      const around = [element, ...(element.closest("label") ? [element.closest("label") as Element] : [])];
      const hasRing = around.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
      });
      if (!hasRing) problems.push(`${name(element)} shows no focus`);
    }
    for (const element of document.querySelectorAll("input:not([type=hidden]), select, textarea, button")) {
      if (!isShown(element)) continue;
      const { borderTopStyle, borderTopWidth, borderBottomStyle, appearance, textDecorationLine } =
        getComputedStyle(element);
      const hasEdge =
        (borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1) ||
        borderBottomStyle !== "none" ||
        (appearance !== "none" &&
          element.matches("[type=checkbox], [type=radio], [type=range], [type=file]")) ||
        textDecorationLine.includes("underline");
      if (!hasEdge) problems.push(`${name(element)} has no edge`);
    }
    return problems;
  });
}
