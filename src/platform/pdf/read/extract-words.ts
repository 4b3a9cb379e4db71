import { getDocument } from "unpdf/pdfjs";

/** A PDF, and how much of it is read. */
export interface WordsAsked {
  readonly bytes: Uint8Array;
  readonly mostPages: number;
  readonly mostLetters: number;
}

/** The words of a PDF's first pages, a line for each of its lines. Runs in a thread: a PDF may keep it busy for ever. */
export async function extractWords({ bytes, mostPages, mostLetters }: WordsAsked): Promise<string> {
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    // Nothing of it is run, drawn or fetched: its words alone are wanted.
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: true,
    maxImageSize: 1,
    useWorkerFetch: false,
  });
  const pdf = await loading.promise;
  let text = "";
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    if (text.length > mostLetters) break;
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ("str" in item) text += `${item.str}${item.hasEOL ? "\n" : ""}`;
    text += "\n";
  }
  await loading.destroy();
  return text.slice(0, mostLetters);
}
