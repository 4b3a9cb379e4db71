import { Parser } from "htmlparser2";
import { codeBlock, codeMark, escapedWords, linkAddress, plainLines } from "./markdown-text.ts";

/** A piece of a page that holds others: its finished parts, and the words and open marks of the one being written. */
interface Frame {
  readonly tag: string;
  readonly blocks: string[];
  words: string;
  marks: { readonly tag: string; readonly at: number; readonly url: string }[];
}

const heading = /^h([1-6])$/u;
const lists: ReadonlySet<string> = new Set(["ul", "ol"]);
const framing: ReadonlySet<string> = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const marking: ReadonlySet<string> = new Set("a b cite code del em i kbd strong tt".split(" "));
const silent: ReadonlySet<string> = new Set(
  "head noscript object script style svg template title".split(" "),
);
const embedding: ReadonlySet<string> = new Set("audio embed iframe source video".split(" "));
/** Deeper than any page that people write; what is nested deeper gives its words alone. */
const deepest = 60;

/**
 * Markdown of a page of HTML: its headings, lists, links, pictures and emphasis. Of everything else the words come, and nothing
 * that could run; what was embedded becomes a link. Any text is taken, and none of it is ever seen as HTML again.
 */
export function htmlToMarkdown(html: string): string {
  const page = new Page();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => page.open(tag, attributes),
      ontext: (text) => page.say(text),
      onclosetag: (tag) => page.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  return page.text();
}

class Page {
  readonly #frames: Frame[] = [newFrame("body")];
  #ignored = 0;
  #silent = 0;

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (silent.has(tag)) this.#silent += 1;
    if (this.#silent > 0) return;
    const { alt = "", href = "", src = "" } = attributes;
    if (tag === "br") this.#top().words += this.#isCode() ? "\n" : "\\\n";
    else if (tag === "hr") this.#block("***");
    else if (tag === "img") this.#picture(src, alt);
    else if (embedding.has(tag)) this.#embedded(src);
    else if (tag === "td" || tag === "th") this.#top().words += " ";
    else if (marking.has(tag)) this.#top().marks.push({ tag, at: this.#top().words.length, url: href });
    else if (framing.has(tag)) this.#push(tag);
  }

  say(text: string): void {
    if (this.#silent > 0) return;
    const top = this.#top();
    if (this.#isCode()) top.words += text;
    // In what WordPress keeps an empty line parts paragraphs, also where no tag does.
    else
      for (const [place, part] of text.split(/\r?\n[ \t]*\r?\n/u).entries()) {
        if (place > 0) flush(top);
        top.words += escapedWords(part.replaceAll(/\s+/gu, " "));
      }
  }

  close(tag: string): void {
    if (silent.has(tag)) this.#silent = Math.max(0, this.#silent - 1);
    else if (this.#silent > 0) return;
    else if (marking.has(tag)) closeMark(this.#top(), tag);
    else if (framing.has(tag)) this.#pop(tag);
  }

  text(): string {
    while (this.#frames.length > 1) this.#fold();
    const body = this.#top();
    flush(body);
    return body.blocks.join("\n\n");
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? newFrame("body");
  }

  #isCode(): boolean {
    const top = this.#top();
    return top.tag === "pre" || top.marks.some(({ tag }) => isCodeTag(tag));
  }

  #push(tag: string): void {
    if (this.#frames.length >= deepest) {
      this.#ignored += 1;
      return;
    }
    flush(this.#top());
    this.#frames.push(newFrame(tag));
  }

  #pop(tag: string): void {
    if (this.#ignored > 0) {
      this.#ignored -= 1;
      flush(this.#top());
      return;
    }
    if (!this.#frames.some((frame, place) => place > 0 && frame.tag === tag)) return;
    while (this.#frames.length > 1) if (this.#fold() === tag) return;
  }

  /** Ends the innermost piece and hands what it holds to the one around it. */
  #fold(): string {
    const frame = this.#frames.pop() ?? newFrame("body");
    const text = framed(frame);
    if (text !== "") this.#top().blocks.push(text);
    return frame.tag;
  }

  #block(text: string): void {
    flush(this.#top());
    this.#top().blocks.push(text);
  }

  #picture(src: string, alt: string): void {
    const address = linkAddress(src);
    const words = escapedWords(alt.replaceAll(/\s+/gu, " ").trim());
    if (address !== undefined) this.#top().words += `![${words || "A picture"}](${address})`;
    else this.#top().words += words;
  }

  #embedded(src: string): void {
    const address = linkAddress(src);
    if (address !== undefined) this.#block(`[Embedded: ${escapedWords(src.trim())}](${address})`);
  }
}

function newFrame(tag: string): Frame {
  return { tag, blocks: [], words: "", marks: [] };
}

function isCodeTag(tag: string): boolean {
  return tag === "code" || tag === "kbd" || tag === "tt";
}

/** Ends the paragraph being written; marks still open in it end with it. */
function flush(frame: Frame): void {
  if (frame.tag === "pre") return;
  while (frame.marks.length > 0) closeMark(frame, frame.marks.at(-1)?.tag ?? "");
  const text = plainLines(frame.words).replace(/(?:\\\n)+$|\\$/u, "");
  if (text !== "") frame.blocks.push(text);
  frame.words = "";
}

function closeMark(frame: Frame, tag: string): void {
  const place = frame.marks.findLastIndex((mark) => mark.tag === tag);
  const mark = frame.marks[place];
  if (mark === undefined) return;
  frame.marks = frame.marks.slice(0, place);
  const inner = frame.words.slice(mark.at);
  if (frame.tag === "pre") return;
  frame.words = frame.words.slice(0, mark.at) + marked(mark, inner);
}

function marked({ tag, url }: Frame["marks"][number], inner: string): string {
  const words = inner.trim();
  if (words === "" || words === "\\") return inner;
  const [before = ""] = /^\s*/u.exec(inner) ?? [];
  const [after = ""] = /\s*$/u.exec(inner) ?? [];
  const address = tag === "a" ? linkAddress(url) : undefined;
  if (isCodeTag(tag)) return `${before}${codeMark(words)}${after}`;
  if (tag === "a") return address === undefined ? inner : `${before}[${words}](${address})${after}`;
  if (tag === "del") return inner;
  const mark = tag === "b" || tag === "strong" ? "**" : "*";
  return `${before}${mark}${words}${mark}${after}`;
}

function framed(frame: Frame): string {
  if (frame.tag === "pre") return frame.words.trim() === "" ? "" : codeBlock(frame.words);
  flush(frame);
  const [, level] = heading.exec(frame.tag) ?? [];
  if (level !== undefined) {
    const words = frame.blocks.join(" ").replaceAll(/\\?\n/gu, " ");
    return words === "" ? "" : `${"#".repeat(Number(level))} ${words}`;
  }
  if (lists.has(frame.tag))
    return frame.blocks.map((item, place) => listed(frame.tag, item, place)).join("\n");
  const text = frame.blocks.join("\n\n");
  if (frame.tag !== "blockquote" || text === "") return text;
  return text.replaceAll(/^/gmu, "> ").replaceAll(/^> $/gmu, ">");
}

function listed(tag: string, item: string, place: number): string {
  const mark = tag === "ol" ? `${place + 1}. ` : "- ";
  return mark + item.replaceAll(/\n(?!\n|$)/gu, `\n${" ".repeat(mark.length)}`);
}
