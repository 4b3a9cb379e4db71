import { cleanUrl } from "./addresses.ts";
import { decodeEntities, referenceAt } from "./entities.ts";
import type { SafeText, TextLink } from "./safe-text.ts";
import { TextUnits } from "./text-units.ts";
import { TidyText } from "./tidy-text.ts";

/** True when a text holds tags a description would hold; `a < b` and `<me@example.org>` are not. */
export function looksLikeHtml(text: string): boolean {
  return text.includes("<") && KNOWN_TAG.test(text);
}

/**
 * The words of an HTML fragment, tidied, with paragraphs and list items on their own lines, and its links in order.
 * Reads once from left to right and never goes back, so hostile input takes no longer than plain input.
 */
export function htmlText(html: string, keepsAddresses: boolean): SafeText {
  return new HtmlReading(html, keepsAddresses).result();
}

const KNOWN_TAG =
  /<(?:\/?(?:p|br|div|span|a|ul|ol|li|b|i|em|strong|h[1-6]|table|tr|td|img|script|style|font|html|body|u|hr|center|blockquote|section|article|iframe|svg|input|form|button|pre|code|sup|sub|small)\b|!--)/iu;

type Role = "link" | "line" | "item" | "paragraph" | "cell" | "dropped";

interface Tag {
  readonly role: Role;
  /** Where the content of a dropped element ends. */
  readonly close: RegExp | undefined;
}

/** What tags do to the text; those not here do nothing. */
const NAMES: Readonly<Record<Role, string>> = {
  link: "a",
  line: "br div tr dt dd ul ol dl section article header option",
  item: "li",
  paragraph: "p h1 h2 h3 h4 h5 h6 table blockquote hr pre figure footer",
  cell: "td th",
  /** Their content is not text for people. */
  dropped: "script style template noscript iframe object svg math head title select",
};

const TAGS: ReadonlyMap<number, Tag> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) =>
    names
      .split(" ")
      .map((name): [number, Tag] => [
        nameHash(new TextUnits().of(name), 0, name.length),
        { role: role as Role, close: role === "dropped" ? new RegExp(`</${name}[^>]*>?`, "giu") : undefined },
      ]),
  ),
);

/**
 * A tag's name as a number of 30 bits, whatever its letter case, so that no tag becomes a string. No two names of HTML
 * share one, and another name that does is only laid out like its twin.
 */
function nameHash(units: Uint16Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ ((units[at] ?? 0) | 32), 0x01000193);
  return hash >>> 2;
}

const units = new TextUnits();
const written = new TidyText();

interface OpenLink {
  readonly href: string;
  /** The words linked, as far as they are read. */
  label: string;
}

class HtmlReading {
  readonly #html: string;
  readonly #units: Uint16Array;
  readonly #keepsAddresses: boolean;
  readonly #links: TextLink[] = [];
  #at = 0;
  /** Where the next "&" is. */
  #reference: number;
  #link: OpenLink | undefined;

  constructor(html: string, keepsAddresses: boolean) {
    this.#html = html;
    this.#units = units.of(html);
    this.#keepsAddresses = keepsAddresses;
    this.#reference = placeOf("&", html, 0);
    written.begin({ isMarkup: true });
  }

