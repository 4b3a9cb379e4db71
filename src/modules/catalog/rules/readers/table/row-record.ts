import type { ReadProblem, RecordPlace, RecordSession, SourceRecord } from "../../record.ts";
import { absoluteAddress } from "../markup/address.ts";
import { oneLine } from "../markup/visible-text.ts";
import { instantFrom } from "../moments/moment.ts";
import { readCost } from "../money/price-text.ts";
import { isOnlineWords } from "../page/event-place.ts";
import { stated } from "../records/stated.ts";
import { isAddressWithoutScheme } from "./cell-kinds.ts";
import type { ColumnRole } from "./column-roles.ts";
import { type RowCells, type RowReading, statusOf } from "./row-cells.ts";
import { durationMinutes, rowSessions } from "./row-session.ts";

export interface RowResult {
  readonly record?: SourceRecord;
  readonly problems: readonly ReadProblem[];
}

/** One row as a record; a row that cannot be one is a loss that says which column is to blame. */
export function rowRecord(cells: RowCells, reading: RowReading): RowResult {
  const problems: ReadProblem[] = [];
  const blame = (role: ColumnRole, message: string, isLoss: boolean): void => {
    problems.push({ where: `${reading.where}, column ${reading.headerOf(role)}`, message, isLoss });
  };
  const { sessions, warnings, failure } = rowSessions(cells, reading);
  if (failure !== undefined) {
    blame(failure.role, failure.message, true);
    return { problems };
  }
  const title = titleOf(cells);
  if (title === undefined) {
    blame("title", "There is no title.", true);
    return { problems };
  }
  const isGuessed = cells.title === undefined;
  const doubts = isGuessed
    ? [...warnings, "It has no title: the first line of its description was taken."]
    : warnings;
  const record = recordFrom({ cells, title, sessions, warnings: doubts }, reading);
  return { record, problems };
}

function titleOf(cells: RowCells): string | undefined {
  const written = cells.title ?? cells.description;
  const line = written === undefined ? "" : oneLine(written.slice(0, 2_000));
  return line === "" ? undefined : line.slice(0, 300);
}

interface RowParts {
  readonly cells: RowCells;
  readonly title: string;
  readonly sessions: readonly RecordSession[];
  readonly warnings: readonly string[];
}

function recordFrom(
  { cells, title, sessions, warnings }: RowParts,
  { context, headerOf }: RowReading,
): SourceRecord {
  const url = absoluteAddress(webAddress(cells.url), context.baseUrl);
  const registrationUrl = absoluteAddress(webAddress(cells.registrationUrl), context.baseUrl);
  const cost =
    cells.cost === undefined || /^(?:n\/?a|tb[ad]|[-–—?.]+)$/iu.test(cells.cost)
      ? { prices: [] }
      : readCost(cells.cost, "USD");
  const place = placeOf(cells);
  const capacity = Number(cells.capacity);
  return {
    key: cells.id ?? url ?? [title.toLowerCase(), sessions[0]?.start ?? ""].join(" @ "),
    title,
    ...descriptionOf(cells),
    ...stated({ url, registrationUrl: registrationUrl === url ? undefined : registrationUrl }),
    ...stated({ provider: words(cells.provider) }),
    sessions,
    ...stated({ status: statusOf(cells), place, isOnline: isOnline(cells) }),
    categories: categoriesOf(cells),
    prices: cost.prices,
    ...stated({
      costText: cost.costText,
      creditText: creditText(cells, headerOf),
      language: words(cells.language),
    }),
    ...stated({ statedKind: isOfKinds(headerOf("category")) ? words(cells.category) : kindInFormat(cells) }),
    ...stated({ durationMinutes: sessions.length === 0 ? durationMinutes(cells, headerOf) : undefined }),
    ...stated({ capacity: Number.isInteger(capacity) && capacity > 0 ? capacity : undefined }),
    ...stated({
      imageUrl: absoluteAddress(webAddress(cells.image), context.baseUrl),
      updatedAt: instantFrom(cells.updated, context.defaultZone),
    }),
    warnings: [...new Set(warnings)],
  };
}

/** A bare number is an amount of what the header names: 1.5 in "CE Hours". */
function creditText(cells: RowCells, headerOf: RowReading["headerOf"]): string | undefined {
  const credit = words(cells.credit);
  return credit !== undefined && /^(?:\d{1,3}(?:\.\d{1,2})?|\.\d{1,2})$/u.test(credit)
    ? `${credit} ${headerOf("credit").trim()}`
    : credit;
}

/** Some name the kind where others say how one attends. */
function kindInFormat({ format }: RowCells): string | undefined {
  return format !== undefined && /^(?:webinar|workshop|conference|course)$/iu.test(format.trim())
    ? format.trim()
    : undefined;
}

/** A column of kinds says what each row is; one of topics does not. */
function isOfKinds(header: string): boolean {
  return /^(?:(?:event|program|training|activity) )?(?:type|kind)$/iu.test(header.trim());
}

function words(text: string | undefined): string | undefined {
  const line = text === undefined ? "" : oneLine(text);
  return line === "" ? undefined : line;
}

function webAddress(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed.includes(" ")) return undefined;
  return isAddressWithoutScheme(trimmed) ? `https://${trimmed}` : trimmed;
}

function descriptionOf(cells: RowCells): Pick<SourceRecord, "description" | "descriptionKind"> {
  const description = cells.description?.trim();
  if (description === undefined || description === "") return {};
  return { description, descriptionKind: /<\/?[a-z][^<>]*>/iu.test(description) ? "html" : "text" };
}

function placeOf(cells: RowCells): RecordPlace | undefined {
  const name = words(cells.placeName);
  const [latitude, longitude] = [Number(cells.latitude ?? ""), Number(cells.longitude ?? "")];
  // An empty cell would be zero, a point off the coast of Africa.
  const hasBoth = cells.latitude !== undefined && cells.longitude !== undefined;
  const isLocated = hasBoth && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && latitude !== 0;
  const place = stated({
    name: name === undefined || isOnlineWords(name) ? undefined : name,
    address: words(cells.address),
    city: words(cells.city),
    region: words(cells.region),
    postalCode: words(cells.postalCode),
    country: words(cells.country),
    ...(isLocated ? { latitude, longitude } : {}),
  });
  return Object.keys(place).length === 0 ? undefined : place;
}

function isOnline(cells: RowCells): boolean | undefined {
  const format = (cells.format ?? "").toLowerCase();
  if (/online|virtual|webinar|zoom|remote|hybrid|^(?:yes|true)$/u.test(format)) return true;
  if (/in.?person|on.?site|face|^(?:no|false)$/u.test(format)) return false;
  return isOnlineWords(cells.placeName ?? "") ? true : undefined;
}

function isBoth({ format = "" }: RowCells): boolean {
  return (
    /hybrid|blended/iu.test(format) || (/online|virtual|zoom/iu.test(format) && /in.?person/iu.test(format))
  );
}

function categoriesOf(cells: RowCells): readonly string[] {
  const lists = [
    cells.category,
    cells.audience,
    cells.level,
    isOnline(cells) === undefined || isBoth(cells) ? cells.format : undefined,
  ];
  const found = lists.flatMap((list) => (list ?? "").split(/[;|]|,\s+|\s\/\s/u)).map((each) => oneLine(each));
  return [...new Set(found.filter((each) => each !== ""))];
}
