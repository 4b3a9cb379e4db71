import { unzipSync } from "fflate";

/** What a binder holds that can be brought in. */
export interface OpenedBinder {
  /** Its transcript, as JSON. */
  readonly transcript: Uint8Array;
  readonly proofs: readonly Uint8Array[];
}

const largestBinderBytes = 50_000_000;
const tooLarge = "This ZIP is larger than 50 MB. Download the binder cycle by cycle.";

/** Unpacked: proof is packed already, so a binder that grows more is none. */
const mostUnpackedBytes = 100_000_000;
const mostFiles = 5000;
const transcriptName = "transcript.json";
const proofPath = /^proof\/[^/]+$/u;

/** Whether bytes are a ZIP. A workbook is one too: see `openBinder`. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The transcript and the proof of a binder's ZIP; "workbook" for a spreadsheet; or why it cannot be used, as a sentence. */
export function openBinder(bytes: Uint8Array): OpenedBinder | "workbook" | { readonly problem: string } {
  if (bytes.length > largestBinderBytes) return { problem: tooLarge };
  const names: string[] = [];
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (name !== transcriptName && !proofPath.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= mostUnpackedBytes && names.length <= mostFiles;
      },
    });
    if (names.includes("[Content_Types].xml")) return "workbook";
    if (unpacked > mostUnpackedBytes || names.length > mostFiles) return { problem: tooLarge };
    const { [transcriptName]: transcript, ...proofs } = files;
    if (transcript === undefined) return { problem: noTranscript(names) };
    return { transcript, proofs: Object.values(proofs) };
  } catch {
    return { problem: "This ZIP is damaged. Choose the file as it was downloaded." };
  }
}

function noTranscript(names: readonly string[]): string {
  return names.includes("manifest.json")
    ? "This is the ZIP of all your data. Bring it at My data, where everything in it comes along."
    : "There is no transcript in this ZIP. Choose an audit binder as Carrel made it.";
}
