import type { Db } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PortfolioTables } from "#modules/portfolio";
import type { ReflectionTables } from "#modules/reflections";

/** A journal that was brought along, and something chosen to be shown, in a person's own tenant. */
export async function keepPortfolio(
  tx: Db<PortfolioTables & ReflectionTables>,
  tenant_id: string,
): Promise<void> {
  const [at, import_id] = [now(), newId()];
  await tx
    .insertInto("reflection_imports")
    .values({
      tenant_id,
      id: import_id,
      kind: "markdown",
      name: "blog.zip",
      state: "taken",
      file_id: null,
      made_at: at,
    })
    .execute();
  await tx
    .insertInto("reflection_sources")
    .values({ tenant_id, source_digest: `not to be shown ${tenant_id}`, import_id, reflection_id: newId() })
    .execute();
  await tx.insertInto("portfolios").values({ tenant_id, title: "What I learned", changed_at: at }).execute();
  await tx
    .insertInto("portfolio_items")
    .values({ tenant_id, kind: "reflection", item_id: newId(), heading: "Technology", chosen_at: at })
    .execute();
}
