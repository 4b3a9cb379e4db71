import type { SourceRecord } from "../../record.ts";
import { readCost } from "../money/price-text.ts";
import { headerWords } from "./column-roles.ts";
import type { ColumnMapping } from "./guess-columns.ts";

/** A column of prices beside the one for the cost: who pays them, as its header says. */
export interface PriceColumn {
  readonly column: number;
  readonly label: string;
}

const priceWords = /\b(?:price|fee|cost|rate)\b/u;

/** All columns of prices, where there are several: `Member price`, `Non-member price`. */
export function priceColumns(headers: readonly string[], mapping: ColumnMapping): readonly PriceColumn[] {
  if (mapping.cost === undefined) return [];
  const taken = new Set(Object.values(mapping));
  const found = headers.flatMap((header, column) => {
    const words = headerWords(header);
    if (column !== mapping.cost && (taken.has(column) || !priceWords.test(words))) return [];
    return [{ column, label: words.replaceAll(/\b(?:registration|price|fee|cost|rate|usd)\b/gu, " ") }];
  });
  const named = found.map(({ column, label }) => ({ column, label: label.replaceAll(/\s+/gu, " ").trim() }));
  return named.length > 1 ? named : [];
}

/** The record with a tier for each column of prices. */
export function withPrices(
  record: SourceRecord,
  row: readonly string[],
  columns: readonly PriceColumn[],
): SourceRecord {
  const prices = columns.flatMap(({ column, label }) =>
    readCost(row[column] ?? "", "USD").prices.map((price) => (label === "" ? price : { label, ...price })),
  );
  return prices.length > 1 ? { ...record, prices } : record;
}
