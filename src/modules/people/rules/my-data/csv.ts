import { safeCell } from "#platform/spreadsheet";
import type { JsonRow } from "./record-class.ts";

/** Rows as CSV (RFC 4180) with a first line of column names, for spreadsheets: lists and objects stand as JSON. */
export function csvOf(columns: readonly string[], rows: readonly JsonRow[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column])))];
  // The mark at the start tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return safeCell(value);
  const text = JSON.stringify(value);
  return typeof value === "object" ? safeCell(text) : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
