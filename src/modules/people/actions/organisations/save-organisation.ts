import { type Db, inTenants, isUniqueViolation, json } from "#platform/db";
import { Conflict, InvalidInput, NotFound, type Problem } from "#platform/errors";
import { newId } from "#platform/ids";
import { zoneOfRegion } from "#platform/places";
import { now } from "#platform/time";
import { organisation } from "../../queries/organisations/organisations.ts";
import { placesAbove } from "../../queries/places-above.ts";
import type { OrganisationFields } from "../../rules/organisations/organisation-fields.ts";
import { mayStandBelow, type OpeningHours } from "../../rules/organisation.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { places } from "../imports/read-run.ts";
import { permit } from "../permit.ts";
import { announce } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";

/** Which organisation, and of whom. */
export interface OrganisationKey {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Adds an organisation below another, or changes one. Coordinates come from the ZIP code and the zone from the state when
 * neither was said. The id.
 *
 * @throws InvalidInput when it cannot stand there; Conflict when its code is taken.
 */
export async function saveOrganisation(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id }: { readonly tenantId: string; readonly id: string | undefined },
  fields: OrganisationFields,
): Promise<string> {
  return inTenants(db, [tenantId], async (tx) => {
    const parent =
      fields.parentId === undefined ? undefined : await organisation(tx, tenantId, fields.parentId);
    const before = id === undefined ? undefined : await organisation(tx, tenantId, id);
    await permitChange(tx, viewer, { tenantId, id: id ?? parent?.id ?? tenantId });
    if (parent !== undefined) await permitChange(tx, viewer, { tenantId, id: parent.id });
    const problems = await placeProblems(tx, tenantId, { id, isRoot: before?.parentId === null }, fields);
    if (problems.length > 0) throw new InvalidInput(problems);
    const saved = id ?? newId();
    await write(tx, { tenantId, id: saved }, withPlace(fields, before));
    await writeAudit(tx, tenantId, viewer, {
      act: "change the organisation",
      subject: `organisation ${saved}`,
      details: { name: fields.name, kind: fields.kind, isNew: id === undefined },
    });
    await announce(tx, tenantId, "organisation.changed", { organisationId: saved });
    return saved;
  });
}

/** Keeps when it is open. */
export async function saveOpeningHours(
  db: Db<PeopleTables>,
  viewer: Viewer,
  key: OrganisationKey,
  hours: OpeningHours,
): Promise<void> {
  await inTenants(db, [key.tenantId], async (tx) => {
    await permitChange(tx, viewer, key);
    await update(tx, key, { opening_hours: json(hours) });
    await writeAudit(tx, key.tenantId, viewer, {
      act: "change the organisation",
      subject: `organisation ${key.id}`,
      details: { changed: "opening hours" },
    });
    await announce(tx, key.tenantId, "organisation.changed", { organisationId: key.id });
  });
}

/**
 * Closes an organisation from a day on, or opens it again without one. What is below it must be closed before.
 *
 * @throws Conflict when it is the root, or something below it is open, or people still have positions there.
 */
export async function closeOrganisation(
  db: Db<PeopleTables>,
  viewer: Viewer,
  key: OrganisationKey,
  day: string | undefined,
): Promise<void> {
  const { tenantId, id } = key;
  if (id === tenantId) throw new Conflict("The top of the tree stays open: it is the library itself.");
  await inTenants(db, [tenantId], async (tx) => {
    await permitChange(tx, viewer, key);
    if (day !== undefined) await refuseWhileUsed(tx, key, day);
    await update(tx, key, { closed_on: day ?? null });
    await writeAudit(tx, tenantId, viewer, {
      act: "change the organisation",
      subject: `organisation ${id}`,
      details: day === undefined ? { changed: "opened again" } : { changed: "closed", day },
    });
    await announce(tx, tenantId, "organisation.changed", { organisationId: id });
  });
}

