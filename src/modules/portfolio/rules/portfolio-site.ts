import { markdownHtml, readMarkdown } from "#platform/markdown";
import { longDay } from "#platform/words";
import { kindWords, type Portfolio, type PortfolioItem } from "./portfolio.ts";
import { siteStyle } from "./site-style.ts";

/** What a site of one's own is made with: which pictures come, as what file, and where paths of this site lead. */
export interface SitePlace {
  /** The file of a picture, by its address in the journal. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly publicUrl: string;
}

/** The files of a portfolio as a site: plain HTML and one style sheet, by their paths. It needs no server and no network. */
export function portfolioSite(portfolio: Portfolio, place: SitePlace): ReadonlyMap<string, string> {
  const files = new Map([
    ["index.html", indexPage(portfolio, place)],
    ["style.css", siteStyle],
  ]);
  for (const { heading, items } of portfolio.groups)
    for (const item of items) files.set(itemPath(item), itemPage(portfolio, { ...item, heading }, place));
  return files;
}

/** Where something stands in the site. */
function itemPath({ id, kind }: Pick<PortfolioItem, "id" | "kind">): string {
  return `${kind}s/${id}.html`;
}

function indexPage(portfolio: Portfolio, place: SitePlace): string {
  const groups = portfolio.groups.map(
    ({ heading, items }) =>
      `<section>\n<h2>${escaped(heading)}</h2>\n<ul class="items">\n${items
        .map(
          (item) =>
            `<li><a href="${itemPath(item)}">${escaped(item.title)}</a> <span class="quiet">${kindWords[item.kind][0]}, ${longDay(item.on)}</span></li>`,
        )
        .join("\n")}\n</ul>\n</section>`,
  );
  const introduction = prose(portfolio.introduction, place, "");
  const body = `<header>\n<h1>${escaped(portfolio.title)}</h1>\n<p class="quiet">${escaped(portfolio.owner)}</p>\n</header>\n${introduction}\n${groups.join("\n") || "<p>Nothing is in it yet.</p>"}`;
  return page(portfolio, { title: portfolio.title, body, up: "", trail: "" });
}

function itemPage(
  portfolio: Portfolio,
  item: PortfolioItem & { readonly heading: string },
  place: SitePlace,
): string {
  const facts = [{ label: kindWords[item.kind][0], value: longDay(item.on) }, ...item.facts];
  const list = facts
    .map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`)
    .join("\n");
  const words = item.words === "" ? "" : `<div class="why">\n${prose(item.words, place, "../")}\n</div>\n`;
  const url =
    item.url === undefined ? "" : `<p><a href="${escaped(item.url)}">Where it can be checked</a></p>\n`;
  const body = `<h1>${escaped(item.title)}</h1>\n<p class="quiet">${escaped(item.heading)}</p>\n${words}<dl>\n${list}\n</dl>\n${prose(item.body, place, "../")}\n${url}`;
  const trail = `<nav aria-label="Way back"><a href="../index.html">${escaped(portfolio.title)}</a></nav>\n`;
  return page(portfolio, { title: `${item.title} - ${portfolio.title}`, body, up: "../", trail });
}

function prose(markdown: string, { pictures, publicUrl }: SitePlace, up: string): string {
  const html = markdownHtml(readMarkdown(markdown), {
    headingLevel: 2,
    imageAddress: (url) => {
      const file = pictures.get(url);
      return file === undefined ? undefined : `${up}${file}`;
    },
  });
  // Paths of the site it came from lead there; words hold no bare quotation mark, so this is never one of them.
  return html.replaceAll('href="/', `href="${escaped(publicUrl)}/`).replaceAll(' loading="lazy"', "");
}

function page(
  portfolio: Portfolio,
  { body, title, trail, up }: Readonly<Record<"body" | "title" | "trail" | "up", string>>,
): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
${trail}<main>
${body}
</main>
<footer><p>${escaped(portfolio.owner)}, ${longDay(portfolio.madeOn)}</p></footer>
</body>
</html>
`;
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => marks[mark] ?? mark);
}
