import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { sql } from "kysely";
import type { OrganisationKind } from "../../rules/organisation.ts";
import { tenantsOf, type Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";

/** An organisation in a list. */
export interface OrganisationLine {
  readonly id: string;
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly city: string | null;
  readonly closedOn: string | null;
  /** People with a position there today. */
  readonly staffCount: number;
}

/** The tenant an organisation belongs to, of those a viewer works for. @throws NotFound when it is in none of them. */
export async function employerWith(
  db: Db<PeopleTables>,
  viewer: Viewer,
  organisationId: string,
): Promise<string> {
  const row = isId(organisationId)
    ? await inTenants(db, tenantsOf(viewer), async (tx) =>
        tx
          .selectFrom("organisations")
          .select("tenant_id")
          .where("id", "=", organisationId)
          .executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return row.tenant_id;
}

/** An organisation with everything known of it. @throws NotFound when the tenant has no such one. */
export async function organisation(db: Db<PeopleTables>, tenantId: string, id: string) {
  const row = await db
    .selectFrom("organisations")
    .select(["id", "parent_id as parentId", "kind", "name", "code", "street", "city", "region", "zone"])
    .select(["postal_code as postalCode", "latitude", "longitude", "opening_hours as openingHours"])
    .select(["closed_on as closedOn", "is_sample as isSample", "changed_at as changedAt"])
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return row;
}

export type Organisation = Awaited<ReturnType<typeof organisation>>;

/** How many organisations are open, the root included. */
export async function openOrganisationCount(db: Db<PeopleTables>, tenantId: string): Promise<number> {
  const row = await db
    .selectFrom("organisations")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** What a list of organisations is asked for. */
export interface OrganisationsAsked {
  /** Directly below this one; anywhere when left out. */
  readonly parentId?: string | undefined;
  /** A part of the name. */
  readonly text?: string | undefined;
  /** The last of the page before. */
  readonly after?: { readonly sortName: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Open organisations in the order of their names, with how many work there. */
export async function organisationLines(
  db: Db<PeopleTables>,
  tenantId: string,
  { parentId, text, after, limit }: OrganisationsAsked,
): Promise<readonly (OrganisationLine & { readonly sortName: string })[]> {
  const rows = await db
    .selectFrom("organisations")
    .select([
      "id",
      "parent_id as parentId",
      "kind",
      "name",
      "city",
      "closed_on as closedOn",
      "sort_name as sortName",
    ])
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .$if(parentId !== undefined, (query) => query.where("parent_id", "=", parentId ?? ""))
    .$if(text !== undefined, (query) => query.where("sort_name", "like", `%${escaped(text ?? "")}%`))
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where(where.refTuple("sort_name", "id"), ">", where.tuple(after?.sortName ?? "", after?.id ?? "")),
      ),
    )
    .orderBy("sort_name")
    .orderBy("id")
    .limit(limit)
    .execute();
  const counts = await staffCounts(
    db,
    tenantId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, staffCount: counts.get(row.id) ?? 0 }));
}

/** The organisations above one, the root first. */
export async function trailTo(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  // Raw for `recursive`.
  const { rows } = await sql<{ id: string; name: string; level: number }>`
    with recursive above as (
      select id, parent_id, name, 0 as level from organisations where tenant_id = ${tenantId} and id = ${id}
      union all
      select o.id, o.parent_id, o.name, level + 1 from organisations o join above on above.parent_id = o.id
      where o.tenant_id = ${tenantId} and level < 50
    ) select id, name, level from above where level > 0 order by level desc`.execute(db);
  return rows.map(({ id: above, name }) => ({ id: above, name }));
}

/** Every open organisation that staff can be placed at, by name, for choosing; the first few hundred of many. */
export async function organisationChoices(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly kind: OrganisationKind }[]> {
  return db
    .selectFrom("organisations")
    .select(["id", "name", "kind"])
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .orderBy(sql`parent_id is not null`)
    .orderBy("sort_name")
    .orderBy("id")
    .limit(mostChoices)
    .execute();
}

/** More than these and a page gets too heavy: a name is typed instead. */
export const mostChoices = 150;

async function staffCounts(
  db: Db<PeopleTables>,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  // One by one, by the index of an organisation's positions: joined all at once, a planner that takes the tenant wall for cheap
  // reads everyone there is for each page.
  const rows = await db
    .selectFrom("organisations as organisation")
    .select("organisation.id")
    .select((row) =>
      row
        .selectFrom("positions")
        .innerJoin("staff", (join) =>
          join
            .onRef("staff.tenant_id", "=", "positions.tenant_id")
            .onRef("staff.id", "=", "positions.staff_id"),
        )
        .select(({ fn }) => fn.count<number>("positions.staff_id").distinct().as("count"))
        .whereRef("positions.tenant_id", "=", "organisation.tenant_id")
        .whereRef("positions.organisation_id", "=", "organisation.id")
        .where("staff.is_active", "=", true)
        .where((where) =>
          where.or([where("ends_on", "is", null), where("ends_on", ">=", sql<string>`current_date`)]),
        )
        .as("count"),
    )
    .where("organisation.tenant_id", "=", tenantId)
    .where("organisation.id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count ?? 0]));
}

function escaped(text: string): string {
  return text.toLowerCase().replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
