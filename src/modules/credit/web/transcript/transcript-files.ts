import { type PrintDocument, writePdf } from "#platform/pdf";
import { writeCsv } from "#platform/spreadsheet";
import { dayWords } from "#platform/words";
import { transcriptRows } from "../../rules/transcript/transcript-csv.ts";
import { transcriptJson } from "../../rules/transcript/transcript-json.ts";
import { transcriptBlocks } from "../../views/transcript/transcript-blocks.ts";
import type { AskedTranscript } from "./asked-transcript.ts";

/** A transcript's three files. */
export const transcriptFiles = {
  pdf: async (asked: AskedTranscript): Promise<Uint8Array> => writePdf(transcriptDocument(asked)),
  csv: ({ transcript, lastingIds }: AskedTranscript): string =>
    writeCsv(transcriptRows(transcript, (id) => lastingIds.get(id) ?? id)),
  json: ({ transcript, lastingIds, proofs }: AskedTranscript): string => {
    const inFile = (entryId: string) =>
      proofs
        .filter((proof) => proof.entryId === entryId)
        .map(({ name, kind, digest, sizeBytes }) => ({ name, kind, sha256: digest, bytes: sizeBytes }));
    const names = { lastingId: (id: string) => lastingIds.get(id) ?? id, proofs: inFile };
    return `${JSON.stringify(transcriptJson(transcript, names), null, 2)}\n`;
  },
};

function transcriptDocument({ transcript, madeAt }: AskedTranscript): PrintDocument {
  const made = dayWords(transcript.madeOn);
  return {
    title: `Transcript of ${transcript.name}`,
    language: "en",
    author: transcript.name,
    createdAt: madeAt,
    footer: `Transcript of ${transcript.name}, made on ${made} with Carrel`,
    landscape: true,
    blocks: [
      { kind: "heading", level: 1, text: "Transcript of continuing education" },
      { kind: "text", text: transcript.name, look: "large" },
      {
        kind: "text",
        text: `Made on ${made}. What stands here is what its owner wrote down, with the proof named beside it; what counts was reckoned by each authority’s rule.`,
        look: "quiet",
      },
      ...transcriptBlocks(transcript),
    ],
  };
}
