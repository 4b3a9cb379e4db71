import { type Db, inTenants } from "#platform/db";
import type { Viewer } from "#modules/people";
import { focalPointsOf } from "#modules/planner";
import { localDay, now } from "#platform/time";
import { type Chosen, grouped, itemKinds, type Portfolio } from "../rules/portfolio.ts";
import type { PortfolioTables } from "../tables.ts";
import { evidenceOf } from "./evidence.ts";
import type { PortfolioProgram } from "./program.ts";

/** What someone calls their portfolio and says before it. */
export interface PortfolioWords {
  readonly title: string;
  readonly introduction: string;
}

/** The title and introduction; a plain title before anything was written. */
export async function portfolioWords(
  db: Db<PortfolioTables>,
  { accountId, name }: Pick<Viewer, "accountId" | "name">,
): Promise<PortfolioWords> {
  const kept = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("portfolios")
      .select(["title", "introduction"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return { title: kept?.title || `Portfolio of ${name}`, introduction: kept?.introduction ?? "" };
}

/** What someone chose, in the order in which they did. */
export async function chosenBy(db: Db<PortfolioTables>, accountId: string): Promise<readonly Chosen[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("portfolio_items")
      .select(["kind", "item_id as id", "heading", "words"])
      .where("tenant_id", "=", accountId)
      .orderBy("chosen_at")
      .orderBy("item_id")
      .execute(),
  );
}

/** Someone's portfolio as it is now: what they chose and still have, by competency. What is gone is left out. */
export async function ownPortfolio(program: PortfolioProgram, viewer: Viewer): Promise<Portfolio> {
  const { accountId } = viewer;
  const chosen = await chosenBy(program.db, accountId);
  const madeAt = now();
  const items = [];
  for (const kind of itemKinds) {
    const wanted = new Map(chosen.filter((each) => each.kind === kind).map((each) => [each.id, each]));
    if (wanted.size === 0) continue;
    for (const evidence of await evidenceOf(program, viewer, kind)) {
      const choice = wanted.get(evidence.id);
      if (choice !== undefined) items.push({ ...evidence, heading: choice.heading, words: choice.words });
    }
  }
  return {
    ...(await portfolioWords(program.db, viewer)),
    owner: viewer.name,
    madeAt,
    madeOn: localDay(viewer.zone ?? program.zone, madeAt),
    groups: grouped(items, { focus: await focalPointsOf(program.db, accountId), names: program.words.names }),
  };
}
