import type { Selectable } from "kysely";
import type { Occasion } from "../../rules/occasions/occasion.ts";
import type { SharedProgram } from "../../rules/reading/shared-program.ts";
import type { Level } from "../../rules/reading/who-may-read.ts";
import type { Origin } from "../../tables/programs.ts";
import type { ProgramsTables } from "../../tables.ts";
import type { ProgramsDb } from "../program.ts";

/** A program as its readers see it. */
export interface ReadProgram extends SharedProgram {
  readonly tenantId: string;
  readonly id: string;
  readonly number: number;
  readonly level: Level;
  readonly groupId?: string | undefined;
}

/** A program as its own system holds it. */
export interface OwnProgram extends ReadProgram {
  readonly origin: Origin;
  readonly calendarId?: string | undefined;
  readonly tellsOriginal: boolean;
  /** The program of the same system that this one was made part of. */
  readonly joinedTo?: string | undefined;
  readonly isHidden: boolean;
  readonly madeAt: string;
  /** Whose staff record made it. */
  readonly madeBy?: string | undefined;
}

/** Which programs of one system: by their ids, their numbers, or the calendar or person they came from. */
export interface WhichPrograms {
  readonly tenantId: string;
  readonly ids?: readonly string[] | undefined;
  readonly numbers?: readonly number[] | undefined;
}

/** Programs of a system, whoever asks; inside `inTenants` of that system. In order of their numbers. */
export async function ownPrograms(
  tx: ProgramsDb,
  { tenantId, ids, numbers }: WhichPrograms,
): Promise<readonly OwnProgram[]> {
  if (ids?.length === 0 || numbers?.length === 0) return [];
  const rows = await programRows(tx)
    .where("program.tenant_id", "=", tenantId)
    .$if(ids !== undefined, (query) => query.where("program.id", "in", ids ?? []))
    .$if(numbers !== undefined, (query) => query.where("program.number", "in", numbers ?? []))
    .orderBy("program.number")
    .execute();
  const occasions = await occasionsOf(
    tx,
    tenantId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ownProgram(row, occasions.get(row.id) ?? []));
}

/** The columns of a program with its branch and system: `ownProgram` puts a row into words. */
export function programRows(tx: ProgramsDb) {
  return tx
    .selectFrom("programs as program")
    .innerJoin("organisations as branch", (join) =>
      join
        .onRef("branch.tenant_id", "=", "program.tenant_id")
        .onRef("branch.id", "=", "program.organisation_id"),
    )
    .innerJoin("tenants as system", "system.id", "program.tenant_id")
    .select(["program.tenant_id", "program.id", "program.number", "program.organisation_id"])
    .select(["program.level", "program.group_id", "program.licence", "program.plan", "program.topics"])
    .select(["program.version", "program.origin", "program.calendar_id", "program.adapted_from"])
    .select(["program.tells_original", "program.joined_to", "program.made_by", "program.made_at"])
    .select(["program.changed_at", "program.hidden_at"])
    .select(["branch.name as branch", "branch.city", "branch.region", "branch.latitude", "branch.longitude"])
    .select("system.name as system");
}

/** A row of `programRows`. */
export type ProgramRow = Awaited<ReturnType<ReturnType<typeof programRows>["execute"]>>[number];

/** A row of `programRows` and its times, as a program. */
export function ownProgram(row: ProgramRow, occasions: readonly Occasion[]): OwnProgram {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    number: row.number,
    organisationId: row.organisation_id,
    level: row.level,
    groupId: row.group_id ?? undefined,
    licence: row.licence,
    plan: row.plan,
    topics: row.topics,
    version: row.version,
    origin: row.origin,
    calendarId: row.calendar_id ?? undefined,
    adaptedFrom: row.adapted_from ?? undefined,
    tellsOriginal: row.tells_original,
    joinedTo: row.joined_to ?? undefined,
    isHidden: row.hidden_at !== null,
    madeAt: row.made_at,
    madeBy: row.made_by ?? undefined,
    changedAt: row.changed_at,
    occasions,
    place: {
      branch: row.branch,
      system: row.system,
      city: row.city ?? undefined,
      region: row.region ?? undefined,
      latitude: row.latitude ?? undefined,
      longitude: row.longitude ?? undefined,
    },
  };
}

/** The times of programs of one system, by program, earliest first. */
export async function occasionsOf(
  tx: ProgramsDb,
  tenantId: string,
  programIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Occasion[]>> {
  const byProgram = new Map<string, Occasion[]>();
  if (programIds.length === 0) return byProgram;
  const rows = await tx
    .selectFrom("program_occasions")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("program_id", "in", programIds)
    .orderBy("held_on")
    .orderBy("id")
    .execute();
  for (const row of rows)
    byProgram.set(row.program_id, [...(byProgram.get(row.program_id) ?? []), occasionOf(row)]);
  return byProgram;
}

/** A row of times. */
export function occasionOf(row: Selectable<ProgramsTables["program_occasions"]>): Occasion {
  return {
    id: row.id,
    heldOn: row.held_on,
    startsAt: row.starts_at ?? undefined,
    attendance: row.attendance ?? undefined,
    cents: row.cents ?? undefined,
    survey: row.survey ?? undefined,
    differently: row.differently,
  };
}
