import type { WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { TranscriptPage } from "../../views/transcript/transcript-page.tsx";
import type { Transcript } from "../../rules/transcript/transcript.ts";
import { transcriptSchema } from "../../rules/transcript/transcript-file.ts";
import type { CreditSite } from "../site.ts";
import { sendMade } from "./send-made.ts";
import { askedTranscript, cyclesOf } from "./asked-transcript.ts";
import { transcriptFiles } from "./transcript-files.ts";

/** Transcripts: a page, a PDF, a table, and JSON that can be brought back. */
export function addTranscriptRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record/transcript", async (c) => {
    const asked = await askedTranscript(c, site);
    const { transcript, left } = shortened(asked.transcript);
    const { held, packs } = asked.source;
    return c.html(
      <TranscriptPage
        shell={site.shell(c)}
        transcript={transcript}
        left={left}
        held={held.map(({ id, packId }) => ({ id, name: packs.get(packId)?.credential ?? packId }))}
        cycles={cyclesOf(asked, asked.choice.credentialId)}
        chosen={asked.choice}
      />,
    );
  });
  app.get("/record/transcript.pdf", async (c) => {
    const asked = await askedTranscript(c, site);
    return sendMade(c, {
      bytes: await transcriptFiles.pdf(asked),
      type: "application/pdf",
      name: "transcript.pdf",
    });
  });
  app.get("/record/transcript.csv", async (c) => {
    const text = transcriptFiles.csv(await askedTranscript(c, site));
    return sendMade(c, { bytes: encoded(text), type: "text/csv; charset=utf-8", name: "transcript.csv" });
  });
  app.get("/record/transcript.json", async (c) => {
    const text = transcriptFiles.json(await askedTranscript(c, site));
    return sendMade(c, { bytes: encoded(text), type: "application/json", name: "transcript.json" });
  });
  app.get("/record/transcript.schema.json", (c) => {
    signedIn(c);
    const text = JSON.stringify(transcriptSchema(), null, 2);
    return sendMade(c, {
      bytes: encoded(text),
      type: "application/schema+json",
      name: "transcript.schema.json",
    });
  });
}

// A BOM tells Excel that it is UTF-8; JSON may not begin with one.
function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text.startsWith('"Id"') ? `\uFEFF${text}` : text);
}

const mostOnPage = 200;

/** The newest entries of each part, as many as one page can hold; the files hold all. */
function shortened(whole: Transcript): { readonly transcript: Transcript; readonly left: number } {
  const sections = whole.sections.map((each) => ({ ...each, lines: each.lines.slice(-mostOnPage) }));
  const others = whole.others.slice(-mostOnPage);
  const count = (each: Transcript) =>
    each.sections.reduce((sum, { lines }) => sum + lines.length, each.others.length);
  const transcript = { ...whole, sections, others };
  return { transcript, left: count(whole) - count(transcript) };
}
