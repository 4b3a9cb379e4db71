import { z } from "zod";
import { fileCredential, fileEntry, transcriptFormat } from "../transcript/transcript-file.ts";
import type { FileProblem, LedgerFile } from "./ledger-file.ts";

/** Far above what anyone does in a life at work. */
export const mostFileEntries = 5000;

const envelope = z.object({
  format: z.literal(transcriptFormat.format),
  version: z.literal(transcriptFormat.version),
  credentials: z.array(z.unknown()).max(100).default([]),
  entries: z.array(z.unknown()).max(mostFileEntries),
});

/**
 * Reads a transcript's JSON. What was worked out in it (what counts, what was decided) is not taken over: the rules here say it
 * anew. Never throws, whatever the text is.
 */
export function readTranscriptFile(text: string): LedgerFile {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return refused("This is not valid JSON. Choose a transcript that Carrel wrote, or a table.");
  }
  const read = envelope.safeParse(content);
  if (!read.success) {
    const message = isOtherVersion(content)
      ? "This transcript is of a version that this Carrel does not read. Update Carrel, or bring the CSV."
      : `This is no transcript of Carrel, or it has more than ${mostFileEntries} entries.`;
    return refused(message);
  }
  const problems: FileProblem[] = [];
  const entries = read.data.entries.flatMap((each, place) => {
    const where = `entry ${place + 1}`;
    const entry = fileEntry.safeParse(each);
    if (entry.success) return [{ where, key: `record:${entry.data.id}`, entry: entry.data }];
    problems.push(...issuesAt(where, entry.error));
    return [];
  });
  const credentials = read.data.credentials.flatMap((each, place) => {
    const credential = fileCredential.safeParse(each);
    if (credential.success) return [credential.data];
    problems.push(...issuesAt(`credential ${place + 1}`, credential.error));
    return [];
  });
  return { kind: "transcript", entries, credentials, problems, notes: [] };
}

function refused(message: string): LedgerFile {
  return { kind: "transcript", entries: [], credentials: [], problems: [{ where: "", message }], notes: [] };
}

function isOtherVersion(content: unknown): boolean {
  return (
    typeof content === "object" &&
    content !== null &&
    "format" in content &&
    content.format === transcriptFormat.format
  );
}

/** What is wrong with one entry, each with its field. */
export function issuesAt(where: string, error: z.ZodError): readonly FileProblem[] {
  return error.issues.slice(0, 5).map(({ path, message }) => ({
    where: path.length === 0 ? where : `${where}, ${path.join(".")}`,
    message: message.endsWith(".") ? message : `${message}.`,
  }));
}
