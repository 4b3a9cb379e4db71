import { keepLedgerImport } from "../../src/modules/credit/actions/ledger-import/take-over.ts";
import { readTableFile } from "../../src/modules/credit/rules/ledger-import/read-table-file.ts";
import { makeRecord } from "../credit/record/made-record.ts";
import type { Cast } from "../people/cast.ts";
import type { JourneySite } from "./site.ts";

/** Routes of transcripts, binders and forms that give a file and no page. */
export const paperFiles: readonly string[] = [
  "/record/credentials/:id{[0-9a-f-]{36}}/form.pdf",
  "/record/binder.pdf",
  "/record/binder.zip",
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
  const { credentialId } = await makeRecord(program, players.administrator.accountId);
  const { accountId } = players.administrator;
  const content = readTableFile(
    [
      { number: 1, cells: ["Activity", "Date", "Hours", "Room"] },
      { number: 2, cells: ["Mending books", "3/14/2026", "1.5", "B"] },
      { number: 3, cells: ["A long afternoon", "soon", "2", ""] },
    ],
    { today: "2026-11-21", isDayFirst: false },
  );
  const imported = await keepLedgerImport(program.db, accountId, { fileName: "learning.csv", content });
  return {
    "/record/credentials/:id{[0-9a-f-]{36}}/form": `/record/credentials/${credentialId}/form`,
    "/record/binder": "/record/binder",
    "/record/drafts/new": "/record/drafts/new",
    "/record/import": "/record/import",
    "/record/import/:id{[0-9a-f-]{36}}": `/record/import/${imported}`,
    "/record/transcript": "/record/transcript",
  };
}