async function refuseWhileUsed(
  tx: Db<PeopleTables>,
  { tenantId, id }: OrganisationKey,
  day: string,
): Promise<void> {
  const below = await tx
    .selectFrom("organisations")
    .select("name")
    .where("tenant_id", "=", tenantId)
    .where("parent_id", "=", id)
    .where("closed_on", "is", null)
    .orderBy("sort_name")
    .limit(1)
    .executeTakeFirst();
  if (below !== undefined) throw new Conflict(`Close what is below it first, such as ${below.name}.`);
  const held = await tx
    .selectFrom("positions")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "positions.tenant_id").onRef("staff.id", "=", "positions.staff_id"),
    )
    .select("staff.name")
    .where("positions.tenant_id", "=", tenantId)
    .where("organisation_id", "=", id)
    .where("staff.is_active", "=", true)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">", day)]))
    .orderBy("staff.sort_name")
    .limit(1)
    .executeTakeFirst();
  if (held !== undefined)
    throw new Conflict(
      `People still work there, such as ${held.name}. Give them another branch or end their positions first.`,
    );
}

async function permitChange(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id }: OrganisationKey,
): Promise<void> {
  permit(viewer, "change the organisation", {
    tenantId,
    organisations: await placesAbove(tx, tenantId, [id]),
  });
}

async function placeProblems(
  tx: Db<PeopleTables>,
  tenantId: string,
  { id, isRoot }: { readonly id: string | undefined; readonly isRoot: boolean },
  { parentId, kind }: OrganisationFields,
): Promise<readonly Problem[]> {
  if (isRoot) return [];
  const parent = parentId === undefined ? undefined : await organisation(tx, tenantId, parentId);
  if (parent === undefined) return [{ where: "parent", message: "Choose what it belongs to." }];
  if (!mayStandBelow(kind, parent.kind))
    return [{ where: "kind", message: `A ${kind} cannot stand below the ${parent.kind} ${parent.name}.` }];
  const above = id === undefined ? [] : await placesAbove(tx, tenantId, [parent.id]);
  return id !== undefined && above.includes(id)
    ? [{ where: "parent", message: "It cannot stand below itself." }]
    : [];
}

function withPlace(
  fields: OrganisationFields,
  before:
    | {
        readonly latitude: number | null;
        readonly longitude: number | null;
        readonly postalCode: string | null;
      }
    | undefined,
) {
  const zone = fields.zone ?? (fields.region === undefined ? undefined : zoneOfRegion(fields.region));
  if (fields.point !== undefined) return { ...fields, zone };
  const isKept =
    before?.latitude !== null &&
    before?.latitude !== undefined &&
    before.postalCode === (fields.postalCode ?? null);
  const kept =
    isKept && before.latitude !== null && before.longitude !== null
      ? { latitude: before.latitude, longitude: before.longitude }
      : undefined;
  const located = fields.postalCode === undefined ? undefined : places().locateZip(fields.postalCode);
  return { ...fields, zone, point: kept ?? located };
}

async function write(
  tx: Db<PeopleTables>,
  { tenantId, id }: OrganisationKey,
  fields: OrganisationFields,
): Promise<void> {
  const columns = {
    kind: fields.kind,
    name: fields.name,
    code: fields.code ?? null,
    street: fields.street ?? null,
    city: fields.city ?? null,
    region: fields.region ?? null,
    postal_code: fields.postalCode ?? null,
    latitude: fields.point?.latitude ?? null,
    longitude: fields.point?.longitude ?? null,
    zone: fields.zone ?? null,
    changed_at: now(),
  };
  const parent = id === tenantId ? null : (fields.parentId ?? tenantId);
  try {
    await tx
      .insertInto("organisations")
      .values({
        tenant_id: tenantId,
        id,
        parent_id: parent,
        ...columns,
        opening_hours: null,
        created_at: now(),
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "id"]).doUpdateSet({ ...columns, parent_id: parent }),
      )
      .execute();
    if (id === tenantId)
      await tx.updateTable("tenants").set({ name: fields.name }).where("id", "=", id).execute();
  } catch (error) {
    if (isUniqueViolation(error, "organisations_by_code"))
      throw new InvalidInput(
        [{ where: "code", message: `Another organisation has the code ${fields.code ?? ""}.` }],
        { cause: error },
      );
    throw error;
  }
}

async function update(
  tx: Db<PeopleTables>,
  { tenantId, id }: OrganisationKey,
  columns: { readonly opening_hours?: string; readonly closed_on?: string | null },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("organisations")
    .set({ ...columns, changed_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new NotFound("It may be gone, or it is not yours to see.");
}
