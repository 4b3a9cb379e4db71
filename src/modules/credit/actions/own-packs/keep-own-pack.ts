import { randomBytes } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import { newOwnId, readOwnPack } from "../../rules/own-packs/own-pack-text.ts";
import { problemSentence } from "../../rules/packs/read-pack.ts";
import type { CreditTables } from "../../tables.ts";

type Tables = CreditTables & PeopleTables;

/** Which pack is changed, and the save that its writer had before them. */
export interface OwnPackChange {
  readonly tenantId: string;
  readonly id: string;
  readonly text: string;
  readonly basedOn: number;
}

const mostOfATenant = 100;

/**
 * Keeps a new pack of a tenant and gives its id.
 *
 * @throws InvalidInput for a text that is no pack; NotAllowed, NotFound; Conflict when the tenant has very many.
 */
export async function addOwnPack(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, text }: Pick<OwnPackChange, "tenantId" | "text">,
): Promise<string> {
  permit(viewer, "write rules", { tenantId });
  const { pack } = readOwnPack(text);
  const id = newOwnId(pack?.credential ?? "", randomBytes(4).toString("hex"));
  const content = validText(text, id);
  await inTenants(db, [tenantId], async (tx) => {
    const { count } = await tx
      .selectFrom("own_packs")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("tenant_id", "=", tenantId)
      .executeTakeFirstOrThrow();
    if (count >= mostOfATenant)
      throw new Conflict(`There are ${mostOfATenant} rules here already: change one of them instead.`);
    await tx.insertInto("own_packs").values({ tenant_id: tenantId, id, save_number: 1 }).execute();
    await writeSave(tx, viewer, { tenantId, id, content, number: 1 });
    await writeAudit(tx, tenantId, viewer, { act: "add rule", subject: id });
  });
  return id;
}

/**
 * Keeps another save of a pack; the ones before stay in its history. A text that is as it was changes nothing.
 *
 * @throws InvalidInput; Conflict when somebody saved it since; NotAllowed, NotFound.
 */
export async function changeOwnPack(db: Db<Tables>, viewer: Viewer, change: OwnPackChange): Promise<void> {
  const { tenantId, id, basedOn } = change;
  permit(viewer, "write rules", { tenantId });
  const content = validText(change.text, id);
  await inTenants(db, [tenantId], async (tx) => {
    const last = await lastSave(tx, change);
    if (last.number !== basedOn)
      throw new Conflict(`${last.savedByName} saved this rule while you were writing.`);
    if (last.content === content) return;
    await writeNext(tx, viewer, { tenantId, id, content, number: last.number + 1 });
  });
}

/** Makes an earlier save hold again, as a new one. @throws Conflict when it no longer can; NotAllowed, NotFound. */
export async function restoreOwnPack(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, number }: Pick<OwnPackChange, "tenantId" | "id"> & { readonly number: number },
): Promise<void> {
  permit(viewer, "write rules", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const last = await lastSave(tx, { tenantId, id });
    const wanted = await tx
      .selectFrom("own_pack_saves")
      .select("content")
      .where("tenant_id", "=", tenantId)
      .where("pack_id", "=", id)
      .where("number", "=", number)
      .executeTakeFirst();
    if (wanted === undefined) throw new NotFound("There is no such save of this rule.");
    if (readOwnPack(wanted.content, id).pack === undefined)
      throw new Conflict("That save can no longer be read as a rule. Start from its text and mend it.");
    if (last.content === wanted.content) return;
    await writeNext(tx, viewer, { tenantId, id, content: wanted.content, number: last.number + 1 });
  });
}

/** Offers a pack no longer, or again. Who holds a credential by it is judged by it all the same. @throws NotAllowed, NotFound */
export async function retireOwnPack(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, isRetired }: Pick<OwnPackChange, "tenantId" | "id"> & { readonly isRetired: boolean },
): Promise<void> {
  permit(viewer, "write rules", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("own_packs")
      .set({ retired_at: isRetired ? now() : null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new NotFound("It may be gone, or it is not yours to see.");
    await writeAudit(tx, tenantId, viewer, { act: isRetired ? "retire rule" : "return rule", subject: id });
  });
}

/** @throws InvalidInput naming line and field of everything that is wrong. */
function validText(written: string, id: string): string {
  const { text, pack, problems } = readOwnPack(written, id);
  if (pack === undefined)
    throw new InvalidInput(problems.map((problem) => ({ where: "text", message: problemSentence(problem) })));
  return text;
}

/** The save that holds, locked until the transaction ends. */
async function lastSave(tx: Db<Tables>, { tenantId, id }: Pick<OwnPackChange, "tenantId" | "id">) {
  const pack = await tx
    .selectFrom("own_packs")
    .select("save_number as number")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (pack === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  const save = await tx
    .selectFrom("own_pack_saves")
    .select(["content", "saved_by_name as savedByName"])
    .where("tenant_id", "=", tenantId)
    .where("pack_id", "=", id)
    .where("number", "=", pack.number)
    .executeTakeFirstOrThrow();
  return { ...pack, ...save };
}

interface NewSave {
  readonly tenantId: string;
  readonly id: string;
  readonly content: string;
  readonly number: number;
}

async function writeNext(tx: Db<Tables>, viewer: Viewer, save: NewSave): Promise<void> {
  await writeSave(tx, viewer, save);
  await tx
    .updateTable("own_packs")
    .set({ save_number: save.number })
    .where("tenant_id", "=", save.tenantId)
    .where("id", "=", save.id)
    .execute();
  await writeAudit(tx, save.tenantId, viewer, {
    act: "change rule",
    subject: save.id,
    details: { save: save.number },
  });
}

async function writeSave(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, id, content, number }: NewSave,
): Promise<void> {
  const writer = { saved_by: viewer.accountId, saved_by_name: viewer.name, saved_at: now() };
  await tx
    .insertInto("own_pack_saves")
    .values({ tenant_id: tenantId, pack_id: id, number, content, ...writer })
    .execute();
}