  result(): SafeText {
    const { length } = this.#html;
    while (this.#at < length) {
      const tag = placeOf("<", this.#html, this.#at);
      this.#readText(tag);
      this.#at = tag;
      if (tag < length) this.#readTag();
    }
    this.#endLink();
    return { text: written.end(), links: this.#links };
  }

  #readText(to: number): void {
    let from = this.#at;
    if (this.#reference < from) this.#reference = placeOf("&", this.#html, from);
    if (this.#link !== undefined) this.#link.label += decodeEntities(this.#html.slice(from, to));
    while (this.#reference < to) {
      written.addUnits(this.#units, from, this.#reference);
      const { text, end } = referenceAt(this.#html, this.#reference);
      written.add(text);
      from = end;
      this.#reference = placeOf("&", this.#html, from);
    }
    written.addUnits(this.#units, from, to);
  }

  #readTag(): void {
    const html = this.#html;
    const next = this.#at + 1 < html.length ? this.#units[this.#at + 1] : 0;
    if (next === 33 && html.startsWith("<!--", this.#at)) return this.#skipPast("-->");
    if (next === 33 || next === 63) return this.#skipPast(">"); // <!doctype>, <?xml>
    const isEnd = next === 47;
    const nameFrom = this.#at + (isEnd ? 2 : 1);
    const nameEnd = tagNameEnd(this.#units, nameFrom, html.length);
    if (nameEnd === nameFrom) {
      written.add("<");
      if (this.#link !== undefined) this.#link.label += "<";
      this.#at += 1;
      return;
    }
    const end = tagEnd(html, this.#units, nameEnd);
    this.#at = Math.min(end + 1, html.length);
    const tag = TAGS.get(nameHash(this.#units, nameFrom, nameEnd));
    if (tag !== undefined) this.#applyTag(tag, isEnd, [nameEnd, end]);
  }

  #applyTag({ role, close }: Tag, isEnd: boolean, [from, end]: readonly [number, number]): void {
    if (role === "link") return this.#applyLink(isEnd ? undefined : hrefIn(this.#html.slice(from, end)));
    if (role === "dropped") {
      if (!isEnd && this.#units[end - 1] !== 47) this.#dropContent(close);
      return;
    }
    if (role === "item" && isEnd) return;
    if (this.#link !== undefined) this.#link.label += role === "item" ? " • " : " ";
    if (role === "paragraph") written.addParagraphEnd();
    else if (role === "cell") written.addSpace();
    else written.addLineEnd();
    if (role === "item") written.add("• ");
  }

  #applyLink(href: string | undefined): void {
    this.#endLink();
    if (href !== undefined) this.#link = { href, label: "" };
  }

  #dropContent(close: RegExp | undefined): void {
    if (close === undefined) return;
    close.lastIndex = this.#at;
    this.#at = close.test(this.#html) ? close.lastIndex : this.#html.length;
  }

  #endLink(): void {
    if (this.#link === undefined) return;
    const { href } = this.#link;
    const label = this.#link.label.replace(/\s+/gu, " ").trim();
    this.#link = undefined;
    if (!/^(?:https?:\/\/|\/|mailto:|www\.)/iu.test(href)) return;
    this.#links.push({ href, label });
    if (this.#keepsAddresses && !href.startsWith("/") && !showsAddress(label, href)) {
      written.addSpace();
      written.add(`(${shownAddress(href)})`);
    }
  }

  #skipPast(mark: string): void {
    const at = this.#html.indexOf(mark, this.#at);
    this.#at = at < 0 ? this.#html.length : at + mark.length;
  }
}

/** Where a character is next, or the end. */
function placeOf(character: string, text: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
}

/** An address as it stands in the text. */
export function shownAddress(href: string): string {
  if (href.startsWith("mailto:")) return href.slice(7);
  return href.includes("?") ? (cleanUrl(href) ?? href) : href;
}

/** True when the linked words are the address itself, perhaps cut short. */
function showsAddress(label: string, href: string): boolean {
  if (label === "") return false;
  const isCut = label.endsWith("…") || label.endsWith("...");
  const shown = isCut ? label.replace(/(?:…|\.\.\.)$/u, "") : label;
  return href.includes(shown) || label.includes(bareAddress(href));
}

/** An address without scheme, "www.", parameters and the slash before them. */
function bareAddress(href: string): string {
  const from = /^(?:mailto:|https?:\/\/(?:www\.)?)/iu.exec(href)?.[0].length ?? 0;
  const end = placeOf("?", href, from);
  return href.slice(from, end > from && href[end - 1] === "/" ? end - 1 : end);
}

function tagNameEnd(source: Uint16Array, from: number, length: number): number {
  let at = from;
  for (; at < length; at++) {
    const unit = source[at] ?? 0;
    const letter = unit | 32;
    const isLetter = letter >= 97 && letter <= 122;
    if (!isLetter && !(at > from && isNameRest(unit))) break;
  }
  return at;
}

function isNameRest(unit: number): boolean {
  return (unit >= 48 && unit <= 58) || unit === 45;
}

/** No honest attribute is longer; an unclosed quote must not make every tag read to the end of the page. */
const ATTRIBUTES_LENGTH = 4_000;

/** Where a tag ends: the next ">" outside quotes, or simply the next one when the quotes never close. */
function tagEnd(html: string, source: Uint16Array, from: number): number {
  const limit = Math.min(html.length, from + ATTRIBUTES_LENGTH);
  let quote = 0;
  for (let at = from; at < limit; at++) {
    const unit = source[at] ?? 0;
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 62) return at;
    else if ((unit === 34 || unit === 39) && source[at - 1] === 61) quote = unit;
  }
  return placeOf(">", html, from);
}

const HREF = /(?:^|[\s"'])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/iu;

function hrefIn(attributes: string): string | undefined {
  const match = HREF.exec(attributes);
  if (match === null) return undefined;
  const href = decodeEntities(match[1] ?? match[2] ?? match[3] ?? "");
  return /\s/u.test(href) ? href.replace(/\s+/gu, "") : href;
}
