import { makeRecord } from "../credit/record/made-record.ts";
import type { Cast } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

/** Routes of transcripts, binders and forms that give a file and no page. */
export const paperFiles: readonly string[] = [
  "/record/transcript.csv",
  "/record/transcript.json",
  "/record/transcript.pdf",
  "/record/transcript.schema.json",
];

/** An address for every page of what leaves a record and comes back to it. */
export async function paperExamples(
  { program }: JourneySite,
  { players }: Cast,
): Promise<Readonly<Record<string, string>>> {
  await makeRecord(program, players.administrator.accountId);
  return {
    "/record/transcript": "/record/transcript",
  };
}
