import { z } from "zod";
import { now } from "#platform/time";
import { defineRecordClass, type PeopleTables } from "#modules/people";
import { itemKinds } from "../rules/portfolio.ts";
import type { PortfolioTables } from "../tables.ts";

const row = z.object({
  title: z.string().max(200).meta({ description: "Its title" }),
  introduction: z.string().max(5000).meta({ description: "What you say before it, in Markdown" }),
  items: z
    .array(
      z.object({
        kind: z.enum(itemKinds).meta({ description: "What it is" }),
        id: z.uuid().meta({ description: "Its id" }),
        heading: z.string().max(120).meta({ description: "The competency you put it under" }),
        words: z.string().max(2000).meta({ description: "Why it is here" }),
      }),
    )
    .max(5000)
    .meta({ description: "What you chose" }),
});

/** What someone chose to show of their learning. */
const portfolioClass = defineRecordClass<PortfolioTables & PeopleTables, typeof row>({
  name: "portfolio",
  tables: ["portfolios", "portfolio_items"],
  label: "Your portfolio",
  description: "What you chose to show of your learning, and what you say of it.",
  owner: "person",
  retention: { after: "the closing of your account", basis: "Yours alone." },
  row,
  rows: async (db, { accountId }) => {
    const kept = await db
      .selectFrom("portfolios")
      .select(["title", "introduction"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst();
    const items = await db
      .selectFrom("portfolio_items")
      .select(["kind", "item_id as id", "heading", "words"])
      .where("tenant_id", "=", accountId)
      .orderBy("chosen_at")
      .orderBy("item_id")
      .execute();
    return kept === undefined && items.length === 0 ? [] : [{ title: "", introduction: "", ...kept, items }];
  },
  bringBack: async (db, accountId, rows) => {
    let count = 0;
    for (const { introduction, items, title } of rows) {
      const done = await db
        .insertInto("portfolios")
        .values({ tenant_id: accountId, title, introduction, changed_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (done.numInsertedOrUpdatedRows !== 1n) continue;
      count += 1;
      for (const { heading, id, kind, words } of items)
        await db
          .insertInto("portfolio_items")
          .values({ tenant_id: accountId, kind, item_id: id, heading, words, chosen_at: now() })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    }
    return count;
  },
  destroyAll: async (db, accountId) => {
    for (const table of ["portfolio_items", "portfolios"] as const)
      await db.deleteFrom(table).where("tenant_id", "=", accountId).execute();
  },
});

/** What portfolios keep about people. */
export const portfolioRecordClasses = [portfolioClass];
