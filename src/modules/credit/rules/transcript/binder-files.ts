import type { DecidedEntry } from "../ledger/as-engine-sees.ts";
import { type PrintedAnswer, printedAnswers } from "../questions/answer-words.ts";
import type { AnswersByEntry } from "../questions/asked-questions.ts";
import type { Transcript } from "./transcript.ts";

/** A file of proof in a binder. */
export interface BinderFile {
  readonly path: string;
  readonly title: string;
  readonly digest: string;
  readonly sizeBytes: number;
}

/** A file of proof, as the record holds it. */
interface ProofFile {
  readonly entryId: string;
  readonly name: string;
  readonly digest: string;
  readonly sizeBytes: number;
}

/** An entry of a binder with its proof, each under the path that says its place. */
export interface BinderEntry<File> {
  readonly entry: DecidedEntry;
  readonly files: readonly (File & { readonly path: string })[];
  /** What its owner wrote about it. */
  readonly words: readonly PrintedAnswer[];
}

/** The entries of a transcript that have proof or words of their owner's, in its order, each once. */
export function binderEntries<File extends ProofFile>(
  transcript: Transcript,
  proofs: readonly File[],
  answers: AnswersByEntry = new Map(),
): readonly BinderEntry<File>[] {
  const lines = transcript.sections.flatMap((section) => section.lines.map(({ entry }) => entry));
  const entries = new Map([...lines, ...transcript.others].map((entry) => [entry.id, entry]));
  const byEntry = Map.groupBy(proofs, ({ entryId }) => entryId);
  let place = 0;
  return [...entries.values()].flatMap((entry) => {
    const files = (byEntry.get(entry.id) ?? []).map((proof) => {
      place += 1;
      return { ...proof, path: pathOf(place, proof.name) };
    });
    const words = printedAnswers(entry, answers.get(entry.id) ?? []);
    return files.length + words.length === 0 ? [] : [{ entry, files, words }];
  });
}

/** The proof of a transcript's entries, in their order. */
export function binderFiles(transcript: Transcript, proofs: readonly ProofFile[]): readonly BinderFile[] {
  return binderEntries(transcript, proofs).flatMap(({ entry: { title }, files }) =>
    files.map(({ path, digest, sizeBytes }) => ({ path, title, digest, sizeBytes })),
  );
}

function pathOf(place: number, name: string): string {
  return `proof/${String(place).padStart(3, "0")} ${name.replaceAll(/[/\\:*?"<>|]/gu, "_")}`;
}
