import type { SourceRecord } from "../../record.ts";

/**
 * Records with keys of their own. Two that say the same (title and first start) are one, the earlier filled from the
 * later; two that share a key but differ, as when every event carries the page's address, get their start, then a
 * number, added to it.
 */
export function distinctRecords(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const bySense = new Map<string, SourceRecord>();
  for (const record of records) {
    const sense = senseOf(record);
    const known = bySense.get(sense);
    bySense.set(sense, known === undefined ? record : filled(known, record));
  }
  return withOwnKeys([...bySense.values()]);
}

function senseOf(record: SourceRecord): string {
  const title = record.title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return JSON.stringify([title, record.sessions[0]?.start ?? record.url ?? record.key, placeOf(record)]);
}

function placeOf(record: SourceRecord): string {
  return (record.place?.name ?? record.place?.city ?? "").toLowerCase();
}

function filled(first: SourceRecord, second: SourceRecord): SourceRecord {
  return {
    ...second,
    ...first,
    sessions: first.sessions.length >= second.sessions.length ? first.sessions : second.sessions,
    categories: [...new Set([...first.categories, ...second.categories])],
    prices: first.prices.length > 0 ? first.prices : second.prices,
    warnings: [...new Set([...first.warnings, ...second.warnings])],
  };
}

/** Makes every key its own; a key that stands alone is kept as it is. */
export function withOwnKeys(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const shared = counts(records.map((record) => record.key));
  const taken = new Map<string, number>();
  return records.map((record) => {
    const start = record.sessions[0]?.start;
    const isShared = (shared.get(record.key) ?? 0) > 1;
    const wanted = isShared && start !== undefined ? `${record.key}#${start}` : record.key;
    const key = freeKey(wanted, taken);
    return key === record.key ? record : { ...record, key };
  });
}

function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

/** `taken` holds for each key the number last given to it. */
function freeKey(wanted: string, taken: Map<string, number>): string {
  let number = taken.get(wanted);
  if (number === undefined) {
    taken.set(wanted, 1);
    return wanted;
  }
  let key = wanted;
  do {
    number += 1;
    key = `${wanted}#${number}`;
  } while (taken.has(key));
  taken.set(wanted, number);
  taken.set(key, 1);
  return key;
}
