/* Only for tests and bench/fuzz-feed.ts: damaged feeds, the same for the same seed, and what reading them must keep. */
import { readFeed } from "../../../src/modules/catalog/rules/readers/feed/index.ts";
import {
  decodeBytes,
  withoutForbiddenCharacters,
} from "../../../src/modules/catalog/rules/readers/feed/decode-bytes.ts";

/** Draws numbers from 0 to below 1. */
export type Draw = () => number;

/** mulberry32 */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const INSERTED = [
  "<item>",
  "</item>",
  "<entry>",
  "</entry>",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<?",
  "?>",
  "<!DOCTYPE x [",
  '"',
  "'",
  "<",
  ">",
  "&",
  "&#0;",
  "&#x110000;",
  "&nbsp;",
  "&bogus;",
  "</",
  "/>",
  "<title>",
  "</title>",
  "</channel>",
  "</rss>",
  "</feed>",
  "\u0000",
  "\ufeff",
  "😀",
  "\ud800",
  "{",
  "}",
  "[",
  "]",
  ",",
  "\\",
  "<rss>",
  '<x y="',
  "<a:b xmlns:a='q'>",
  "<description>",
  "\r\n\r\n",
];

type Mutation = (text: string, draw: Draw) => string;

const place = (text: string, draw: Draw): number => Math.floor(draw() * (text.length + 1));
const span = (draw: Draw): number => 1 + Math.floor(draw() ** 3 * 400);

const MUTATIONS: readonly Mutation[] = [
  (text, draw) => text.slice(0, place(text, draw)),
  (text, draw) => {
    const at = place(text, draw);
    return text.slice(0, at) + text.slice(at + span(draw));
  },
  (text, draw) => {
    const at = place(text, draw);
    return text.slice(0, at) + (INSERTED[Math.floor(draw() * INSERTED.length)] ?? "") + text.slice(at);
  },
  (text, draw) => {
    const [at, from] = [place(text, draw), place(text, draw)];
    return text.slice(0, at) + text.slice(from, from + span(draw)) + text.slice(at);
  },
  (text, draw) => {
    const at = place(text, draw);
    return text.slice(0, at) + String.fromCharCode(Math.floor(draw() * 256)) + text.slice(at + 1);
  },
  (text, draw) => without(text, draw, /<\/[\w:]+>/g),
  (text, draw) => without(text, draw, /["']/g),
  (text, draw) => without(text, draw, /<!\[CDATA\[|\]\]>|<!--|-->/g),
  (text, draw) => without(text, draw, /<[\w:]+[^<>]*>/g),
  (text, draw) => without(text, draw, /[<>]/g),
];

/** Takes out one of the places a pattern matches. */
function without(text: string, draw: Draw, pattern: RegExp): string {
  const matches = [...text.matchAll(pattern)];
  const chosen = matches[Math.floor(draw() * matches.length)];
  return chosen ? text.slice(0, chosen.index) + text.slice(chosen.index + chosen[0].length) : text;
}

/** The feed with one to three things wrong with it, as bytes in one of the encodings feeds come in. */
export function mutated(text: string, draw: Draw): Uint8Array {
  let damaged = text;
  const count = 1 + Math.floor(draw() * 3);
  for (let step = 0; step < count; step++)
    damaged = (MUTATIONS[Math.floor(draw() * MUTATIONS.length)] ?? String)(damaged, draw);
  const kind = draw();
  if (kind < 0.05) return Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(damaged, "utf16le")]);
  if (kind < 0.1) return Buffer.from(damaged, "latin1");
  const bytes = Buffer.from(damaged);
  if (kind < 0.2 && bytes.length > 0) bytes[Math.floor(draw() * bytes.length)] = Math.floor(draw() * 256);
  return bytes;
}

/** With the prefixes feeds put on their own elements; `content:item` and the like are parts of an item. */
const OPENING = /<(?:(?:rss|rss10|atom|a10):)?(?:item|entry)(?=[\s/>])/g;
const CONTEXT = {
  defaultZone: "America/New_York",
  now: "2026-11-02T12:00:00Z",
  baseUrl: "https://example.org/feed",
};

/** What reading one damaged feed came to. */
export interface FuzzOutcome {
  readonly openings: number;
  /** Items read and items reported as lost, hidden or empty; all of them where the document is refused by name. */
  readonly accounted: number;
  readonly milliseconds: number;
  readonly isUnknown: boolean;
}

export function readDamaged(bytes: Uint8Array): FuzzOutcome {
  const before = process.cpuUsage();
  const { records, problems } = readFeed(bytes, CONTEXT);
  const { user, system } = process.cpuUsage(before);
  const openings = withoutForbiddenCharacters(decodeBytes(bytes).text).match(OPENING)?.length ?? 0;
  const told = problems.filter(({ where }) => where.startsWith("item ")).length;
  const isUnknown = problems.some(({ message }) => message.startsWith("This is not"));
  const accounted = isUnknown ? openings : records.length + told;
  return { openings, accounted, milliseconds: (user + system) / 1000, isUnknown };
}

/** Two seconds a megabyte, and what one collection of garbage may take. */
export function longestMilliseconds(byteLength: number): number {
  return 250 + (byteLength / 1_000_000) * 2000;
}
