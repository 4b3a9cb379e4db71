import { strToU8 } from "fflate";
import { reflectionsOfAccount } from "#modules/reflections";
import { choose } from "../../src/modules/portfolio/actions/change-portfolio.ts";
import { beginImport } from "../../src/modules/reflections/actions/importing/begin-import.ts";
import type { Cast } from "../people/cast.ts";
import { viewerOf } from "./reflection-examples.ts";
import type { JourneySite } from "./site.ts";

/** Routes of portfolios that show no page. */
export const portfolioFiles: readonly string[] = ["zip", "pdf", "json"].map(
  (ending) => `/portfolio/portfolio.${ending}`,
);

/** The administrator's portfolio with a reflection in it, and an older journal that waits. Reflections must be there. */
export async function portfolioExamples(
  site: JourneySite,
  cast: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { db } = site.program;
  const own = await viewerOf(site, cast, "administrator");
  const [reflection] = await reflectionsOfAccount(db, own.accountId, { limit: 1 });
  const id = reflection?.id ?? "";
  await choose(db, own, { kind: "reflection", offered: [id], wanted: new Set([id]) });
  const post = (by: string) =>
    `<item><title>By ${by}</title><guid>${by}</guid><dc:creator>${by}</dc:creator><content:encoded>Words</content:encoded><wp:post_type>post</wp:post_type></item>`;
  const xml = `<rss><channel><wp:wxr_version>1.2</wp:wxr_version>${post("ada")}${post("bob")}</channel></rss>`;
  const waiting = await beginImport(site.program, own, { bytes: strToU8(xml), name: "blog.xml" });
  const kind = ":kind{reflection|certificate|program|plan}";
  return {
    "/portfolio": "/portfolio",
    [`/portfolio/choose/${kind}`]: "/portfolio/choose/reflection",
    [`/portfolio/items/${kind}/:id{[0-9a-f-]{36}}`]: `/portfolio/items/reflection/${id}`,
    "/journal/import": "/journal/import",
    "/journal/import/:id{[0-9a-f-]{36}}": `/journal/import/${waiting}`,
  };
}
