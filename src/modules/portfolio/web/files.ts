import { strToU8, zipSync } from "fflate";
import { Conflict } from "#platform/errors";
import type { WebApp, WebContext } from "#platform/http";
import { replaceImages } from "#platform/markdown";
import { writePdfApart } from "#platform/pdf";
import { signedIn } from "#modules/people";
import { ownPortfolio } from "../queries/own-portfolio.ts";
import { pictureBytes, type PortfolioPicture, portfolioPictures } from "../queries/portfolio-pictures.ts";
import type { Portfolio } from "../rules/portfolio.ts";
import { portfolioJson } from "../rules/portfolio-json.ts";
import { portfolioPrint, type PrintedPicture } from "../rules/portfolio-print.ts";
import { portfolioSite } from "../rules/portfolio-site.ts";
import type { PortfolioSite } from "./site.ts";

/** The portfolio to take along: a site, a PDF, JSON. Each is made when it is asked for, and no cache keeps it. */
export function addPortfolioFiles(app: WebApp, site: PortfolioSite): void {
  app.get("/portfolio/portfolio.zip", async (c) => {
    const { accountId, pictures, portfolio } = await gathered(c, site);
    const made = portfolioSite(portfolio, {
      pictures: new Map(pictures.map(({ address, path }) => [address, path])),
      publicUrl: site.publicUrl,
    });
    const files: Record<string, Uint8Array> = {};
    for (const [path, text] of made) files[path] = strToU8(text);
    for (const picture of pictures) files[picture.path] ??= await pictureBytes(site, accountId, picture);
    files["portfolio.json"] = strToU8(jsonText(portfolio, pictures));
    return sent(c, zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }), "portfolio.zip");
  });
  app.get("/portfolio/portfolio.pdf", async (c) => {
    const { accountId, pictures, portfolio } = await gathered(c, site);
    const printed = new Map<string, PrintedPicture[]>();
    for (const picture of pictures) {
      if (picture.mediaType !== "image/png" && picture.mediaType !== "image/jpeg") continue;
      const { alternative, itemId } = picture;
      const bytes = await pictureBytes(site, accountId, picture);
      printed.set(itemId, [...(printed.get(itemId) ?? []), { bytes, alternative }]);
    }
    const pdf =
      (await writePdfApart(portfolioPrint(portfolio, ({ id }) => printed.get(id) ?? []))) ??
      // A damaged picture takes the pictures away, and not the portfolio.
      (await writePdfApart(portfolioPrint(portfolio, () => [])));
    if (pdf === undefined) throw new Conflict("It is too much for one PDF. Choose less, or take the site.");
    return sent(c, pdf, "portfolio.pdf");
  });
  app.get("/portfolio/portfolio.json", async (c) => {
    const { pictures, portfolio } = await gathered(c, site);
    return sent(c, strToU8(jsonText(portfolio, pictures)), "portfolio.json");
  });
}

async function gathered(c: WebContext, site: PortfolioSite) {
  const viewer = signedIn(c);
  const portfolio = await ownPortfolio(site, viewer);
  const pictures = await portfolioPictures(site, viewer.accountId, portfolio);
  return { accountId: viewer.accountId, portfolio, pictures };
}

/** Pictures are named by their files in the site. */
function jsonText(portfolio: Portfolio, pictures: readonly PortfolioPicture[]): string {
  const paths = new Map(pictures.map(({ address, path }) => [address, path]));
  const groups = portfolio.groups.map(({ heading, items }) => ({
    heading,
    items: items.map((item) => ({
      ...item,
      body: item.body.includes("![")
        ? replaceImages(item.body, (image) => ({ ...image, url: paths.get(image.url) ?? image.url }))
        : item.body,
    })),
  }));
  return `${JSON.stringify(portfolioJson({ ...portfolio, groups }), null, 2)}\n`;
}

const mediaTypes: Readonly<Record<string, string>> = {
  zip: "application/zip",
  pdf: "application/pdf",
  json: "application/json; charset=utf-8",
};

function sent(c: WebContext, bytes: Uint8Array, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": mediaTypes[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
}
