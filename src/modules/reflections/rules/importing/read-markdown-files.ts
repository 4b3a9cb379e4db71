import { imagesOf, readMarkdown, replaceImages } from "#platform/markdown";
import { longestBody } from "../writing/checked-writing.ts";
import { readFrontMatter } from "./front-matter.ts";
import {
  type ImportedJournal,
  type ImportedPicture,
  type ImportedPost,
  longestTitle,
  mostPosts,
  writtenInstant,
} from "./imported-post.ts";

/** A text file of a folder, by its path in it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Reads a folder of Markdown files, with the pictures beside them. */
export function readMarkdownFiles(
  files: readonly TextFile[],
  { now, pictures }: { readonly pictures: ReadonlySet<string>; readonly now: string },
): ImportedJournal {
  const notes: string[] = [];
  const posts = files
    .slice(0, mostPosts)
    .flatMap((file) =>
      readFile(file, { now, pictures, note: (words) => notes.push(`${file.path}: ${words}.`) }),
    );
  if (files.length > mostPosts) notes.push(`${files.length - mostPosts} files more than come at once.`);
  return { posts, notes };
}

interface Beside {
  readonly pictures: ReadonlySet<string>;
  readonly now: string;
  readonly note: (words: string) => void;
}

function readFile(file: TextFile, { note, now, pictures }: Beside): readonly ImportedPost[] {
  const head = readFrontMatter(file.text);
  if (head.problem !== undefined) note(head.problem);
  const titled = withoutTitle(head.text, head.title);
  if (titled.body.length > longestBody) {
    note("it is longer than one reflection can be");
    return [];
  }
  const { body, found, lost } = withPictures(titled.body, file.path, pictures);
  if (body === "") {
    note("nothing is written in it");
    return [];
  }
  for (const url of lost) note(`its picture ${url.slice(0, 100)} is not in the ZIP`);
  const dated = head.date || (/(?:^|\/)(\d{4}-\d{2}-\d{2})[^/]*$/u.exec(file.path)?.[1] ?? "");
  const writtenAt = writtenInstant(dated, now);
  if (writtenAt === undefined) note("it tells no date, so it comes as of today");
  const title = titled.title || nameOf(file.path);
  if (title.length > longestTitle) note("its title is cut");
  return [
    {
      source: `markdown ${head.id || `${file.path} ${dated} ${title}`}`,
      title: title.slice(0, longestTitle),
      body,
      writtenAt: writtenAt ?? now,
      tags: head.tags,
      pictures: found,
    },
  ];
}

/** The title, and the text without it where it stands above it as a heading. */
function withoutTitle(text: string, title: string): { readonly title: string; readonly body: string } {
  const body = text.trim();
  const [line = "", words = ""] = /^#[ \t]+([^\n]+)(?:\n|$)/u.exec(body) ?? [];
  const said = words.replace(/[ \t]#*\s*$/u, "").trim();
  if (line === "" || (title !== "" && title !== said)) return { title, body };
  return { title: said, body: body.slice(line.length).trim() };
}

function withPictures(body: string, path: string, pictures: ReadonlySet<string>) {
  const found: ImportedPicture[] = [];
  const lost: string[] = [];
  const tree = readMarkdown(body);
  const isSilent = imagesOf(tree).some(({ alternative }) => alternative === "");
  for (const { alternative, url } of imagesOf(tree)) {
    const at = isElsewhere(url) ? undefined : besidePath(path, url);
    if (at !== undefined && pictures.has(at))
      found.push({ url, path: at, alternative: alternative || pictureName(url) });
    else if (at !== undefined) lost.push(url);
  }
  const said = isSilent
    ? replaceImages(body, (image) => ({ ...image, alternative: image.alternative || pictureName(image.url) }))
    : body;
  return { body: said.trim(), found, lost };
}

function isElsewhere(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//iu.test(url);
}

/** The path that an address beside a file leads to; from the top of the folder when it begins with a slash. */
function besidePath(from: string, url: string): string {
  const [bare = ""] = url.split(/[?#]/u);
  const parts = bare.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of decoded(bare).split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What stands for a description that nobody gave. */
function pictureName(url: string): string {
  const [path = ""] = url.split(/[?#]/u);
  const name =
    decoded(path)
      .split(/[/\\]/u)
      .findLast((part) => part !== "") ?? "";
  const words = name
    .replace(/\.\w+$/u, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .slice(0, 60);
  return words === "" ? "A picture" : `A picture: ${words}`;
}

function nameOf(path: string): string {
  const parts = path.split("/");
  const file = (parts.at(-1) ?? "").replace(/\.\w+$/u, "").replace(/^\d{4}-\d{2}-\d{2}-?/u, "");
  const name = /^(?:index|readme)?$/iu.test(file) ? (parts.at(-2) ?? file) : file;
  const words = name.replaceAll(/[-_]+/gu, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
