import type { PrintBlock } from "#platform/pdf";
import { dayWords } from "#platform/words";
import { measuredWords } from "../../rules/record/amount-words.ts";
import type { BinderEntry } from "../../rules/transcript/binder-files.ts";
import type { Transcript } from "../../rules/transcript/transcript.ts";
import { daysWords, transcriptBlocks } from "./transcript-blocks.ts";

/** A file of proof, and what of it can be printed. */
export interface PrintedProof {
  readonly name: string;
  readonly kind: string;
  readonly digest: string;
  readonly sizeBytes: number;
  readonly content: ProofContent;
}

/** `apart`: it is not in this document, and why, as half a sentence. */
export type ProofContent =
  | { readonly is: "picture"; readonly bytes: Uint8Array }
  | {
      readonly is: "mail";
      readonly subject: string;
      readonly text: string;
      readonly attached: readonly string[];
    }
  | { readonly is: "apart"; readonly because: string };

const pageWidthMillimetres = 170;

/** The whole binder in one document: the transcript, then each entry with its proof as far as it can be printed. */
export function binderBlocks(
  transcript: Transcript,
  entries: readonly BinderEntry<PrintedProof & { readonly entryId: string }>[],
): readonly PrintBlock[] {
  const files = entries.flatMap((each) => each.files);
  const apart = files.filter(({ content }) => content.is === "apart");
  return [
    { kind: "heading", level: 1, text: "Audit binder" },
    { kind: "text", text: transcript.name, look: "large" },
    {
      kind: "text",
      text: `Made on ${dayWords(transcript.madeOn)}. The transcript comes first, then each entry with its proof. What stands here is what its owner wrote down; what counts was reckoned by each authority’s rule.`,
      look: "quiet",
    },
    ...(apart.length === 0
      ? []
      : ([
          {
            kind: "text",
            text: `${apart.length} of ${files.length} files of proof cannot be put into this document. Each is named at its entry with its SHA-256, and is in the ZIP of this binder as it was given.`,
            look: "strong",
          },
        ] as const)),
    ...transcriptBlocks(transcript),
    ...(entries.length === 0
      ? ([{ kind: "text", text: "No proof is on these entries." }] as const)
      : ([{ kind: "new page" }, { kind: "heading", level: 2, text: "Proof, entry by entry" }] as const)),
    ...entries.flatMap(({ entry, files: own, words }): readonly PrintBlock[] => [
      { kind: "heading", level: 3, text: entry.title },
      {
        kind: "text",
        text: [entry.provider, daysWords(entry), measuredWords(entry.measured)].filter(Boolean).join(" · "),
      },
      ...words.flatMap(({ asked, body }): readonly PrintBlock[] => [
        { kind: "text", text: asked, look: "strong" },
        { kind: "text", text: body.trim() },
      ]),
      ...own.flatMap((file) => proofBlocks(file, entry.title)),
    ]),
  ];
}

function proofBlocks(
  { name, kind, path, digest, sizeBytes, content }: PrintedProof & { readonly path: string },
  title: string,
): readonly PrintBlock[] {
  const named: PrintBlock = { kind: "text", text: `${name} (${kind})`, look: "strong" };
  const sum: PrintBlock = { kind: "text", text: `${sizeBytes} bytes, SHA-256 ${digest}`, look: "quiet" };
  switch (content.is) {
    case "picture":
      return [
        named,
        sum,
        {
          kind: "picture",
          bytes: content.bytes,
          alternative: `${name}: a picture of the ${kind} for “${title}”. Its words are not known to Carrel.`,
          widthMillimetres: pageWidthMillimetres,
        },
      ];
    case "mail":
      return [
        named,
        sum,
        { kind: "text", text: `E-mail: ${content.subject}` },
        { kind: "text", text: content.text },
        ...(content.attached.length === 0
          ? []
          : ([
              { kind: "text", text: `Attached to it: ${content.attached.join(", ")}.`, look: "quiet" },
            ] as const)),
      ];
    case "apart":
      return [
        named,
        { kind: "text", text: `Not in this document: ${content.because}. In the ZIP: ${path}` },
        sum,
      ];
    default:
      return content satisfies never;
  }
}
