import { InvalidInput } from "#platform/errors";
import { keepFile, mediaTypeOf } from "#platform/files";
import type { Viewer } from "#modules/people";
import type { ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { readProgram } from "../../queries/reading/read-program.ts";
import { programChanged } from "../saving/program-changed.ts";
import { savePlan } from "./change-program.ts";
import { onPermittedProgram } from "./permitted-program.ts";

const mostBytes = 10_000_000;
const mostFiles = 20;
/** What a browser shows without running anything. */
const taken = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

/**
 * Adds a file to a plan, which is its next version. The same bytes twice are one file.
 *
 * @throws NotFound, NotAllowed; InvalidInput for no PDF or picture, more than 10 MB, or more than twenty files.
 */
export async function attachFile(
  { db, files, words }: Pick<ProgramsProgram, "db" | "files" | "words">,
  viewer: Viewer,
  number: number,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  // Asked before the bytes are looked at; and again with them.
  const { program } = await readProgram(db, await readerOf(db, viewer), number);
  await onPermittedProgram(db, viewer, number, async () => {});
  const mediaType = mediaTypeOf(bytes);
  if (bytes.length === 0 || bytes.length > mostBytes || !taken.includes(mediaType))
    throw new InvalidInput([
      { where: "file", message: "Choose a PDF or a picture (JPEG, PNG, WebP) of 10 MB at most." },
    ]);
  const stored = await files.put(program.tenantId, once(bytes), { maximumBytes: mostBytes });
  await onPermittedProgram(db, viewer, number, async (tx, own) => {
    const { attachments } = own.plan;
    if (attachments.some(({ digest }) => digest === stored.digest)) return;
    if (attachments.length >= mostFiles)
      throw new InvalidInput([
        { where: "file", message: "A plan has twenty files at most. Take one off first." },
      ]);
    await keepFile(tx, own.tenantId, { ...stored, name });
    const attachment = {
      digest: stored.digest,
      name: name.slice(0, 200),
      mediaType,
      sizeBytes: stored.sizeBytes,
    };
    const plan = { ...own.plan, attachments: [...attachments, attachment] };
    await savePlan(tx, viewer, own, { plan, note: `Added ${attachment.name}`, words });
    await programChanged(tx, own.tenantId, own.id);
  });
}

/** Takes a file off a plan; earlier versions keep it. @throws NotFound, NotAllowed */
export async function detachFile(
  { db, words }: Pick<ProgramsProgram, "db" | "words">,
  viewer: Viewer,
  number: number,
  digest: string,
): Promise<void> {
  await onPermittedProgram(db, viewer, number, async (tx, own) => {
    const gone = own.plan.attachments.find((each) => each.digest === digest);
    if (gone === undefined) return;
    const plan = { ...own.plan, attachments: own.plan.attachments.filter((each) => each !== gone) };
    await savePlan(tx, viewer, own, { plan, note: `Took ${gone.name} off`, words });
    await programChanged(tx, own.tenantId, own.id);
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
