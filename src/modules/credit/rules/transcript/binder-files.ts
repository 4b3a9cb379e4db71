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

/** The proof of a transcript's entries, in their order, each under a path that says its place. */
export function binderFiles(transcript: Transcript, proofs: readonly ProofFile[]): readonly BinderFile[] {
  const entries = new Map(
    [
      ...transcript.sections.flatMap(({ lines }) => lines.map(({ entry }) => entry)),
      ...transcript.others,
    ].map((entry) => [entry.id, entry]),
  );
  return [...entries.values()]
    .flatMap(({ id, title }) =>
      proofs.filter(({ entryId }) => entryId === id).map((proof) => ({ ...proof, title })),
    )
    .map(({ name, title, digest, sizeBytes }, place) => ({
      path: `proof/${String(place + 1).padStart(3, "0")} ${name.replaceAll(/[/\\:*?"<>|]/gu, "_")}`,
      title,
      digest,
      sizeBytes,
    }));
}
