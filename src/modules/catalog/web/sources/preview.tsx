import { InvalidInput, type Problem, SourceFailure } from "#platform/errors";
import { csrfToken, type SentValues, type WebContext } from "#platform/http";
import { now, resolveZone } from "#platform/time";
import { z } from "zod";
import { normalAddress } from "../../actions/add-source.ts";
import { previewSource, type SourcePreview } from "../../queries/reading/preview-source.ts";
import { uploadOf } from "../../queries/reading/uploads.ts";
import { sourceAt } from "../../queries/source-lookups.ts";
import {
  type ColumnMapping,
  type ColumnRole,
  columnRoles,
  mappingOf,
  redactedAddress,
} from "../../rules/readers/index.ts";
import { columnField, type ShownColumn } from "../../views/sources/column-chooser.tsx";
import { PreviewPage } from "../../views/sources/preview-page.tsx";
import type { CatalogSite } from "../site.ts";

/** What the preview's form says about a source. Columns are beside these, one field each. */
export const sourceParameters = z.object({
  address: z.string().trim().max(4000).optional(),
  /** What a person asked for, when that led to another address. */
  asked: z.string().trim().max(4000).optional(),
  name: z.string().trim().max(200).optional(),
  zone: z.string().trim().max(100).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/u, "Choose a language.")
    .optional(),
  format: z.string().max(40).optional(),
  /** A person's word that the rows of a table are offerings. */
  "any-rows": z.literal("yes").optional(),
});

export type SentSource = z.infer<typeof sourceParameters>;

const shownListings = 10;

/** The address in the form it is read from: of an upload, or of the web. Undefined when it is neither. */
export function readableAddress(address: string): string | undefined {
  return uploadOf(address) === undefined ? normalAddress(address) : address;
}

/** The same as it is asked for: `webcal:` stays, so that it is tried without security where there is none. */
export function addressToAsk(typed: string): string | undefined {
  const address = readableAddress(typed);
  return /^\s*webcal:/iu.test(typed) ? address?.replace(/^https:/u, "webcal:") : address;
}

/** A preview and what is wrong with the form, if anything. */
export interface PreviewAsked {
  readonly address: string;
  readonly sent: SentSource;
  readonly columns: ColumnMapping | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the source that a form names.
 *
 * @throws InvalidInput at the address when it cannot be read.
 */
export async function readPreview(site: CatalogSite, asked: PreviewAsked): Promise<SourcePreview> {
  const zone = resolveZone(asked.sent.zone ?? "").id ?? site.zone;
  try {
    return await previewSource(
      { address: asked.address, zone, language: asked.sent.language ?? "en", columns: asked.columns },
      { fetch: site.fetch, words: site.words, now: now() },
    );
  } catch (error) {
    if (error instanceof SourceFailure)
      throw new InvalidInput([{ where: "address", message: error.message }], { cause: error });
    throw error;
  }
}

/** The page of a preview; 422 when something in its form is to be put right. */
export async function showPreview(
  c: WebContext,
  site: CatalogSite,
  asked: PreviewAsked,
  preview: SourcePreview,
): Promise<Response> {
  const { address, sent, problems } = asked;
  return c.html(
    <PreviewPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      problems={problems}
      now={now()}
      words={{
        name: sent.name ?? preview.title ?? plainName(address),
        zone: sent.zone ?? preview.zone ?? site.zone,
        language: sent.language ?? "en",
      }}
      preview={{
        ...preview,
        asked: address,
        shownAddress: plainAddress(preview.address),
        listings: preview.listings.slice(0, shownListings),
        total: preview.listings.length,
        columns: preview.columns && shownColumns(preview.columns, asked.columns),
        known: await sourceAt(site.db, preview.address),
      }}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** An address without its secrets; an upload by its name. */
export function plainAddress(address: string): string {
  return uploadOf(address)?.name ?? redactedAddress(address);
}

/** False for the sample, and for what was imported or written down here: it has no address that could be asked again. */
export function isFetched(source: { readonly shownAddress: string; readonly isSample: boolean }): boolean {
  const { shownAddress, isSample } = source;
  return !isSample && (/^https?:/u.test(shownAddress) || uploadOf(shownAddress) !== undefined);
}

function plainName(address: string): string {
  const upload = uploadOf(address);
  if (upload !== undefined) return upload.name.replace(/\.[a-z\d]{1,5}$/iu, "").replaceAll(/[_-]+/gu, " ");
  return URL.parse(address)?.hostname.replace(/^www\./u, "") ?? "";
}

function shownColumns(
  columns: NonNullable<SourcePreview["columns"]>,
  chosen: ColumnMapping | undefined,
): readonly ShownColumn[] {
  const mapping = chosen ?? mappingOf(columns);
  const roleOf = new Map(Object.entries(mapping).map(([role, column]) => [column, role]));
  return columns.map(({ column, header, because, samples }) => ({
    column,
    header,
    because,
    samples,
    role: columnRoles.find((role) => role === roleOf.get(column)),
  }));
}

/** What the form says each column of a table holds; undefined when it says nothing of columns. */
export function chosenColumns(values: SentValues): {
  readonly columns: ColumnMapping | undefined;
  readonly problems: readonly Problem[];
} {
  const columns: Partial<Record<ColumnRole, number>> = {};
  const problems: Problem[] = [];
  let isSaid = false;
  for (const [name, value] of Object.entries(values)) {
    const column = Number(/^column-(\d{1,3})$/u.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(column)) continue;
    isSaid = true;
    const role = columnRoles.find((each) => each === value);
    if (role === undefined) continue;
    if (columns[role] === undefined) columns[role] = column;
    else
      problems.push({
        where: columnField(column),
        message: "Another column holds this already: choose one of them, and leave the other out.",
      });
  }
  return { columns: isSaid ? columns : undefined, problems };
}
