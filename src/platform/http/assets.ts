import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { WebContext } from "./web-context.ts";

/** Files made at build time, named by their content. */
export interface Assets {
  /** Plain names to addresses: `style.css` to `/assets/style-XXXXXXXX.css`. */
  readonly urls: Readonly<Record<string, string>>;
  /** The file asked for, or undefined when there is none of that name. */
  readonly respond: (c: WebContext) => Response | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

interface StoredFile {
  readonly type: string;
  readonly variants: Readonly<Partial<Record<"br" | "gzip" | "identity", Uint8Array<ArrayBuffer>>>>;
}

/**
 * Reads the built assets into memory: they are few and small, and no path from outside ever reaches the disk.
 *
 * Answers are for ever: a changed file has another name.
 */
export function loadAssets(folder: string): Assets {
  const manifest = join(folder, "manifest.json");
  if (!existsSync(manifest))
    throw new Error(`The pages' style sheet and scripts are not built: ${manifest} is missing.`);
  const files = readFolder(join(folder, "assets"));
  return {
    urls: JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>, // written by our own build
    respond: (c) => {
      const file = files.get(c.req.path);
      return file === undefined ? undefined : respondWith(c, file);
    },
  };
}

function readFolder(folder: string): ReadonlyMap<string, StoredFile> {
  const names = readdirSync(folder).filter((name) => types[extname(name)] !== undefined);
  return new Map(names.map((name) => [`/assets/${name}`, readStored(folder, name)]));
}

function readStored(folder: string, name: string): StoredFile {
  const read = (suffix: string) => {
    const path = join(folder, name + suffix);
    return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined;
  };
  const [identity, br, gzip] = [read(""), read(".br"), read(".gz")];
  return {
    type: types[extname(name)] ?? "application/octet-stream",
    variants: { ...(identity && { identity }), ...(br && { br }), ...(gzip && { gzip }) },
  };
}

function respondWith(c: WebContext, { type, variants }: StoredFile): Response {
  const accepted = c.req.header("accept-encoding") ?? "";
  const encoding = (["br", "gzip"] as const).find((name) => variants[name] && accepted.includes(name));
  // The name carries the hash of the content, so name and encoding identify the bytes.
  const etag = `"${c.req.path.slice("/assets/".length)}${encoding ? `+${encoding}` : ""}"`;
  c.header("cache-control", "public, max-age=31536000, immutable");
  c.header("etag", etag);
  c.header("vary", "accept-encoding");
  if (c.req.header("if-none-match") === etag) return c.body(null, 304);
  c.header("content-type", type);
  c.header("content-encoding", encoding ?? "identity");
  return c.body(variants[encoding ?? "identity"] ?? new Uint8Array());
}
