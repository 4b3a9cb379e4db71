import { cleanUrl } from "./addresses.ts";
import { codeAt } from "./code-at.ts";
import { decodeEntities } from "./entities.ts";
import type { SafeText, TextLink } from "./safe-text.ts";

/** True when a text holds tags a description would hold; `a < b` and `<me@example.org>` are not. */
export function looksLikeHtml(text: string): boolean {
  return text.includes("<") && KNOWN_TAG.test(text);
}

/**
 * The words of an HTML fragment with paragraphs and list items on their own lines, and its links in order.
 * Reads once from left to right and never goes back, so hostile input takes no longer than plain input.
 */
export function htmlText(html: string, keepsAddresses: boolean): SafeText {
  return new HtmlReading(html, keepsAddresses).result();
}

const KNOWN_TAG =
  /<(?:\/?(?:p|br|div|span|a|ul|ol|li|b|i|em|strong|h[1-6]|table|tr|td|img|script|style|font|html|body|u|hr|center|blockquote|section|article|iframe|svg|input|form|button|pre|code|sup|sub|small)\b|!--)/iu;

/** Tags that end a line, those that leave an empty line, and those whose content is not text for people. */
const LINE_TAGS = new Set("br div tr li dt dd ul ol dl section article header option".split(" "));
const PARAGRAPH_TAGS = new Set("p h1 h2 h3 h4 h5 h6 table blockquote hr pre figure footer".split(" "));
const DROPPED_TAGS = new Map(
  "script style template noscript iframe object svg math head title select"
    .split(" ")
    .map((name) => [name, new RegExp(`</${name}[^>]*>?`, "giu")]),
);

class HtmlReading {
  readonly #html: string;
  readonly #keepsAddresses: boolean;
  readonly #links: TextLink[] = [];
  readonly #parts: string[] = [];
  #endsInSpace = true;
  #at = 0;
  #link: { href: string; from: number } | undefined;

  constructor(html: string, keepsAddresses: boolean) {
    this.#html = html;
    this.#keepsAddresses = keepsAddresses;
  }

  result(): SafeText {
    while (this.#at < this.#html.length) {
      const tag = this.#html.indexOf("<", this.#at);
      const end = tag < 0 ? this.#html.length : tag;
      if (end > this.#at) this.#addText(this.#html.slice(this.#at, end));
      this.#at = end;
      if (tag >= 0) this.#readTag();
    }
    this.#endLink();
    return { text: this.#parts.join(""), links: this.#links };
  }

  #add(text: string): void {
    if (text === "") return;
    this.#parts.push(text);
    const last = codeAt(text, text.length - 1);
    this.#endsInSpace = last === 32 || last === 10;
  }

  #addText(raw: string): void {
    const text = collapse(decodeEntities(raw));
    this.#add(this.#endsInSpace && text.startsWith(" ") ? text.slice(1) : text);
  }

  #readTag(): void {
    const html = this.#html;
    const next = codeAt(html, this.#at + 1);
    if (next === 33 && html.startsWith("<!--", this.#at)) return this.#skipPast("-->");
    if (next === 33 || next === 63) return this.#skipPast(">"); // <!doctype>, <?xml>
    const isEnd = next === 47;
    const nameFrom = this.#at + (isEnd ? 2 : 1);
    const nameEnd = tagNameEnd(html, nameFrom);
    if (nameEnd === nameFrom) {
      this.#add("<");
      this.#at += 1;
      return;
    }
    const end = tagEnd(html, nameEnd);
    this.#at = Math.min(end + 1, html.length);
    this.#applyTag(html.slice(nameFrom, nameEnd).toLowerCase(), isEnd, [nameEnd, end]);
  }

  #applyTag(name: string, isEnd: boolean, [from, end]: readonly [number, number]): void {
    if (name === "a") {
      this.#endLink();
      const href = isEnd ? undefined : hrefIn(this.#html.slice(from, end));
      if (href !== undefined) this.#link = { href, from: this.#parts.length };
    } else if (PARAGRAPH_TAGS.has(name)) {
      this.#add("\n\n");
    } else if (LINE_TAGS.has(name)) {
      if (name !== "li") this.#add("\n");
      else if (!isEnd) this.#add("\n• ");
    } else if (name === "td" || name === "th") {
      this.#add(" ");
    } else if (!isEnd && codeAt(this.#html, end - 1) !== 47) {
      this.#dropContent(name);
    }
  }

  #dropContent(name: string): void {
    const close = DROPPED_TAGS.get(name);
    if (close === undefined) return;
    close.lastIndex = this.#at;
    this.#at = close.test(this.#html) ? close.lastIndex : this.#html.length;
  }

  #endLink(): void {
    if (this.#link === undefined) return;
    const { href, from } = this.#link;
    this.#link = undefined;
    const label = this.#parts.slice(from).join("").replace(/\s+/gu, " ").trim();
    if (!/^(?:https?:\/\/|\/|mailto:|www\.)/iu.test(href)) return;
    this.#links.push({ href, label });
    if (this.#keepsAddresses && !href.startsWith("/") && !showsAddress(label, href)) {
      const space = this.#endsInSpace ? "" : " ";
      const shown = href.startsWith("mailto:")
        ? href.slice(7)
        : href.includes("?")
          ? (cleanUrl(href) ?? href)
          : href;
      this.#add(`${space}(${shown})`);
    }
  }

  #skipPast(mark: string): void {
    const at = this.#html.indexOf(mark, this.#at);
    this.#at = at < 0 ? this.#html.length : at + mark.length;
  }
}

/** True when the linked words are the address itself, perhaps cut short. */
function showsAddress(label: string, href: string): boolean {
  if (label === "") return false;
  const bare = href.replace(/^(?:mailto:|https?:\/\/(?:www\.)?)/iu, "").replace(/\/?(?:\?.*)?$/u, "");
  return label.includes(bare) || href.includes(label.replace(/(?:…|\.\.\.)$/u, ""));
}

function tagNameEnd(html: string, from: number): number {
  const { length } = html;
  let at = from;
  for (; at < length; at++) {
    const code = codeAt(html, at) | 32;
    const isLetter = code >= 97 && code <= 122;
    if (!isLetter && !(at > from && isNameRest(codeAt(html, at)))) break;
  }
  return at;
}

function isNameRest(code: number): boolean {
  return (code >= 48 && code <= 58) || code === 45;
}

/** No honest attribute is longer; an unclosed quote must not make every tag read to the end of the page. */
const ATTRIBUTES_LENGTH = 4_000;

/** Where a tag ends: the next ">" outside quotes, or simply the next one when the quotes never close. */
function tagEnd(html: string, from: number): number {
  const limit = Math.min(html.length, from + ATTRIBUTES_LENGTH);
  let quote = 0;
  for (let at = from; at < limit; at++) {
    const code = codeAt(html, at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return at;
    else if ((code === 34 || code === 39) && codeAt(html, at - 1) === 61) quote = code;
  }
  const simple = html.indexOf(">", from);
  return simple < 0 ? html.length : simple;
}

const HREF = /(?:^|[\s"'])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/iu;

function hrefIn(attributes: string): string | undefined {
  const match = HREF.exec(attributes);
  if (match === null) return undefined;
  return decodeEntities(match[1] ?? match[2] ?? match[3] ?? "").replace(/\s+/gu, "");
}

/** Runs of white space as one space; the common case, without any, is told apart first. */
function collapse(text: string): string {
  return /[\t\n\f\r]| {2}/u.test(text) ? text.replace(/[\t\n\f\r ]+/gu, " ") : text;
}
