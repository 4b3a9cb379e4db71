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
import { keepLedgerImport, takeBack, takeOver } from "../../actions/ledger-import/take-over.ts";
import { knownEntries, ledgerImport } from "../../queries/ledger-import/ledger-import.ts";
import { credentialsOf } from "../../queries/record/credentials.ts";
import type { LedgerFile } from "../../rules/ledger-import/ledger-file.ts";
import { matchKnown } from "../../rules/ledger-import/match-known.ts";
import { readTableFile } from "../../rules/ledger-import/read-table-file.ts";
import { mostFileEntries, readTranscriptFile } from "../../rules/ledger-import/read-transcript-file.ts";
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
    const content = await readLedgerFile(new Uint8Array(await file.arrayBuffer()), question);
    const isNothing = content.entries.length === 0 && content.credentials.length === 0;
    const whole = content.problems.find(({ where }) => where === "");
    if (isNothing && whole !== undefined) return choose(c, site, whole.message);
    const id = await keepLedgerImport(site.db, accountId, { fileName: file.name, content });
    return seeOther(c, `/record/import/${id}`);
  });
  app.get(one, async (c) => preview(c, site, c.req.param("id")));
  app.post(`${one}/confirmation`, async (c) => {
    const id = c.req.param("id");
    const count = await takeOver(site.db, signedIn(c), id);
    const message = `${count} ${count === 1 ? "entry is" : "entries are"} on your record.`;
    setFlash(c, { message, undo: `/record/import/${id}/removal` });
    return seeOther(c, `/record/import/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await takeBack(site.db, signedIn(c).accountId, id);
    setFlash(c, { message: "What this file brought is off your record again." });
    return seeOther(c, `/record/import/${id}`);
  });
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
  const coming = content.credentials.filter(({ pack }) => !held.has(pack));
  return c.html(
    <LedgerPreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={id}
      fileName={fileName}
      state={state}
      lines={matchKnown(content.entries, await knownEntries(site.db, accountId))}
      credentials={coming.map(({ pack, credential }) => packs.get(pack)?.credential ?? credential ?? pack)}
      problems={content.problems}
      notes={content.notes}
    />,
  );
}

async function readLedgerFile(
  bytes: Uint8Array,
  question: { readonly today: string; readonly isDayFirst: boolean },
): Promise<LedgerFile> {
  // JSON begins with a brace, whatever the file is called; a table does not.
  const head = decodeText(bytes.subarray(0, 1000)).trimStart();
  if (head.startsWith("{") || head.startsWith("[")) return readTranscriptFile(decodeText(bytes));
  const { rows, problems } = await readSheet(bytes, mostFileEntries + 10);
  const content = readTableFile(rows, question);
  const ofFile = problems.map((message) => ({ where: "", message }));
  return { ...content, problems: [...ofFile, ...content.problems] };
}
