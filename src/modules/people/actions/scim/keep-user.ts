import { type Db, inTenants, isUniqueViolation, json } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { directoryMember } from "../../queries/scim/members.ts";
import { ScimRefusal } from "../../rules/scim/refusal.ts";
import type { DirectoryUser } from "../../rules/scim/user.ts";
import type { PeopleTables } from "../../tables.ts";
import { announceTogether } from "../webhooks/announce.ts";
import { writeAudit } from "../write-audit.ts";
import { followGroups } from "./follow-groups.ts";
import { endPlaces, followPlace } from "./keep-place.ts";
import { recordMetByDirectory, recordOfDirectory } from "./met-records.ts";

/** The directory that acts, as its token says. */
export interface Directory {
  readonly tenantId: string;
  readonly label: string;
}

/**
 * Takes a person in from the employer's directory: as a new member of staff, or, when the employer knows them already by
 * address, employee number or external id, as that one. The id of the staff record.
 *
 * @throws Conflict when the directory has that person here already.
 */
export async function takeInUser(
  db: Db<PeopleTables>,
  directory: Directory,
  user: DirectoryUser,
): Promise<string> {
  return inTenants(db, [directory.tenantId], async (tx) => {
    const known = await recordMetByDirectory(tx, directory.tenantId, user);
    const staffId = known ?? newId();
    if (known === undefined) await addRecord(tx, directory.tenantId, staffId, user);
    await writeUser(tx, directory, staffId, user);
    await auditAndTell(tx, directory, staffId, known === undefined ? "took in" : "took over");
    return staffId;
  });
}

/**
 * Brings a member of staff in line with the directory: as it says now, whatever was before. Nothing is written, and no line of
 * the audit log, when nothing differs.
 *
 * Someone who is no longer active keeps their record; their positions end today, and the employer's things are no longer
 * theirs to see.
 *
 * @throws NotFound when the directory has no such person here; Conflict when another has the name, address or number.
 */
export async function followUser(
  db: Db<PeopleTables>,
  directory: Directory,
  staffId: string,
  user: DirectoryUser,
): Promise<void> {
  await inTenants(db, [directory.tenantId], async (tx) => {
    const before = await directoryMember(tx, directory.tenantId, staffId);
    if (before === undefined) throw new NotFound("There is no user of this id.");
    const { madeAt: _made, changedAt: _changed, ...known } = before;
    if (sameJson({ ...user, staffId }, known)) return;
    await writeUser(tx, directory, staffId, user);
    const act = known.isActive === user.isActive ? "changed" : user.isActive ? "activated" : "deactivated";
    await auditAndTell(tx, directory, staffId, act);
  });
}

/**
 * Lets go of a person: they are deactivated and the directory no longer sees them. Their record stays with the employer, and
 * is theirs again when the directory takes them in anew.
 *
 * @throws NotFound when the directory has no such person here.
 */
export async function letGoOfUser(
  db: Db<PeopleTables>,
  directory: Directory,
  staffId: string,
): Promise<void> {
  await inTenants(db, [directory.tenantId], async (tx) => {
    const known = await directoryMember(tx, directory.tenantId, staffId);
    if (known === undefined) throw new NotFound("There is no user of this id.");
    await writeUser(tx, directory, staffId, { ...known, isActive: false });
    await tx
      .updateTable("directory_entries")
      .set({ removed_at: now() })
      .where("tenant_id", "=", directory.tenantId)
      .where("staff_id", "=", staffId)
      .execute();
    await tx
      .deleteFrom("directory_group_members")
      .where("tenant_id", "=", directory.tenantId)
      .where("staff_id", "=", staffId)
      .execute();
    await auditAndTell(tx, directory, staffId, "let go");
  });
}

async function addRecord(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
  user: DirectoryUser,
): Promise<void> {
  const at = now();
  // Active only once it is written whole: `writeUser` sees a person arrive.
  await tx
    .insertInto("staff")
    .values({
      tenant_id: tenantId,
      id: staffId,
      name: user.name,
      is_active: false,
      created_at: at,
      changed_at: at,
    })
    .execute();
}

async function writeUser(
  tx: Db<PeopleTables>,
  { tenantId }: Directory,
  staffId: string,
  user: DirectoryUser,
): Promise<void> {
  try {
    const wasActive = await writeRecord(tx, tenantId, staffId, user);
    await writeEntry(tx, tenantId, staffId, user);
    const isMoved = user.isActive
      ? await followPlace(tx, { tenantId, staffId, isReturning: !wasActive }, user)
      : wasActive && (await endPlaces(tx, tenantId, staffId));
    // After the record's own position: who comes back to work is given anew what groups give.
    if (wasActive !== user.isActive) await followGroups(tx, tenantId, { staffId });
    if (isMoved) await announceTogether(tx, tenantId, "position.changed", staffId);
    if (wasActive && !user.isActive) await announceTogether(tx, tenantId, "staff.left", staffId);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Conflict("Another member of staff has this userName, address, externalId or employee number.", {
      cause: error,
    });
  }
}

async function writeRecord(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
  user: DirectoryUser,
): Promise<boolean> {
  const { is_active: wasActive } = await tx
    .selectFrom("staff")
    .select("is_active")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", staffId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("staff")
    .set({
      name: user.name,
      email: user.email ?? null,
      employee_number: user.employeeNumber ?? null,
      external_id: user.externalId ?? null,
      is_active: user.isActive,
      changed_at: now(),
    })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", staffId)
    .execute();
  return wasActive;
}

async function writeEntry(
  tx: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
  user: DirectoryUser,
): Promise<void> {
  const holder = await recordOfDirectory(tx, tenantId, user.userName);
  if (holder !== undefined && holder !== staffId)
    throw new Conflict("Another member of staff has this userName.");
  if (user.attributes.manager === staffId)
    throw new ScimRefusal("invalidValue", "Nobody is their own manager.");
  const at = now();
  const kept = {
    user_name: user.userName,
    attributes: json(user.attributes),
    changed_at: at,
    removed_at: null,
  };
  await tx
    .insertInto("directory_entries")
    .values({ tenant_id: tenantId, staff_id: staffId, made_at: at, ...kept })
    .onConflict((conflict) => conflict.columns(["tenant_id", "staff_id"]).doUpdateSet(kept))
    .execute();
}

// Whose act: the program's, at the word of a directory whose token an administrator made.
async function auditAndTell(
  tx: Db<PeopleTables>,
  { tenantId, label }: Directory,
  staffId: string,
  change: string,
): Promise<void> {
  await writeAudit(tx, tenantId, "Carrel", {
    act: "provision staff",
    subject: `staff ${staffId}`,
    details: { change, directory: label },
  });
  await announceTogether(tx, tenantId, "staff.changed", staffId);
}

// Same keys and values, in any order: the database keeps none.
function sameJson(one: unknown, other: unknown): boolean {
  return sortedText(one) === sortedText(other);
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each)
            .filter(([, inner]) => inner !== undefined)
            .toSorted(([left], [right]) => (left < right ? -1 : 1)),
        )
      : each,
  );
}
