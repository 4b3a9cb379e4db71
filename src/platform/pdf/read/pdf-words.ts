import { threadModule, Threads } from "#platform/threads";
import type { extractWords } from "./extract-words.ts";

const mostPages = 10;
const mostLetters = 20_000;
const longestMilliseconds = 10_000;
/** A PDF may unfold to a thousand times its size; nothing that is read here needs so much. */
const mostGrowthBytes = 400_000_000;
const lookMilliseconds = 50;

const threads = new Threads(2);

/**
 * The words of a PDF's first ten pages, a line for each of its lines; empty for one that is a picture of words, undefined when it
 * cannot be read. It runs in a thread that is ended when it takes too long or too much: whatever a PDF holds, it costs no more.
 */
export async function pdfWords(bytes: Uint8Array): Promise<string | undefined> {
  const stopping = new AbortController();
  const look = setInterval(stopWhenLarge(stopping), lookMilliseconds);
  const limit = setTimeout(() => stopping.abort(), longestMilliseconds);
  try {
    return await threads.run<typeof extractWords>({
      module: threadModule(import.meta.url, "./extract-words"),
      work: "extractWords",
      input: { bytes: Uint8Array.from(bytes), mostPages, mostLetters },
      signal: stopping.signal,
      graceMilliseconds: 0,
    });
  } catch (error) {
    // Whatever is wrong with it, it is somebody else's file: it is proof all the same, and its words are typed.
    if (error instanceof Error) return undefined;
    throw error;
  } finally {
    clearInterval(look);
    clearTimeout(limit);
  }
}

function stopWhenLarge(stopping: AbortController): () => void {
  const before = process.memoryUsage.rss();
  return () => {
    if (process.memoryUsage.rss() - before > mostGrowthBytes) stopping.abort();
  };
}
