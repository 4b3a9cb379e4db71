import { type Db, inTransaction, isUniqueViolation } from "#platform/db";
import { Conflict, InvalidInput, type Problem } from "#platform/errors";
import { newId } from "#platform/ids";
import { now as presentInstant, resolveZone } from "#platform/time";
import { type ColumnMapping, redactedAddress } from "../rules/readers/index.ts";
import type { CatalogTables } from "../tables.ts";

/** A source as a person keeps it after the preview. */
export interface NewSource {
  readonly address: string;
  readonly name: string;
  readonly format: string;
  readonly zone: string;
  readonly language?: string | undefined;
  readonly region?: string | undefined;
  readonly homePage?: string | undefined;
  readonly columns?: ColumnMapping | undefined;
  readonly packId?: string | undefined;
  /** False for what has no address to fetch: files, messages, offerings by hand. */
  readonly isHarvested?: boolean;
}

/**
 * Keeps a source; its first harvest is due at once. Its id.
 *
 * @throws InvalidInput for an address or zone that cannot be used; Conflict when the address is kept already.
 */
export async function addSource(db: Db<CatalogTables>, source: NewSource): Promise<string> {
  const isHarvested = source.isHarvested ?? true;
  const address = isHarvested ? normalAddress(source.address) : source.address;
  const { zone, problems: wordProblems } = checkedWords(source);
  const problems: Problem[] = [];
  if (address === undefined)
    problems.push({
      where: "address",
      message: "Write a whole address that starts with https://, http:// or webcal://.",
    });
  problems.push(...wordProblems);
  if (problems.length > 0 || address === undefined || zone === undefined) throw new InvalidInput(problems);
  const now = presentInstant();
  const id = newId();
  try {
    // A transaction of its own: a refused insert would spoil one that it joined.
    await inTransaction(db, (tx) =>
      tx
        .insertInto("catalog_sources")
        .values({
          id,
          name: source.name.trim(),
          address,
          shown_address: isHarvested ? redactedAddress(address) : address,
          home_page: source.homePage ?? null,
          format: source.format,
          zone,
          region: source.region ?? null,
          language: source.language ?? "en",
          status: isHarvested ? "unverified" : "active",
          pack_id: source.packId ?? null,
          columns: source.columns === undefined ? null : JSON.stringify(source.columns),
          next_harvest_at: isHarvested ? now : null,
          etag: null,
          last_modified: null,
          last_success_at: null,
          last_error: null,
          created_at: now,
        })
        .execute(),
    );
  } catch (error) {
    if (isUniqueViolation(error))
      throw new Conflict("This address is among the sources already.", { cause: error });
    throw error;
  }
  return id;
}

/** What is wrong with the name and zone of a source, and the zone by its IANA name. */
export function checkedWords(words: { readonly name: string; readonly zone: string }): {
  readonly zone: string | undefined;
  readonly problems: readonly Problem[];
} {
  const zone = resolveZone(words.zone).id;
  const problems: Problem[] = [];
  if (zone === undefined)
    problems.push({
      where: "zone",
      message: `“${words.zone}” is no time zone: write one such as America/New_York.`,
    });
  if (words.name.includes("\0") || !words.name.isWellFormed())
    problems.push({
      where: "name",
      message: "The name holds characters that nobody can read: write it anew.",
    });
  if (words.name.trim() === "")
    problems.push({ where: "name", message: "Give the source a name people will know it by." });
  return { zone, problems };
}

/** An address in the form it is kept in: webcal and feed become https, no fragment. Undefined when it is none. */
export function normalAddress(text: string): string | undefined {
  // `feed:` also stands before a whole address: feed:https://library.example/news.xml.
  const trimmed = text
    .trim()
    .replace(/^(?:webcals?|feed):(?=https?:)/iu, "")
    .replace(/^(?:webcals?|feed):(?:\/\/)?/iu, "https://");
  // library.example:8080 is a host with its port.
  const hasScheme = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(trimmed);
  // events@library.example is an address of mail.
  if (!hasScheme && /^[^/?#]*@/u.test(trimmed)) return undefined;
  const whole = hasScheme ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  if (
    !/^https?:$/u.test(url.protocol) ||
    (!url.hostname.includes(".") && url.hostname !== "localhost" && !url.hostname.startsWith("["))
  )
    return undefined;
  url.hash = "";
  return url.href;
}
