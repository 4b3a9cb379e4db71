import { type Db, inTenants, inTransaction, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { sampleFamilyName, sampleLibrary } from "../../rules/set-up/sample-library.ts";
import type { PeopleTables } from "../../tables.ts";
import { type FirstPerson, setUpLibrary } from "./set-up.ts";

/** What later modules add to the made-up library, in the same transaction. */
export type SampleFill = (
  db: Db<PeopleTables>,
  made: { readonly tenantId: string; readonly today: string },
) => Promise<void>;

/** Before anyone who looks around may have come to work. */
const startsOn = "2020-01-06";

/**
 * Sets the installation up as a made-up library system to look around in, with whoever does it as its administrator. Nobody
 * in it has an e-mail address, so that nothing is ever sent. Atomic.
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
    const { tenantId } = first;
    await inTenants(tx, [tenantId], async (own) => {
      for (const branch of sampleLibrary.branches) await keepBranch(own, { tenantId, zone }, branch);
    });
    await fill?.(tx, { tenantId, today });
    return first;
  });
}

async function keepBranch(
  tx: Db<PeopleTables>,
  { tenantId, zone }: { readonly tenantId: string; readonly zone: string },
  { name, hours, staff }: (typeof sampleLibrary.branches)[number],
): Promise<void> {
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
}
