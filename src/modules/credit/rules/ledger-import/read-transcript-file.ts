import { z } from "zod";
import { fileCredential, fileEntry, fileProof, transcriptFormat } from "../transcript/transcript-file.ts";
import type { FileProblem, LedgerFile, NamedProof } from "./ledger-file.ts";

/** Far above what anyone does in a life at work. */
export const mostFileEntries = 5000;

const envelope = z.object({
  format: z.literal(transcriptFormat.format),
  version: z.literal(transcriptFormat.version),
  credentials: z.array(z.unknown()).max(100).default([]),
  entries: z.array(z.unknown()).max(mostFileEntries),
});

/** What was read, with the proof that it names: the bytes are elsewhere. */
export interface TranscriptRead extends LedgerFile {
  readonly named: readonly NamedProof[];
}

/**
 * Reads a transcript's JSON. What was worked out in it (what counts, what was decided) is not taken over: the rules here say it
 * anew. Never throws, whatever the text is.
 */
export function readTranscriptFile(text: string): TranscriptRead {
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
  const proofs = entries.flatMap(({ entry: { id }, where }) =>
    proofsIn(read.data.entries[Number(where.slice("entry ".length)) - 1]).map((proof) => ({
      entry: id,
      ...proof,
    })),
  );
  return { kind: "transcript", entries, credentials, problems, notes: [], named: proofs };
}

const evidence = z.object({ evidence: z.array(z.unknown()).max(200) });

/** What an entry names as its proof; what is no proof is left, since the entry stands without it. */
function proofsIn(entry: unknown): readonly Omit<NamedProof, "entry">[] {
  const read = evidence.safeParse(entry);
  if (!read.success) return [];
  return read.data.evidence.flatMap((each) => {
    const proof = fileProof.safeParse(each);
    return proof.success
      ? [{ kind: proof.data.kind, name: proof.data.name, digest: proof.data.sha256.toLowerCase() }]
      : [];
  });
}

function refused(message: string): TranscriptRead {
  const problems = [{ where: "", message }];
  return { kind: "transcript", entries: [], credentials: [], problems, notes: [], named: [] };
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
