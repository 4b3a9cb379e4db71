import { inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import { keepAnswers } from "#modules/credit";
import type { Viewer } from "#modules/people";
import type { ReflectionProgram } from "../../queries/program.ts";
import { readFilingPlace } from "../../rules/filing/filing.ts";
import { fileReflection } from "../filing/file-reflection.ts";
import { ensureJournal } from "../journals/ensure-journal.ts";
import { type KeptReflection, keepReflection, type ToKeep } from "./keep-reflection.ts";

/**
 * Keeps a reflection, what was answered beside it to authorities, and where it belongs, all or nothing. The answers go to the
 * participation in the person's record: they are no part of what anybody reads.
 *
 * @throws InvalidInput naming every field that must be put right; NotFound when the trip or trail is gone.
 */
export async function keepWithExtras(
  { db, packs, zone }: Pick<ReflectionProgram, "db" | "packs" | "zone">,
  viewer: Viewer,
  toKeep: ToKeep,
): Promise<KeptReflection> {
  const { answers = {}, entryId, filing } = toKeep.content;
  const place = readFilingPlace(filing?.place ?? "");
  await ensureJournal(db, viewer);
  return inTenants(db, [viewer.accountId], async (tx) => {
    const kept = await keepReflection(tx, viewer, toKeep);
    if (kept.kind === "conflict") return kept;
    if (entryId !== undefined) {
      const today = localDay(viewer.zone ?? zone, now());
      await keepAnswers({ db: tx, packs }, viewer, { entryId, answers, today });
    }
    if (filing !== undefined && place !== undefined)
      await fileReflection(tx, viewer, { reflectionId: kept.id, filing: { ...filing, place } });
    return kept;
  });
}
