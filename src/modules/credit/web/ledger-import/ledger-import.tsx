import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { decodeText, readSheet } from "#platform/spreadsheet";
import { signedIn } from "#modules/people";
import { keepProofs } from "../../actions/ledger-import/keep-proofs.ts";
import { keepLedgerImport, takeBack, takeOver } from "../../actions/ledger-import/take-over.ts";
import { knownEntries, ledgerImport, newProofCount } from "../../queries/ledger-import/ledger-import.ts";
import { isZip, openBinder } from "../../queries/ledger-import/read-binder.ts";
import { credentialsOf } from "../../queries/record/credentials.ts";
import type { LedgerFile } from "../../rules/ledger-import/ledger-file.ts";
import { matchKnown } from "../../rules/ledger-import/match-known.ts";
import { readTableFile } from "../../rules/ledger-import/read-table-file.ts";
import {
  mostFileEntries,
  readTranscriptFile,
  type TranscriptRead,
} from "../../rules/ledger-import/read-transcript-file.ts";
import { LedgerImportPage, LedgerPreviewPage } from "../../views/ledger-import/import-pages.tsx";
import { todayFor } from "../record/record.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";

/** Bringing entries along from a file: looked at first, taken over at one word, taken back at another. */
export function addLedgerImportRoutes(app: WebApp, site: CreditSite): void {
  const one = "/record/import/:id{[0-9a-f-]{36}}";
  app.get("/record/import", (c) => {
    signedIn(c);
    return choose(c, site, undefined);
  });
  app.post("/record/import", async (c) => {
    const { accountId } = signedIn(c);
    const sent = await readForm(c);
    const file = sent["file"];
    if (!(file instanceof File) || file.size === 0) return choose(c, site, "Choose a file.");
    const question = { today: todayFor(c, site), isDayFirst: sentText(sent, "dates") === "day-first" };
    const content = await readLedgerFile(
      { site, accountId },
      new Uint8Array(await file.arrayBuffer()),
      question,
    );
    const isNothing = content.entries.length === 0 && content.credentials.length === 0;
    const whole = content.problems.find(({ where }) => where === "");
    if (isNothing && whole !== undefined) return choose(c, site, whole.message);
    const id = await keepLedgerImport(site.db, accountId, { fileName: file.name, content });
    return seeOther(c, `/record/import/${id}`);
  });
  app.get(one, async (c) => preview(c, site, c.req.param("id")));
  app.post(`${one}/confirmation`, async (c) => {
    const id = c.req.param("id");
    const { entries, proofs } = await takeOver(site, signedIn(c), id);
    setFlash(c, { message: takenOverWords(entries, proofs), undo: `/record/import/${id}/removal` });
    return seeOther(c, `/record/import/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await takeBack(site.db, signedIn(c).accountId, id);
    setFlash(c, { message: "What this file brought is off your record again." });
    return seeOther(c, `/record/import/${id}`);
  });
}

function takenOverWords(entries: number, proofs: number): string {
  const files = `${proofs} ${proofs === 1 ? "file" : "files"} of proof`;
  if (entries === 0 && proofs > 0)
    return `${files} ${proofs === 1 ? "is with what it proves" : "are with what they prove"}.`;
  const along = proofs === 0 ? "" : ` with ${files}`;
  return `${entries} ${entries === 1 ? "entry is" : "entries are"} on your record${along}.`;
}

function choose(c: WebContext, site: CreditSite, problem: string | undefined) {
  if (problem !== undefined) c.status(422);
  return c.html(
    <LedgerImportPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      problems={problem === undefined ? [] : [{ where: "file", message: problem }]}
    />,
  );
}

async function preview(c: WebContext, site: CreditSite, id: string) {
  const { accountId } = signedIn(c);
  const { content, fileName, state } = await ledgerImport(site.db, accountId, id);
  const packs = await packsOf(c, site);
  const held = new Set((await credentialsOf(site.db, accountId)).map(({ packId }) => packId));
  const lines = matchKnown(content.entries, await knownEntries(site.db, accountId));
  const coming = content.credentials.filter(({ pack }) => !held.has(pack));
  return c.html(
    <LedgerPreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={id}
      fileName={fileName}
      state={state}
      lines={lines}
      proofCount={await newProofCount(site.db, accountId, { lines, proofs: content.proofs })}
      credentials={coming.map(({ pack, credential }) => packs.get(pack)?.credential ?? credential ?? pack)}
      problems={content.problems}
      notes={content.notes}
    />,
  );
}

async function readLedgerFile(
  { accountId, site }: { readonly accountId: string; readonly site: CreditSite },
  bytes: Uint8Array,
  question: { readonly today: string; readonly isDayFirst: boolean },
): Promise<LedgerFile> {
  const binder = isZip(bytes) ? openBinder(bytes) : "workbook";
  if (binder !== "workbook")
    return "problem" in binder
      ? readNothing(binder.problem)
      : keepProofs(site.files, accountId, readTranscriptFile(decodeText(binder.transcript)), binder);
  // JSON begins with a brace, whatever the file is called; a table does not.
  const head = decodeText(bytes.subarray(0, 1000)).trimStart();
  if (head.startsWith("{") || head.startsWith("["))
    return withoutProof(readTranscriptFile(decodeText(bytes)));
  const { rows, problems } = await readSheet(bytes, mostFileEntries + 10);
  const content = readTableFile(rows, question);
  const ofFile = problems.map((message) => ({ where: "", message }));
  return { ...content, problems: [...ofFile, ...content.problems] };
}

/** A transcript by itself: it names its proof, and does not hold it. */
function withoutProof({ named, ...content }: TranscriptRead): LedgerFile {
  if (named.length === 0) return content;
  const files = named.length === 1 ? "1 file of proof is" : `${named.length} files of proof are`;
  const note = `${files} named in it, and not in it. Bring the audit binder’s ZIP instead to have them along.`;
  return { ...content, notes: [...content.notes, note] };
}

function readNothing(message: string): LedgerFile {
  return { kind: "transcript", entries: [], credentials: [], problems: [{ where: "", message }], notes: [] };
}
