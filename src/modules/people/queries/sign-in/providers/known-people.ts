import { type Db, inTenants } from "#platform/db";
import {
  believedAddress,
  type Claims,
  type FittingStaff,
  type KnownPeople,
} from "../../../rules/sign-in/providers/arrival.ts";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import type { PeopleTables } from "../../../tables.ts";

/** Who is known here of those the claims could mean. Staff are looked for at the provider's own employer and nowhere else. */
export async function knownPeople(
  db: Db<PeopleTables>,
  provider: Provider,
  claims: Claims,
): Promise<KnownPeople> {
  const address = believedAddress(provider, claims);
  const found = await inTenants(db, [provider.tenantId], async (tx) => ({
    linked: await linkedStaff(tx, provider, claims.subject),
    staff: await fittingStaff(tx, provider, claims.employeeNumber, address),
  }));
  return {
    linked: found.linked && (await withAddress(db, found.linked)),
    staff: found.staff && (await withAddress(db, found.staff)),
    isAddressTaken: address !== undefined && (await isTaken(db, address)),
  };
}

type StaffRow = Omit<FittingStaff, "accountEmail">;

async function linkedStaff(
  tx: Db<PeopleTables>,
  { tenantId, id }: Provider,
  subject: string,
): Promise<StaffRow | undefined> {
  const row = await tx
    .selectFrom("account_identities as identity")
    .innerJoin("staff", (join) =>
      join
        .onRef("staff.tenant_id", "=", "identity.tenant_id")
        .onRef("staff.account_id", "=", "identity.account_id"),
    )
    .select(["staff.id", "staff.name", "staff.is_active", "staff.account_id"])
    .where("identity.tenant_id", "=", tenantId)
    .where("identity.provider_id", "=", id)
    .where("identity.subject", "=", subject)
    .executeTakeFirst();
  return row && staffOf(row);
}

async function fittingStaff(
  tx: Db<PeopleTables>,
  { tenantId, numberClaim }: Provider,
  employeeNumber: string | undefined,
  address: string | undefined,
): Promise<StaffRow | undefined> {
  const staff = tx
    .selectFrom("staff")
    .select(["id", "name", "is_active", "account_id"])
    .where("tenant_id", "=", tenantId);
  // Where an employer goes by the number, an address must not stand in for it.
  const wanted =
    numberClaim === undefined
      ? address && staff.where("email", "=", address)
      : employeeNumber && staff.where("employee_number", "=", employeeNumber);
  if (wanted === undefined || wanted === "") return undefined;
  const row = await wanted.executeTakeFirst();
  return row && staffOf(row);
}

function staffOf(row: {
  readonly id: string;
  readonly name: string;
  readonly is_active: boolean;
  readonly account_id: string | null;
}): StaffRow {
  return {
    staffId: row.id,
    name: row.name,
    isActive: row.is_active,
    accountId: row.account_id ?? undefined,
  };
}

async function withAddress(db: Db<PeopleTables>, staff: StaffRow): Promise<FittingStaff> {
  const { accountId } = staff;
  if (accountId === undefined) return { ...staff, accountEmail: undefined };
  return inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("accounts")
      .select("email")
      .where("tenant_id", "=", accountId)
      .executeTakeFirst();
    return { ...staff, accountEmail: row?.email ?? undefined };
  });
}

async function isTaken(db: Db<PeopleTables>, address: string): Promise<boolean> {
  return inTenants(db, "every tenant", async (tx) => {
    const row = await tx
      .selectFrom("accounts")
      .select("tenant_id")
      .where("email", "=", address)
      .executeTakeFirst();
    return row !== undefined;
  });
}
