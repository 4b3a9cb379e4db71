import { brotliDecompressSync } from "node:zlib";
import { Readers } from "./load.ts";

/** What a browser fetches at a first visit, in bytes over the wire, bodies alone. */
export interface FirstVisit {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/**
 * The page with all it names (style, scripts, icon, preloaded fonts) and the fonts for Latin letters of its style sheet:
 * those for other letters are fetched only when a page has such letters.
 */
export async function firstVisit(url: string, path: string): Promise<FirstVisit> {
  const readers = new Readers(url, "br");
  const page = await readers.ask(path);
  const text = brotliDecompressSync(page.body).toString();
  const named = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(([, asset]) => asset ?? []);
  const wanted = new Set(named.map((asset) => asset.replaceAll("&amp;", "&")));
  const parts: Record<string, number> = { [path]: page.bytes };
  for (const asset of wanted) {
    const answer = await readers.ask(asset);
    parts[asset] = answer.bytes;
    if (!asset.endsWith(".css")) continue;
    const css = brotliDecompressSync(answer.body).toString();
    for (const [, font = ""] of css.matchAll(/url\(["']?([^)"']+-latin-[^)"']+\.woff2)["']?\)/g))
      wanted.add(new URL(font, `http://site${asset}`).pathname);
  }
  readers.close();
  return { total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts };
}
