import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { sql } from "kysely";
import type { Coordinates } from "#platform/places";
import type { PartnerKind } from "../../rules/partners/partner-kinds.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { ProgramsDb } from "../program.ts";

/** An organisation that a branch works with. */
export interface Partner {
  readonly tenantId: string;
  readonly id: string;
  readonly organisationId: string;
  readonly branch: string;
  readonly name: string;
  readonly about: string;
  readonly website: string | undefined;
  readonly person: string;
  readonly email: string;
  readonly phone: string;
  readonly kind: PartnerKind;
  /** As someone wrote it; empty: where its branch is. */
  readonly place: string;
  /** Where that is, else where its branch is; undefined when neither is known. */
  readonly at: Coordinates | undefined;
  readonly isHidden: boolean;
}

const most = 1_000;

/** Partners of the reader's systems, by name; in a transaction of those systems. Hidden ones only where asked for. */
export async function partnersOf(
  tx: ProgramsDb,
  { systems }: ProgramReader,
  { showsHidden }: { readonly showsHidden: boolean },
): Promise<readonly Partner[]> {
  if (systems.length === 0) return [];
  const rows = await selectPartners(tx)
    .where("partner.tenant_id", "in", systems)
    .where("partner.hidden_at", showsHidden ? "is not" : "is", null)
    .orderBy(sql`lower(partner.name)`)
    .orderBy("partner.id")
    .limit(most)
    .execute();
  return rows.map((row) => partnerOfRow(row));
}

/** One partner, in a transaction of the reader's systems. @throws NotFound when they have none of this id */
export async function partnerById(tx: ProgramsDb, { systems }: ProgramReader, id: string): Promise<Partner> {
  const row =
    isId(id) && systems.length > 0
      ? await selectPartners(tx)
          .where("partner.tenant_id", "in", systems)
          .where("partner.id", "=", id)
          .executeTakeFirst()
      : undefined;
  if (row === undefined) throw new NotFound("There is no such partner, or it is another system’s.");
  return partnerOfRow(row);
}

/** Who of the staff knows a partner, by name. */
export async function acquaintances(tx: ProgramsDb, { tenantId, id }: Pick<Partner, "tenantId" | "id">) {
  return tx
    .selectFrom("partner_staff as known")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "known.tenant_id").onRef("staff.id", "=", "known.staff_id"),
    )
    .select(["staff.id as staffId", "staff.name", "known.how"])
    .where("known.tenant_id", "=", tenantId)
    .where("known.partner_id", "=", id)
    .where("staff.is_active", "=", true)
    .orderBy("staff.name")
    .orderBy("staff.id")
    .execute();
}

/** Ids of the programs that were done with a partner; who may read them is asked with `readPrograms`. */
export async function programIdsWith(
  tx: ProgramsDb,
  { tenantId, id }: Pick<Partner, "tenantId" | "id">,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("partner_programs")
    .select("program_id")
    .where("tenant_id", "=", tenantId)
    .where("partner_id", "=", id)
    .orderBy("program_id")
    .execute();
  return rows.map(({ program_id }) => program_id);
}

function selectPartners(tx: ProgramsDb) {
  return tx
    .selectFrom("partners as partner")
    .innerJoin("organisations as branch", (join) =>
      join
        .onRef("branch.tenant_id", "=", "partner.tenant_id")
        .onRef("branch.id", "=", "partner.organisation_id"),
    )
    .select(["partner.tenant_id", "partner.id", "partner.organisation_id", "partner.name", "partner.about"])
    .select(["partner.website", "partner.contact_name", "partner.contact_email", "partner.contact_phone"])
    .select(["partner.kind", "partner.place", "partner.latitude", "partner.longitude"])
    .select(["partner.hidden_at", "branch.name as branch"])
    .select(["branch.latitude as branch_latitude", "branch.longitude as branch_longitude"]);
}

type PartnerRow = Awaited<ReturnType<ReturnType<typeof selectPartners>["executeTakeFirstOrThrow"]>>;

function partnerOfRow(row: PartnerRow): Partner {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    organisationId: row.organisation_id,
    branch: row.branch,
    name: row.name,
    about: row.about,
    website: row.website ?? undefined,
    person: row.contact_name,
    email: row.contact_email,
    phone: row.contact_phone,
    kind: row.kind,
    place: row.place,
    at:
      row.place === ""
        ? coordinates(row.branch_latitude, row.branch_longitude)
        : coordinates(row.latitude, row.longitude),
    isHidden: row.hidden_at !== null,
  };
}

function coordinates(latitude: number | null, longitude: number | null): Coordinates | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
