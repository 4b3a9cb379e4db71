import { createHash } from "node:crypto";
import { type Db, json } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import type { FieldWords } from "../queries/field-words.ts";
import { type ReadListings, readListings, type SourceSettings } from "../queries/reading/read-listings.ts";
import { harvestMessage } from "../rules/harvesting/harvest-message.ts";
import type { CatalogTables } from "../tables.ts";
import { checkedWords } from "./add-source.ts";
import { saveAllListings } from "./save-listings.ts";

/** A file to take in, and what is known of it. */
export interface ImportedDocument {
  readonly bytes: Uint8Array;
  /** The file's name: importing a file of the same name again brings the same source up to date. */
  readonly name: string;
  readonly contentType?: string | undefined;
  readonly settings: SourceSettings;
  /** True when a person says that its rows are offerings, though they have nothing that offerings have. */
  readonly takesAnyRows?: boolean | undefined;
}

export interface ImportReport {
  readonly sourceId: string;
  readonly format: string;
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly problems: ReadListings["problems"];
}

const keptProblems = 50;

/**
 * Takes a file's listings into the catalogue, under a source named after the file. Nothing is marked gone: a file says
 * what is, not what is no longer. Saved batch by batch; importing it again changes nothing.
 *
 * @throws InvalidInput when nothing in it can be read, with every problem, or when it may be a list of something else.
 */
export async function importDocument(
  db: Db<CatalogTables>,
  document: ImportedDocument,
  tools: { readonly words: FieldWords; readonly onProgress?: (done: number, total: number) => void },
): Promise<ImportReport> {
  const { zone, problems } = checkedWords({ name: document.name, zone: document.settings.zone });
  if (zone === undefined || problems.length > 0) throw new InvalidInput(problems);
  const settings = { ...document.settings, zone };
  const startedAt = presentInstant();
  const hints = {
    url: `file:///${encodeURIComponent(document.name)}`,
    ...(document.contentType === undefined ? {} : { contentType: document.contentType }),
  };
  const read = await readListings(document.bytes, hints, {
    settings,
    words: tools.words,
    now: startedAt,
  });
  const losses = read.problems.filter((problem) => problem.isLoss);
  if (read.listings.length === 0)
    throw new InvalidInput(
      losses.length > 0
        ? losses
        : [
            {
              where: document.name,
              message: `It holds nothing that could be listed: it was read as ${read.format} (${read.because}).`,
            },
          ],
    );
  if (read.doubt !== undefined && document.takesAnyRows !== true)
    throw new InvalidInput([
      {
        where: "any-rows",
        message: `${read.doubt} Nothing was kept; “any-rows” says that they are things to learn all the same.`,
      },
    ]);
  const sourceId = await fileSource(db, { ...document, settings }, read);
  const { added, changed } = await saveAllListings(
    db,
    { id: sourceId, now: startedAt },
    read.listings,
    tools.onProgress,
  );
  const counts = { added, changed };
  await keepHistory(db, {
    sourceId,
    startedAt,
    read,
    counts,
    lost: losses.length,
    bytes: document.bytes.length,
  });
  return { sourceId, format: read.format, records: read.listings.length, ...counts, problems: read.problems };
}

/** One source for each file name; its address is made from it, and is never fetched. */
async function fileSource(
  db: Db<CatalogTables>,
  document: ImportedDocument,
  read: ReadListings,
): Promise<string> {
  const address = `file:${createHash("sha256").update(document.name).digest("hex").slice(0, 16)}`;
  const known = await db
    .selectFrom("catalog_sources")
    .select("id")
    .where("address", "=", address)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const id = newId();
  const now = presentInstant();
  await db
    .insertInto("catalog_sources")
    .values({
      id,
      name: read.sourceTitle ?? document.name,
      address,
      shown_address: document.name,
      home_page: null,
      format: read.format,
      zone: document.settings.zone,
      region: null,
      language: document.settings.language ?? "en",
      status: "active",
      pack_id: null,
      columns: null,
      next_harvest_at: null,
      etag: null,
      last_modified: null,
      last_success_at: now,
      last_error: null,
      created_at: now,
    })
    .execute();
  return id;
}

interface Imported {
  readonly sourceId: string;
  readonly startedAt: string;
  readonly read: ReadListings;
  readonly counts: { readonly added: number; readonly changed: number };
  readonly lost: number;
  readonly bytes: number;
}

async function keepHistory(
  db: Db<CatalogTables>,
  { sourceId, startedAt, read, counts, lost, bytes }: Imported,
): Promise<void> {
  const finishedAt = presentInstant();
  const report = { records: read.listings.length, ...counts, gone: 0, lost };
  await db
    .insertInto("catalog_harvests")
    .values({
      id: newId(),
      source_id: sourceId,
      started_at: startedAt,
      finished_at: finishedAt,
      outcome: "read",
      message: harvestMessage(report),
      ...report,
      bytes,
      problems: json(read.problems.slice(0, keptProblems)),
    })
    .execute();
  const listed = await db
    .selectFrom("catalog_listings")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("source_id", "=", sourceId)
    .where("gone_at", "is", null)
    .executeTakeFirstOrThrow();
  await db
    .updateTable("catalog_sources")
    .set({ last_success_at: finishedAt, listing_count: listed.count })
    .where("id", "=", sourceId)
    .execute();
}
