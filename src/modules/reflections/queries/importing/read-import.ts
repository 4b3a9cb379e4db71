import { unzipSync } from "fflate";
import { buffer } from "node:stream/consumers";
import { InvalidInput } from "#platform/errors";
import type { FileStore, KeptFile } from "#platform/files";
import { mediaTypeOf } from "#platform/files";
import type { ImportedJournal, ImportKind } from "../../rules/importing/imported-post.ts";
import { readMarkdownFiles, type TextFile } from "../../rules/importing/read-markdown-files.ts";
import { readWordPress } from "../../rules/importing/read-wxr.ts";

/** The most a file may weigh. */
export const mostImportBytes = 50_000_000;
const mostPicture = 8_000_000;
const mostText = 1_000_000;
const mostUnpacked = 150_000_000;
const mostEntries = 5000;
const pictureTypes: readonly string[] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** What a file holds, and the bytes of the pictures that come with it. */
export interface ReadImport extends ImportedJournal {
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** Reads a file of someone's that waits. The same file always says the same. */
export async function readImport(
  files: FileStore,
  {
    accountId,
    file,
    kind,
    now,
  }: { readonly accountId: string; readonly file: KeptFile; readonly kind: ImportKind; readonly now: string },
): Promise<ReadImport> {
  const bytes = await files.read(accountId, file.digest);
  if (kind === "markdown") return readZip(new Uint8Array(await buffer(bytes)), now);
  const reader = readWordPress(now);
  const decoder = new TextDecoder();
  for await (const chunk of bytes) reader.write(decoder.decode(chunk as Uint8Array, { stream: true }));
  reader.write(decoder.decode());
  return { ...reader.end(), pictures: new Map() };
}

/** What a file is, by its first bytes. @throws InvalidInput when it is neither. */
export function importKindOf(bytes: Uint8Array): ImportKind {
  const type = mediaTypeOf(bytes);
  if (type === "application/zip") return "markdown";
  const head = new TextDecoder().decode(bytes.subarray(0, 4000));
  if (/<rss\b/u.test(head)) return "wordpress";
  throw new InvalidInput([
    {
      where: "file",
      message: "Choose the XML file that WordPress exports, or a ZIP with Markdown files in it.",
    },
  ]);
}

function readZip(bytes: Uint8Array, now: string): ReadImport {
  const { entries, notes } = unzipped(bytes);
  const texts: TextFile[] = [];
  const pictures = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(entries).toSorted(([one], [other]) =>
    one.localeCompare(other),
  )) {
    if (!isMarkdown(path)) {
      if (pictureTypes.includes(mediaTypeOf(content))) pictures.set(path, content);
      else notes.push(`${path}: it is no picture.`);
      continue;
    }
    try {
      texts.push({ path, text: new TextDecoder("utf-8", { fatal: true }).decode(content) });
    } catch {
      notes.push(`${path}: it is not written in UTF-8.`);
    }
  }
  if (texts.length === 0) notes.unshift("There is no Markdown file (.md) in this ZIP.");
  const read = readMarkdownFiles(texts, { now, pictures: new Set(pictures.keys()) });
  return { posts: read.posts, notes: [...notes, ...read.notes], pictures };
}

function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/iu.test(path);
}

function unzipped(bytes: Uint8Array): {
  readonly entries: Record<string, Uint8Array>;
  readonly notes: string[];
} {
  const notes: string[] = [];
  let [total, count] = [0, 0];
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:md|markdown|png|jpe?g|gif|webp)$/iu.test(name) || /(?:^|\/)(?:__MACOSX\/|\._)/u.test(name))
          return false;
        const isTooLarge = originalSize > (isMarkdown(name) ? mostText : mostPicture);
        if (isTooLarge || count >= mostEntries || total + originalSize > mostUnpacked) {
          notes.push(`${name}: it is ${isTooLarge ? "too large" : "more than comes at once"}.`);
          return false;
        }
        count += 1;
        total += originalSize;
        return true;
      },
    });
    return { entries, notes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { entries: {}, notes: [`The ZIP is damaged (${error.message.slice(0, 100)}).`] };
  }
}
