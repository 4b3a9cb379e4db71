import { anyOf, inTenants } from "#platform/db";
import type { Viewer } from "#modules/people";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";

/** A branch the viewer may enter programs for. */
export interface OwnBranch {
  readonly value: string;
  readonly label: string;
  readonly tenantId: string;
}

const most = 1_000;

/** Branches the viewer works at, first, and those they lead; open ones only. */
export async function branchesOf(
  db: ProgramsDb,
  viewer: Viewer,
  reader: ProgramReader,
): Promise<readonly OwnBranch[]> {
  if (reader.places.length === 0) return [];
  const rows = await inTenants(db, reader.systems, async (tx) =>
    tx
      .selectFrom("organisations")
      .innerJoin("tenants", "tenants.id", "organisations.tenant_id")
      .select(["organisations.id", "organisations.name", "organisations.tenant_id", "tenants.name as system"])
      .where("organisations.id", "=", anyOf(reader.places))
      .where("closed_on", "is", null)
      .orderBy("organisations.name")
      .orderBy("organisations.id")
      .limit(most)
      .execute(),
  );
  const worked = viewer.positions.map(({ organisationId }) => organisationId);
  return rows
    .toSorted((one, other) => Number(worked.includes(other.id)) - Number(worked.includes(one.id)))
    .map(({ id, name, tenant_id, system }) => ({
      value: id,
      label: reader.systems.length > 1 && name !== system ? `${name}, ${system}` : name,
      tenantId: tenant_id,
    }));
}

/** Names of the groups that the viewer's systems are members of. */
export async function groupNames(
  db: ProgramsDb,
  reader: ProgramReader,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  if (reader.groups.length === 0) return [];
  return db
    .selectFrom("program_groups")
    .select(["id", "name"])
    .where("id", "in", reader.groups)
    .orderBy("name")
    .orderBy("id")
    .execute();
}
