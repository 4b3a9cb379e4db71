import { nothingOfOnesOwn, type Rows, rows, signedIn } from "./row.ts";

const kind = ":kind{reflection|certificate|program|plan}";
const item = `/portfolio/items/${kind}/:id{[0-9a-f-]{36}}`;
const journal = "/journal/import/:id{[0-9a-f-]{36}}";
const nobody = "01900000-0000-7000-8000-000000000000";

/** Portfolios and what is brought into a journal: everyone's own, and nobody else's. */
export const portfolioRows: Rows = {
  ...rows(signedIn, [
    "GET /portfolio",
    "POST /portfolio",
    "GET /portfolio/portfolio.zip",
    "GET /portfolio/portfolio.pdf",
    "GET /portfolio/portfolio.json",
    "GET /journal/import",
    "POST /journal/import",
    `POST ${journal}/dropping`,
  ]),
  ...rows(signedIn, [`GET /portfolio/choose/${kind}`, `POST /portfolio/choose/${kind}`], {
    path: () => "/portfolio/choose/reflection",
  }),
  ...itemRows(`GET ${item}`),
  ...itemRows(`POST ${item}`),
  ...itemRows(`POST ${item}/removal`),
  ...itemRows(`POST ${item}/return`),
  ...rows(nothingOfOnesOwn, [`GET ${journal}`, `POST ${journal}`, `POST ${journal}/removal`]),
};

function itemRows(route: string): Rows {
  const [, ending = ""] = /\{36\}\}(\/\w+)?$/u.exec(route) ?? [];
  return rows(nothingOfOnesOwn, [route], { path: () => `/portfolio/items/reflection/${nobody}${ending}` });
}
