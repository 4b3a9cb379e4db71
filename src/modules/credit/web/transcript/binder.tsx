import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { WebApp } from "#platform/http";
import { signedIn, type ZipEntry, zipStream } from "#modules/people";
import { answersText } from "../../rules/transcript/answers-text.ts";
import { binderEntries, type BinderFile, binderFiles } from "../../rules/transcript/binder-files.ts";
import { BinderPage } from "../../views/transcript/binder-page.tsx";
import { daysWords } from "../../views/transcript/transcript-blocks.ts";
import { queryOf } from "../../views/transcript/transcript-page.tsx";
import { madeHeaders } from "../send-file.ts";
import type { CreditSite } from "../site.ts";
import { type AskedTranscript, askedTranscript } from "./asked-transcript.ts";
import { binderPdf } from "./binder-pdf.ts";
import { sendMade } from "./send-made.ts";
import { transcriptFiles } from "./transcript-files.ts";

/** Everything that an audit asks for, in one file, packed as it is sent. */
export function addBinderRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record/binder", async (c) => {
    const asked = await askedTranscript(c, site);
    const files = binderFiles(asked.transcript, asked.proofs);
    return c.html(<BinderPage shell={site.shell(c)} files={files} query={queryOf(asked.choice)} />);
  });
  app.get("/record/binder.pdf", async (c) => {
    const { accountId } = signedIn(c);
    const asked = await askedTranscript(c, site);
    const bytes = await binderPdf(site, accountId, asked);
    return sendMade(c, { bytes, type: "application/pdf", name: "audit-binder.pdf" });
  });
  app.get("/record/binder.zip", async (c) => {
    const { accountId } = signedIn(c);
    const asked = await askedTranscript(c, site);
    const entries = zippedBinder(site, accountId, asked);
    return c.body(
      Readable.toWeb(Readable.from(zipStream(entries))) as ReadableStream<Uint8Array>,
      200,
      madeHeaders("application/zip", "audit-binder.zip"),
    );
  });
}

async function* zippedBinder(
  site: CreditSite,
  accountId: string,
  asked: AskedTranscript,
): AsyncGenerator<ZipEntry> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const answers = answersText(binderEntries(asked.transcript, asked.proofs, asked.answers), daysWords);
  const made = [
    ["transcript.pdf", await transcriptFiles.pdf(asked)],
    ["transcript.csv", encode(transcriptFiles.csv(asked))],
    ["transcript.json", encode(transcriptFiles.json(asked))],
    ...(answers === undefined ? [] : ([["answers.txt", encode(answers)]] as const)),
  ] as const;
  const files = binderFiles(asked.transcript, asked.proofs);
  const own = made.map(([path, bytes]) => ({
    path,
    title: "",
    digest: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: bytes.length,
  }));
  yield { path: "index.txt", bytes: [encode(indexText([...own, ...files]))] };
  for (const [path, bytes] of made) yield { path, bytes: [bytes] };
  for (const { path, digest } of files)
    yield { path, bytes: await site.files.read(accountId, digest), isPacked: true };
}

function indexText(files: readonly BinderFile[]): string {
  const lines = files.map(
    ({ path, title, digest, sizeBytes }) =>
      `${path}\n  ${title === "" ? "" : `Proof of: ${title}\n  `}${sizeBytes} bytes, SHA-256 ${digest}\n`,
  );
  return `What is in this binder, in order\n\n${lines.join("\n")}`;
}
