import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { RulePack } from "../../rules/packs/pack.ts";
import { readPack } from "../../rules/packs/read-pack.ts";
import type { CreditTables } from "../../tables.ts";

/** A pack that a library wrote itself, as it holds now. */
export interface OwnPack {
  readonly tenantId: string;
  readonly pack: RulePack;
  /** As it was written, with its writer's remarks. */
  readonly text: string;
  /** Which save this is: 1 is the first. */
  readonly save: number;
  readonly savedByName: string;
  readonly savedAt: string;
  readonly isRetired: boolean;
}

/** One save of a pack. */
export interface OwnPackSave {
  readonly number: number;
  readonly text: string;
  readonly savedByName: string;
  readonly savedAt: string;
}

// Nobody has so many rules; it bounds what a page works on.
const mostPacks = 200;

/** The packs that these tenants wrote, by name; retired ones too. */
export async function ownPacks(
  db: Db<CreditTables>,
  tenantIds: readonly string[],
): Promise<readonly OwnPack[]> {
  if (tenantIds.length === 0) return [];
  const rows = await inTenants(db, tenantIds, async (tx) =>
    currentSaves(tx, tenantIds).orderBy("own.tenant_id").orderBy("own.id").limit(mostPacks).execute(),
  );
  return rows
    .flatMap((row) => ownPack(row))
    .toSorted((one, other) => (one.pack.credential < other.pack.credential ? -1 : 1));
}

/** One of them. @throws NotFound when none of these tenants has it. */
export async function ownPackOf(
  db: Db<CreditTables>,
  tenantIds: readonly string[],
  id: string,
): Promise<OwnPack> {
  const row = await inTenants(db, tenantIds, async (tx) =>
    currentSaves(tx, tenantIds).where("own.id", "=", id).executeTakeFirst(),
  );
  const [found] = row === undefined ? [] : ownPack(row);
  if (found === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return found;
}

/** Every save of a pack, the latest first. */
export async function savesOf(
  db: Db<CreditTables>,
  { tenantId, pack }: Pick<OwnPack, "tenantId" | "pack">,
): Promise<readonly OwnPackSave[]> {
  return inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("own_pack_saves")
      .select(["number", "content as text", "saved_by_name as savedByName", "saved_at as savedAt"])
      .where("tenant_id", "=", tenantId)
      .where("pack_id", "=", pack.id)
      .orderBy("number", "desc")
      .limit(mostPacks)
      .execute(),
  );
}

function currentSaves(tx: Db<CreditTables>, tenantIds: readonly string[]) {
  return tx
    .selectFrom("own_packs as own")
    .innerJoin("own_pack_saves as save", (join) =>
      join
        .onRef("save.tenant_id", "=", "own.tenant_id")
        .onRef("save.pack_id", "=", "own.id")
        .onRef("save.number", "=", "own.save_number"),
    )
    .select(["own.tenant_id as tenantId", "own.id", "own.retired_at as retiredAt", "save.number"])
    .select(["save.content", "save.saved_by_name as savedByName", "save.saved_at as savedAt"])
    .where("own.tenant_id", "in", tenantIds);
}

type CurrentSave = Awaited<ReturnType<ReturnType<typeof currentSaves>["execute"]>>[number];

function ownPack(row: CurrentSave): readonly OwnPack[] {
  const read = readOnce(row.content);
  // It was valid when it was saved; a release that reads packs more strictly leaves it out rather than failing every page.
  if (read === undefined) return [];
  const { tenantId, content, number, retiredAt, savedByName, savedAt } = row;
  const isRetired = retiredAt !== null;
  const pack = isRetired ? ({ ...read, status: "superseded", supersededBy: undefined } as const) : read;
  return [{ tenantId, pack, text: content, save: number, savedByName, savedAt, isRetired }];
}

/** Texts never change once they are saved, and reading one takes longer than the rest of a page. */
const readTexts = new Map<string, RulePack | undefined>();
const mostTexts = 200;

function readOnce(text: string): RulePack | undefined {
  if (!readTexts.has(text)) {
    const [oldest] = readTexts.keys();
    if (readTexts.size >= mostTexts && oldest !== undefined) readTexts.delete(oldest);
    const reading = readPack(text, "own pack");
    readTexts.set(text, reading.isValid ? reading.pack : undefined);
  }
  return readTexts.get(text);
}
