import type { Db } from "#platform/db";
import { isPermitted, type PeopleTables, placesAbove, type Viewer } from "#modules/people";
import type { CatalogTables } from "#modules/catalog";
import { isId } from "#platform/ids";
import type { WrittenPerson } from "../../rules/sessions/named-people.ts";
import type { NamedPerson } from "../../rules/sessions/addition.ts";

/** A place of an employer where the viewer may hold sessions. */
export interface HoldingPlace {
  readonly id: string;
  readonly name: string;
  readonly zone: string | undefined;
}

/** Open organisations of an employer where the viewer may hold sessions, the whole first, then by name. */
export async function holdingPlaces(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  tenantId: string,
): Promise<readonly HoldingPlace[]> {
  const rows = await tx
    .selectFrom("organisations")
    .select(["id", "name", "zone"])
    .where("tenant_id", "=", tenantId)
    .where("closed_on", "is", null)
    .orderBy((order) => order("id", "=", tenantId), "desc")
    .orderBy("sort_name")
    .orderBy("id")
    .limit(2000)
    .execute();
  const isEverywhere = isPermitted(viewer, "hold sessions", { tenantId });
  const places: HoldingPlace[] = [];
  for (const { id, name, zone } of rows) {
    const organisations = isEverywhere ? [tenantId] : await placesAbove(tx, tenantId, [id]);
    if (isPermitted(viewer, "hold sessions", { tenantId, organisations }))
      places.push({ id, name, zone: zone ?? undefined });
  }
  return places;
}

/** What the catalogue says of an offering, to begin a session with. */
export interface OfferedSession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string | undefined;
  readonly endsAt: string | undefined;
  readonly zone: string | undefined;
}

/** An offering of the catalogue with its first session; undefined when there is none. */
export async function offeredSession(db: Db<CatalogTables>, id: string): Promise<OfferedSession | undefined> {
  if (!isId(id)) return undefined;
  const row = await db
    .selectFrom("catalog_offerings as offering")
    .leftJoin("catalog_sessions as session", "session.offering_id", "offering.id")
    .select(["offering.id", "offering.title", "session.starts_at", "session.ends_at", "session.zone"])
    .where("offering.id", "=", id)
    .orderBy("session.ordinal")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      title: row.title,
      startsAt: row.starts_at ?? undefined,
      endsAt: row.ends_at ?? undefined,
      zone: row.zone ?? undefined,
    }
  );
}

/** People of a list, with those of them who are colleagues beyond doubt: by address, or by a name that one colleague has. */
export async function namedPeople(
  tx: Db<PeopleTables>,
  tenantId: string,
  people: readonly WrittenPerson[],
): Promise<readonly NamedPerson[]> {
  const rows = await tx
    .selectFrom("staff")
    .select(["id", "name", "email", "sort_name"])
    .where("tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .where((where) =>
      where.or([
        where("sort_name", "in", ["", ...people.map(({ name }) => name.toLowerCase())]),
        where("email", "in", ["", ...people.flatMap(({ email }) => email ?? [])]),
      ]),
    )
    .orderBy("id")
    .limit(2000)
    .execute();
  return people.map(({ name, email }) => {
    const found = rows.filter((row) =>
      email === undefined ? row.sort_name === name.toLowerCase() : row.email === email,
    );
    const [one] = found;
    return one !== undefined && found.length === 1
      ? { staffId: one.id, name: one.name, email: one.email ?? undefined }
      : { name, email };
  });
}

/** Colleagues at a place or below it, for a list on paper. */
export async function colleaguesAt(
  tx: Db<PeopleTables>,
  tenantId: string,
  organisationId: string,
): Promise<readonly WrittenPerson[]> {
  const rows = await tx
    .selectFrom("staff")
    .select(["name", "email"])
    .where("tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .$if(organisationId !== tenantId, (query) =>
      query.where("id", "in", (where) =>
        where
          .selectFrom("positions")
          .select("staff_id")
          .where("positions.tenant_id", "=", tenantId)
          .where("organisation_id", "=", organisationId),
      ),
    )
    .orderBy("sort_name")
    .orderBy("id")
    .limit(2000)
    .execute();
  return rows.map(({ name, email }) => ({ name, email: email ?? undefined }));
}
