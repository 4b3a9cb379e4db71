import type { Fetcher } from "#platform/fetch";
import { SourceFailure } from "#platform/errors";
import type { Listing } from "../../rules/listing.ts";
import {
  type LinkedCalendar,
  linkedCalendars,
  type PlatformRequest,
  type RecognisedPlatform,
  recognisePlatform,
} from "../../rules/readers/index.ts";
import { type ReadListings, readListings, type SourceSettings } from "./read-listings.ts";
import type { FieldWords } from "../field-words.ts";

export interface ReadSourceContext {
  readonly settings: SourceSettings;
  readonly words: FieldWords;
  readonly now: string;
  readonly fetch: Fetcher;
  /** False when a person asked for this address by hand just now. */
  readonly obeysRobots?: boolean;
  /** From the last harvest: the server may answer that nothing changed. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** A source as it was read: its listings, and how to ask for them next time. */
export interface ReadSource extends ReadListings {
  readonly isUnchanged: false;
  /** The address to ask again: the one given, or the linked calendar's where the page only led to one. */
  readonly address: string;
  readonly bytes: number;
  /** Of the address that was asked for, and only when it alone gave everything. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** How the listings were come by, in plain words, when not straight from the address given. */
  readonly notes: readonly string[];
  /** Other calendars and feeds that the page names. */
  readonly linked: readonly LinkedCalendar[];
  /** True when the address that was asked for only led to this one. */
  readonly isLinked?: boolean;
}

/** Longest chain of pages of one source; a source with more is told so. */
const mostPages = 20;
/** Linked calendars tried before a page is said to hold nothing. */
const mostLinks = 3;

/**
 * Reads a source from its address: known platforms by their own interface, pages by the calendar they link to when they
 * hold no listings themselves, further pages one after another.
 *
 * @throws SourceFailure when nothing could be fetched, with the reason in plain words.
 */
export async function readSource(
  address: string,
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  const platform = recognisePlatform(address, context.now);
  return platform === undefined ? readAddress(address, context) : readPlatform(address, platform, context);
}

async function readPlatform(
  address: string,
  platform: RecognisedPlatform,
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  const notes = [`Recognized as ${platform.name}.`, ...platform.notes];
  // The fetcher tries such an address without security where there is none.
  const requests = platform.requests.map((request) =>
    /^webcal:/iu.test(address) ? { ...request, url: request.url.replace(/^https:/u, "webcal:") } : request,
  );
  // A request holds today's date: the address that was given leads to it anew each time.
  if (platform.isSliced) return { ...withNotes(await readSlices(requests, context), notes), address };
  const read = await firstThatAnswers(requests, context);
  if (read.isUnchanged) return read;
  return {
    ...withNotes(read, notes),
    address: read.isLinked === true ? read.address : overHttp(address, read.address),
  };
}

/** The server says that nothing changed since the last harvest. */
export interface UnchangedSource {
  readonly isUnchanged: true;
}

async function readAddress(
  address: string,
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  const first = await readOne(address, context);
  if (first.isUnchanged || first.format !== "page" || first.listings.length > 0)
    return withFurtherPages(first, address, context);
  for (const link of first.linked.slice(0, mostLinks)) {
    const linked = await readLinked(link.url, withoutValidators(context)).catch(ignoreFailure);
    if (linked === undefined || linked.isUnchanged || linked.listings.length === 0) continue;
    return {
      ...withoutValidators(linked),
      isLinked: true,
      linked: first.linked,
      notes: [
        `The page lists nothing itself; it links to this ${link.kind === "calendar" ? "calendar" : "feed"} (${link.because}).`,
        ...linked.notes,
      ],
    };
  }
  return withFurtherPages(first, address, context);
}

/** What a page links to, as it is read when it is kept; never another page, which could lead on for ever. */
async function readLinked(
  address: string,
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  const platform = recognisePlatform(address, context.now);
  return platform === undefined || platform.requests.some(({ format }) => format === "page")
    ? readPages(address, context)
    : readPlatform(address, platform, context);
}

async function readPages(address: string, context: ReadSourceContext): Promise<ReadSource | UnchangedSource> {
  return withFurtherPages(await readOne(address, context), address, context);
}

async function withFurtherPages(
  first: ReadSource | UnchangedSource,
  address: string,
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  // What a page of another kind links to is another source, not its next page.
  if (first.isUnchanged || first.format === "page" || first.nextUrls.length === 0) return first;
  const seen = new Set([address]);
  const waiting = [...first.nextUrls];
  const pages = [first];
  while (waiting.length > 0 && pages.length < mostPages) {
    const next = waiting.shift();
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    const page = await readOne(next, withoutValidators(context));
    if (page.isUnchanged) continue;
    pages.push(page);
    waiting.push(...page.nextUrls);
  }
  const whole = joined(first, pages);
  if (waiting.every((url) => seen.has(url))) return whole;
  const message = `It has more than ${mostPages} pages: the rest was left out.`;
  return {
    ...whole,
    isCutShort: true,
    notes: [message],
    problems: [...whole.problems, { where: address, message, isLoss: false }],
  };
}

async function readOne(address: string, context: ReadSourceContext): Promise<ReadSource | UnchangedSource> {
  const outcome = await context.fetch.fetchDocument({
    url: address,
    obeysRobots: context.obeysRobots ?? true,
    ...(context.etag === undefined ? {} : { etag: context.etag }),
    ...(context.lastModified === undefined ? {} : { lastModified: context.lastModified }),
  });
  if (outcome.kind === "not-modified") return { isUnchanged: true };
  const hints = {
    url: outcome.url,
    ...(outcome.contentType === undefined ? {} : { contentType: outcome.contentType }),
  };
  const read = await readListings(outcome.body, hints, context);
  return {
    ...read,
    isUnchanged: false,
    address: outcome.movedTo ?? overHttp(address, outcome.url),
    bytes: outcome.body.length,
    etag: outcome.etag,
    lastModified: outcome.lastModified,
    notes: [],
    linked:
      read.format === "page" ? linkedCalendars(new TextDecoder().decode(outcome.body), outcome.url) : [],
  };
}

/** `webcal:` says nothing of security: the address is kept with what the server was found to speak. */
function overHttp(address: string, found: string): string {
  return address.replace(/^webcals?:/iu, found.startsWith("http:") ? "http:" : "https:");
}

async function readSlices(
  requests: readonly PlatformRequest[],
  context: ReadSourceContext,
): Promise<ReadSource> {
  const slices: ReadSource[] = [];
  for (const request of requests) {
    const slice = await readPages(request.url, withoutValidators(context));
    if (!slice.isUnchanged) slices.push(slice);
  }
  const [first] = slices;
  if (first === undefined) throw new SourceFailure("The source gave no answer to any of its slices.");
  return joined(first, slices);
}

async function firstThatAnswers(
  requests: readonly PlatformRequest[],
  context: ReadSourceContext,
): Promise<ReadSource | UnchangedSource> {
  let failure: unknown;
  let empty: ReadSource | undefined;
  // Of several addresses nobody knows which one the validators belong to.
  const asked = requests.length === 1 ? context : withoutValidators(context);
  for (const request of requests) {
    try {
      const isPage = request.format === "page";
      const page = await (isPage ? readAddress : readPages)(request.url, asked);
      const read = requests.length === 1 || page.isUnchanged ? page : withoutValidators(page);
      if (read.isUnchanged || ((isPage || read.format === request.format) && read.listings.length > 0))
        return read;
      empty ??= read;
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      failure ??= error;
    }
  }
  if (empty !== undefined) return empty;
  throw failure;
}

/**
 * Several pages of one source as one; a listing that two pages hold counts by the later. Without validators: that the
 * first page has not changed says nothing of the others.
 */
function joined(first: ReadSource, pages: readonly ReadSource[]): ReadSource {
  const listings = new Map<string, Listing>(
    pages.flatMap((page) => page.listings.map((listing) => [listing.sourceKey, listing])),
  );
  return {
    ...(pages.length === 1 ? first : withoutValidators(first)),
    listings: [...listings.values()],
    problems: pages.flatMap((page) => page.problems),
    isCutShort: pages.some((page) => page.isCutShort),
    bytes: pages.reduce((sum, page) => sum + page.bytes, 0),
    nextUrls: [],
  };
}

function withNotes(read: ReadSource, notes: readonly string[]): ReadSource {
  // A page of a platform may lead to a calendar of the same.
  return { ...read, notes: [...new Set([...notes, ...read.notes])] };
}

function withoutValidators<Read extends { readonly etag?: unknown; readonly lastModified?: unknown }>({
  etag: _etag,
  lastModified: _lastModified,
  ...rest
}: Read): Omit<Read, "etag" | "lastModified"> {
  return rest;
}

function ignoreFailure(error: unknown): undefined {
  if (error instanceof SourceFailure) return undefined;
  throw error;
}
