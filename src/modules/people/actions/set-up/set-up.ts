import { type Db, inTenants, inTransaction } from "#platform/db";
import { Conflict } from "#platform/errors";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";
import { startSession } from "../sign-in/start-session.ts";
import { writeAudit } from "../write-audit.ts";

/** The tenant that the catalogue made before anyone set this up: its searches are then whoever's sets it up. */
const firstTenantId = "00000000-0000-7000-8000-000000000001";

/** Who sets this installation up. */
export interface SettingUp {
  readonly name: string;
  readonly email: string | undefined;
  readonly zone: string;
  /** `Firefox on Windows`. */
  readonly device: string;
}

/** A library that is set up, beside who does it. */
export interface NewLibrary {
  readonly name: string;
  readonly kind: "state" | "consortium" | "system" | "district";
  readonly region: string | undefined;
  readonly isSample?: boolean | undefined;
}

/** Who was made, and the text for the browser's session cookie. */
export interface FirstPerson {
  readonly accountId: string;
  readonly tenantId: string;
  readonly staffId: string | undefined;
  readonly token: string;
}

/**
 * Sets the installation up for one person alone: their account, signed in.
 *
 * @throws Conflict when it was set up before.
 */
export async function setUpAlone(db: Db<PeopleTables>, person: SettingUp): Promise<FirstPerson> {
  return inTransaction(db, async (tx) => {
    const accountId = await keepTenant(tx, { name: person.name, kind: "person", is_sample: false });
    await keepInstallation(tx, "alone", accountId);
    await keepAccount(tx, accountId, person);
    const token = await startSession(tx, accountId, { way: "set-up", device: person.device });
    return { accountId, tenantId: accountId, staffId: undefined, token };
  });
}

/**
 * Sets the installation up for a library: its tree's root, and who does it as its first member of staff, with the role
 * administrator, signed in.
 *
 * @throws Conflict when it was set up before.
 */
export async function setUpLibrary(
  db: Db<PeopleTables>,
  library: NewLibrary,
  person: SettingUp,
): Promise<FirstPerson> {
  return inTransaction(db, async (tx) => {
    const { name, kind, isSample = false } = library;
    // Before the account's: the catalogue takes the oldest tenant for the installation's.
    const tenantId = await keepTenant(tx, { name, kind, is_sample: isSample });
    await keepInstallation(tx, "library", tenantId);
    const accountId = newId();
    await tx
      .insertInto("tenants")
      .values({ id: accountId, name: person.name, kind: "person", is_sample: isSample })
      .execute();
    await keepAccount(tx, accountId, person);
    const staffId = await keepFirstStaff(tx, { tenantId, accountId }, library, person);
    const token = await startSession(tx, accountId, { way: "set-up", device: person.device });
    return { accountId, tenantId, staffId, token };
  });
}

async function keepTenant(
  tx: Db<PeopleTables>,
  tenant: {
    readonly name: string;
    readonly kind: NewLibrary["kind"] | "person";
    readonly is_sample: boolean;
  },
): Promise<string> {
  const kept = await tx
    .updateTable("tenants")
    .set(tenant)
    .where("id", "=", firstTenantId)
    .returning("id")
    .executeTakeFirst();
  if (kept !== undefined) return kept.id;
  const id = newId();
  await tx
    .insertInto("tenants")
    .values({ id, ...tenant })
    .execute();
  return id;
}

async function keepInstallation(
  tx: Db<PeopleTables>,
  usedBy: "alone" | "library",
  tenantId: string,
): Promise<void> {
  const kept = await tx
    .insertInto("installation")
    .values({ id: 1, used_by: usedBy, tenant_id: tenantId, set_up_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (kept === undefined) throw new Conflict("Carrel was set up before. Sign in instead.");
}

async function keepAccount(tx: Db<PeopleTables>, accountId: string, person: SettingUp): Promise<void> {
  await inTenants(tx, [accountId], async (own) => {
    await own
      .insertInto("accounts")
      .values({
        tenant_id: accountId,
        email: person.email ?? null,
        email_confirmed_at: null,
        name: person.name,
        zone: person.zone,
        is_installation_administrator: true,
        closes_at: null,
        created_at: now(),
      })
      .execute();
    await writeAudit(
      own,
      accountId,
      { accountId, name: person.name },
      { act: "set up", subject: "installation" },
    );
  });
}

async function keepFirstStaff(
  tx: Db<PeopleTables>,
  { tenantId, accountId }: { readonly tenantId: string; readonly accountId: string },
  { name, kind, region, isSample = false }: NewLibrary,
  person: SettingUp,
): Promise<string> {
  const staffId = newId();
  const made = { tenant_id: tenantId, created_at: now(), changed_at: now() };
  await inTenants(tx, [tenantId], async (own) => {
    await own
      .insertInto("organisations")
      .values({
        ...made,
        id: tenantId,
        kind,
        name,
        region: region ?? null,
        zone: person.zone,
        is_sample: isSample,
      })
      .execute();
    await own
      .insertInto("staff")
      .values({ ...made, id: staffId, account_id: accountId, name: person.name, email: person.email ?? null })
      .execute();
    await own
      .insertInto("positions")
      .values({
        ...made,
        id: newId(),
        staff_id: staffId,
        organisation_id: tenantId,
        role: "administrator",
        starts_on: localDay(person.zone, now()),
      })
      .execute();
    await writeAudit(
      own,
      tenantId,
      { accountId, name: person.name },
      { act: "set up", subject: `organisation ${tenantId}` },
    );
  });
  await inTenants(tx, [accountId], async (own) => {
    await own
      .insertInto("account_employments")
      .values({ tenant_id: accountId, employer_id: tenantId, staff_id: staffId, joined_at: now() })
      .execute();
  });
  return staffId;
}
