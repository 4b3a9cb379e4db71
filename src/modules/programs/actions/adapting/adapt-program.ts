import { inTenants } from "#platform/db";
import { InvalidInput, NotAllowed } from "#platform/errors";
import type { FileStore } from "#platform/files";
import type { Viewer } from "#modules/people";
import type { ProgramsProgram } from "../../queries/program.ts";
import type { ReadProgram } from "../../queries/reading/own-programs.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { readProgram } from "../../queries/reading/read-program.ts";
import { licencesOfAdaptation } from "../../rules/licences/licence.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { permitBranch, staffIdIn } from "../entering/permit-sharing.ts";
import { keepProgram, type KeptProgram } from "../saving/keep-program.ts";

export interface Adapting {
  /** The branch the copy is for. */
  readonly organisationId: string;
  /** What will be changed, and why. */
  readonly note: string;
  readonly tellsOriginal: boolean;
}

/** Whether a program may be copied and changed by a reader at all: where all rights are kept, only by its own system. */
export function mayAdapt(reader: ProgramReader, { licence, tenantId }: ReadProgram): boolean {
  return reader.systems.length > 0 && (licence !== "none" || reader.systems.includes(tenantId));
}

/**
 * Makes a copy of a program for a branch, that says what it was made from. It begins with the branch alone; its first version is
 * the original as it was. Files are copied too.
 *
 * @throws NotFound when the original is not theirs to know of; NotAllowed when its makers keep all rights, or the branch is not theirs; InvalidInput for a branch that is none.
 */
export async function adaptProgram(
  { db, words, files }: Pick<ProgramsProgram, "db" | "words" | "files">,
  viewer: Viewer,
  number: number,
  { organisationId, note, tellsOriginal }: Adapting,
): Promise<KeptProgram> {
  const reader = await readerOf(db, viewer);
  const { program: original } = await readProgram(db, reader, number);
  if (!mayAdapt(reader, original))
    throw new NotAllowed("Its makers keep all rights: ask them before you use more than the idea.");
  const tenantId = await systemOf({ db }, reader, organisationId);
  permitBranch(viewer, reader, { tenantId, organisationId });
  await copyFiles(files, original, tenantId);
  const isOwn = original.tenantId === tenantId;
  const { place, plan, version, licence } = original;
  return inTenants(db, [tenantId], async (tx) =>
    keepProgram(tx, words, {
      tenantId,
      organisationId,
      // Sharing it is a second step, after it has been changed.
      level: "branch",
      licence: isOwn ? licence : (licencesOfAdaptation(licence)[0] ?? licence),
      plan,
      origin: "adaptation",
      occasions: [],
      madeBy: staffIdIn(viewer, tenantId),
      adaptedFrom: {
        tenantId: original.tenantId,
        programId: original.id,
        number,
        version,
        title: plan.title,
        branch: place.branch,
        system: place.system,
        licence,
        groupId: original.groupId,
        note,
      },
      tellsOriginal,
    }),
  );
}

async function systemOf(
  { db }: Pick<ProgramsProgram, "db">,
  reader: ProgramReader,
  organisationId: string,
): Promise<string> {
  const row = await inTenants(db, reader.systems, async (tx) =>
    tx.selectFrom("organisations").select("tenant_id").where("id", "=", organisationId).executeTakeFirst(),
  );
  if (row === undefined)
    throw new InvalidInput([{ where: "branch", message: "Choose a branch from the list." }]);
  return row.tenant_id;
}

async function copyFiles(files: FileStore, { tenantId: from, plan }: ReadProgram, to: string): Promise<void> {
  if (from === to) return;
  for (const { digest, sizeBytes } of plan.attachments)
    await files.put(to, await files.read(from, digest), { maximumBytes: sizeBytes + 1 });
}
