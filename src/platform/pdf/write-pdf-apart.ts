import { threadModule, Threads } from "#platform/threads";
import type { PrintDocument } from "./print-document.ts";
import type { writePdf } from "./write-pdf.ts";

const longestMilliseconds = 60_000;
const threads = new Threads(2);

/**
 * A document with pictures that others gave, as a PDF; undefined when it cannot be made of them, or takes longer than a minute.
 * It is written in a thread of its own: a damaged picture ends that, and not the program.
 */
export async function writePdfApart(document: PrintDocument): Promise<Uint8Array | undefined> {
  try {
    return await threads.run<typeof writePdf>({
      module: threadModule(import.meta.url, "./write-pdf"),
      work: "writePdf",
      input: document,
      signal: AbortSignal.timeout(longestMilliseconds),
      graceMilliseconds: 0,
    });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
