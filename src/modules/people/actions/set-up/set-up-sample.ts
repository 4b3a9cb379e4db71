import { type Db, inTenants, inTransaction, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { sampleFamilyName, sampleLibrary } from "../../rules/set-up/sample-library.ts";
import type { PeopleTables } from "../../tables.ts";
import { type FirstPerson, setUpLibrary } from "./set-up.ts";

/** What later modules add to the made-up library, in the same transaction. */
export type SampleFill = (db: Db<PeopleTables>, made: MadeLibrary) => Promise<void>;

/** The library that was made up, who looks around in it, and the day everything in it is counted from. */
export interface MadeLibrary {
  readonly tenantId: string;
  readonly accountId: string;
  readonly today: string;
}

/** Before anyone who looks around may have come to work. */
const startsOn = "2020-01-06";

/**
 * Sets the installation up as a made-up library system to look around in, with whoever does it as its administrator and director.
 * Nobody in it has an e-mail address, so that nothing is ever sent. Atomic.
 *
 * @throws Conflict when it was set up before.
 */
export async function setUpSample(
  db: Db<PeopleTables>,
  { zone, device, today }: { readonly zone: string; readonly device: string; readonly today: string },
  fill: SampleFill | undefined,
): Promise<FirstPerson> {
  return inTransaction(db, async (tx) => {
    const person = { name: `Sam ${sampleFamilyName}`, email: undefined, zone, device };
    const library = { name: sampleLibrary.name, kind: "system", region: undefined, isSample: true } as const;
    const first = await setUpLibrary(tx, library, person);
    const { tenantId, accountId, staffId } = first;
    // An administrator alone decides about no one's credit: who looks around sees all of it.
    if (staffId !== undefined) await keepSystemPosition(tx, tenantId, { staffId, role: "director" });
    for (const [place, branch] of sampleLibrary.branches.entries()) {
      const [leader] = await inTenants(tx, [tenantId], async (own) =>
        keepBranch(own, { tenantId, zone }, branch),
      );
      if (leader === undefined) continue;
      await keepSampleAccount(tx, { tenantId, zone, ...leader });
      // Nobody awards credit to themselves: another one does to who looks around.
      if (place === 0) await keepSystemPosition(tx, tenantId, { staffId: leader.id, role: "coordinator" });
    }
    await fill?.(tx, { tenantId, accountId, today });
    return first;
  });
}

const systemTitles = { director: "Director", coordinator: "Learning coordinator" } as const;

async function keepSystemPosition(
  tx: Db<PeopleTables>,
  tenantId: string,
  { staffId, role }: { readonly staffId: string; readonly role: keyof typeof systemTitles },
): Promise<void> {
  await inTenants(tx, [tenantId], async (own) => {
    await own
      .insertInto("positions")
      .values({
        tenant_id: tenantId,
        id: newId(),
        staff_id: staffId,
        organisation_id: tenantId,
        title: systemTitles[role],
        role,
        starts_on: startsOn,
        created_at: now(),
        changed_at: now(),
      })
      .execute();
  });
}

/** Who leads a branch has an account, so that something of theirs can be read. Nobody can sign in with it. */
async function keepSampleAccount(
  tx: Db<PeopleTables>,
  {
    tenantId,
    zone,
    id,
    name,
  }: { readonly tenantId: string; readonly zone: string; readonly id: string; readonly name: string },
): Promise<void> {
  const accountId = newId();
  await tx.insertInto("tenants").values({ id: accountId, name, kind: "person", is_sample: true }).execute();
  await inTenants(tx, [accountId], async (own) => {
    await own
      .insertInto("accounts")
      .values({ tenant_id: accountId, email: null, name, zone, created_at: now() })
      .execute();
    await own
      .insertInto("account_employments")
      .values({ tenant_id: accountId, employer_id: tenantId, staff_id: id, joined_at: now() })
      .execute();
  });
  await inTenants(tx, [tenantId], async (own) => {
    await own
      .updateTable("staff")
      .set({ account_id: accountId })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  });
}

/** Gives its staff, the one who leads it first. */
async function keepBranch(
  tx: Db<PeopleTables>,
  { tenantId, zone }: { readonly tenantId: string; readonly zone: string },
  { name, hours, point, staff }: (typeof sampleLibrary.branches)[number],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const [branchId, at] = [newId(), now()];
  const made = { tenant_id: tenantId, created_at: at, changed_at: at };
  await tx
    .insertInto("organisations")
    .values({
      ...made,
      id: branchId,
      parent_id: tenantId,
      kind: "branch",
      name,
      zone,
      opening_hours: json(hours),
      ...point,
      is_sample: true,
    })
    .execute();
  const people = staff.map((given) => ({ ...made, id: newId(), name: `${given} ${sampleFamilyName}` }));
  await tx.insertInto("staff").values(people).execute();
  await tx
    .insertInto("positions")
    .values(
      people.map(({ id }, place) => ({
        ...made,
        id: newId(),
        staff_id: id,
        organisation_id: branchId,
        title: place === 0 ? "Branch manager" : "Library assistant",
        role: place === 0 ? ("supervisor" as const) : ("learner" as const),
        starts_on: startsOn,
      })),
    )
    .execute();
  return people.map(({ id, name: own }) => ({ id, name: own }));
}
