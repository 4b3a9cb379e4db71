import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { PortfolioWords } from "../queries/own-portfolio.ts";
import type { Chosen, ItemKind } from "../rules/portfolio.ts";
import type { PortfolioTables } from "../tables.ts";

type Tables = PortfolioTables & PeopleTables;

/** Keeps what the viewer calls their portfolio and says before it. */
export async function keepWords(db: Db<Tables>, viewer: Viewer, words: PortfolioWords): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const values = { title: words.title, introduction: words.introduction, changed_at: now() };
  await inTenants(db, [accountId], async (tx) =>
    tx
      .insertInto("portfolios")
      .values({ tenant_id: accountId, ...values })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(values))
      .execute(),
  );
}

/** Makes the choice among things of one kind: of those `offered`, the `wanted` are in, the others are not. Doing it twice changes nothing. */
export async function choose(
  db: Db<Tables>,
  viewer: Viewer,
  {
    kind,
    offered,
    wanted,
  }: { readonly kind: ItemKind; readonly offered: readonly string[]; readonly wanted: ReadonlySet<string> },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const [chosen, others] = [offered.filter((id) => wanted.has(id)), offered.filter((id) => !wanted.has(id))];
  await inTenants(db, [accountId], async (tx) => {
    if (others.length > 0)
      await tx
        .deleteFrom("portfolio_items")
        .where("tenant_id", "=", accountId)
        .where("kind", "=", kind)
        .where("item_id", "in", others)
        .execute();
    if (chosen.length > 0)
      await tx
        .insertInto("portfolio_items")
        .values(chosen.map((id) => ({ tenant_id: accountId, kind, item_id: id, chosen_at: now() })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

/** Says where something chosen stands, and why it is there. @throws NotFound when it was not chosen. */
export async function describe(
  db: Db<Tables>,
  viewer: Viewer,
  { heading, id, kind, words }: Chosen,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const done = isId(id)
    ? await inTenants(db, [accountId], async (tx) =>
        tx
          .updateTable("portfolio_items")
          .set({ heading, words })
          .where("tenant_id", "=", accountId)
          .where("kind", "=", kind)
          .where("item_id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  if (done?.numUpdatedRows !== 1n) throw new NotFound("It is not in your portfolio.");
}
