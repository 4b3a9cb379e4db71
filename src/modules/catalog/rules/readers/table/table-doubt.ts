import type { SourceRecord } from "../../record.ts";
import type { ColumnMapping } from "./guess-columns.ts";

/**
 * Why a table may be no list of offerings, naming what it lacks: then a person has to say that it is one before anything
 * of it is kept. Nothing when one of its columns tells a title and one of its rows has something that offerings have.
 */
export function tableDoubt(records: readonly SourceRecord[], mapping: ColumnMapping): string | undefined {
  if (records.length === 0) return undefined;
  const lacks = [
    ...(mapping.title === undefined ? ["No column seems to hold a title."] : []),
    ...(records.some(isLikeAnOffering) ? [] : [nothingOffered(records)]),
  ];
  return lacks.length === 0
    ? undefined
    : `${lacks.join(" ")} This may be a list of something else than learning.`;
}

function nothingOffered(records: readonly SourceRecord[]): string {
  const hasLinks = records.some(linkOf);
  const isOne = records.length === 1;
  const rows = isOne ? "Its only row has neither" : `None of its ${counts.format(records.length)} rows has`;
  const things = `a date, a price, credit ${isOne ? "nor" : "or"} a length of time`;
  return hasLinks
    ? `${rows} ${things}, and ${isOne ? "its web address goes with a street address" : "their web addresses go with street addresses"}, as those of places do.`
    : `${rows} ${things}, nor a web address.`;
}

const counts = new Intl.NumberFormat("en");

/** A course at one's own pace has a link and no place; a branch in a directory has both. */
function isLikeAnOffering(record: SourceRecord): boolean {
  if (record.sessions.length > 0 || record.durationMinutes !== undefined) return true;
  if (record.prices.length > 0 || record.costText !== undefined || record.creditText !== undefined)
    return true;
  return linkOf(record) !== undefined && !isAtAnAddress(record);
}

function linkOf({ url, registrationUrl }: SourceRecord): string | undefined {
  return url ?? registrationUrl;
}

function isAtAnAddress({ place }: SourceRecord): boolean {
  return place?.address !== undefined || place?.latitude !== undefined;
}
