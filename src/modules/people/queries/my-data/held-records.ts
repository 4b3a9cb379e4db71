import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { Holder, JsonRow, RecordClassName } from "../../rules/my-data/record-class.ts";
import type { PeopleTables } from "../../tables.ts";
import type { RecordClass, RecordFile } from "./record-class.ts";

/** Whose records are asked for: the account, and each employer that knows it today. */
export async function holderOf(db: Db<PeopleTables>, accountId: string): Promise<Holder> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("account_employments")
      .select(["employer_id as employerId", "staff_id as staffId"])
      .where("tenant_id", "=", accountId)
      .where("left_at", "is", null)
      .orderBy("employer_id")
      .orderBy("staff_id")
      .limit(50)
      .execute();
    return { accountId, employments: rows };
  });
}

/** All rows of a class that are held about someone. A person's class is looked for in their own tenant alone. */
export async function heldRows(
  db: Db<PeopleTables>,
  holder: Holder,
  each: RecordClass,
): Promise<readonly JsonRow[]> {
  return inTenants(db, scopeOf(holder, each), async (tx) => each.rows(tx, holder));
}

/** The files of a class. */
export async function heldFiles(
  db: Db<PeopleTables>,
  holder: Holder,
  each: RecordClass,
): Promise<readonly RecordFile[]> {
  const { files } = each;
  return files === undefined ? [] : inTenants(db, scopeOf(holder, each), async (tx) => files(tx, holder));
}

/** How many rows there are of each class. */
export async function heldCounts(
  db: Db<PeopleTables>,
  holder: Holder,
  classes: readonly RecordClass[],
): Promise<readonly { readonly recordClass: RecordClassName; readonly count: number }[]> {
  const counts = [];
  for (const recordClass of classes)
    counts.push({ recordClass, count: (await heldRows(db, holder, recordClass)).length });
  return counts;
}

/** @throws NotFound when there is no such class. */
export function classNamed(classes: readonly RecordClass[], name: string): RecordClass {
  const found = classes.find((each) => each.name === name);
  if (found === undefined) throw new NotFound("There is no such kind of record.");
  return found;
}

function scopeOf(holder: Holder, { owner }: RecordClass): readonly string[] {
  return owner === "person"
    ? [holder.accountId]
    : [...new Set(holder.employments.map(({ employerId }) => employerId))];
}
