import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { sql } from "kysely";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";

/** A kit or presenter of a system. */
export interface Kit {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: "kit" | "presenter";
  readonly name: string;
  readonly description: string;
  readonly organisationId: string;
  /** Where it lives. */
  readonly home: string;
  readonly keeperId: string | undefined;
  readonly keeper: string | undefined;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly isRetired: boolean;
}

/** A kit in the list, with where it is. */
export interface ListedKit extends Kit {
  /** The branch that has it today and the last day it is held for; undefined when it is at home. */
  readonly withBranch: { readonly name: string; readonly until: string } | undefined;
}

const most = 1_000;

/** Kits and presenters of the reader's systems, by name; those lent no more only where asked for. */
export async function kitsOf(
  db: ProgramsDb,
  { systems }: ProgramReader,
  { showsRetired }: { readonly showsRetired: boolean },
): Promise<readonly ListedKit[]> {
  if (systems.length === 0) return [];
  return inTenants(db, systems, async (tx) => {
    const rows = await selectKits(tx)
      .leftJoin("kit_bookings as booking", (join) =>
        join
          .onRef("booking.tenant_id", "=", "kit.tenant_id")
          .onRef("booking.kit_id", "=", "kit.id")
          .on("booking.state", "=", "out"),
      )
      .leftJoin("organisations as borrower", (join) =>
        join
          .onRef("borrower.tenant_id", "=", "booking.tenant_id")
          .onRef("borrower.id", "=", "booking.organisation_id"),
      )
      .select(["borrower.name as borrower", "booking.held_until as until"])
      .where("kit.tenant_id", "in", systems)
      .where("kit.retired_at", showsRetired ? "is not" : "is", null)
      .orderBy(sql`lower(kit.name)`)
      .orderBy("kit.id")
      .limit(most)
      .execute();
    return rows.map((row) => ({
      ...kitOfRow(row),
      withBranch:
        row.borrower === null || row.until === null ? undefined : { name: row.borrower, until: row.until },
    }));
  });
}

/** One kit, in a transaction of the reader's systems. @throws NotFound when they have none of this id */
export async function kitById(tx: ProgramsDb, { systems }: ProgramReader, id: string): Promise<Kit> {
  const row =
    isId(id) && systems.length > 0
      ? await selectKits(tx).where("kit.tenant_id", "in", systems).where("kit.id", "=", id).executeTakeFirst()
      : undefined;
  if (row === undefined) throw new NotFound("There is no such kit, or it is another system’s.");
  return kitOfRow(row);
}

function selectKits(tx: ProgramsDb) {
  return tx
    .selectFrom("kits as kit")
    .innerJoin("organisations as home", (join) =>
      join.onRef("home.tenant_id", "=", "kit.tenant_id").onRef("home.id", "=", "kit.organisation_id"),
    )
    .leftJoin("staff as keeper", (join) =>
      join.onRef("keeper.tenant_id", "=", "kit.tenant_id").onRef("keeper.id", "=", "kit.keeper_id"),
    )
    .select(["kit.tenant_id", "kit.id", "kit.kind", "kit.name", "kit.description", "kit.organisation_id"])
    .select(["kit.keeper_id", "kit.days_before", "kit.days_after", "kit.retired_at"])
    .select(["home.name as home", "keeper.name as keeper"]);
}

type KitRow = Awaited<ReturnType<ReturnType<typeof selectKits>["executeTakeFirstOrThrow"]>>;

function kitOfRow(row: KitRow): Kit {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    kind: row.kind,
    name: row.name,
    description: row.description,
    organisationId: row.organisation_id,
    home: row.home,
    keeperId: row.keeper_id ?? undefined,
    keeper: row.keeper ?? undefined,
    daysBefore: row.days_before,
    daysAfter: row.days_after,
    isRetired: row.retired_at !== null,
  };
}
