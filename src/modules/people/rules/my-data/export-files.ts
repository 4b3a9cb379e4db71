import type { RecordClassName } from "./record-class.ts";

/** What an export says of itself, in `manifest.json`. */
export interface ExportManifest {
  readonly format: "carrel-record";
  readonly version: 1;
  /** Different for each export. */
  readonly id: string;
  readonly madeAt: string;
  /** The address of the installation it is from. */
  readonly source: string;
  readonly classes: readonly ExportedClass[];
}

/** A class in the manifest. */
export interface ExportedClass {
  readonly name: string;
  readonly label: string;
  readonly owner: "person" | "employer";
  readonly rows: number;
  readonly json: string;
  readonly csv: string;
}

export const manifestName = "manifest.json";

/** A class as the manifest lists it. */
export function exportedClass({ name, label, owner }: RecordClassName, rows: number): ExportedClass {
  return { name, label, owner, rows, json: `records/${name}.json`, csv: `records/${name}.csv` };
}

/** The page that explains the rest, for someone who opens the ZIP in five years and has never heard of Carrel. */
export function readmeText({ madeAt, source, classes }: ExportManifest): string {
  const lines = classes.map(
    ({ name, label, owner, rows }) =>
      `  records/${name}.json and .csv\n    ${label}: ${rows} ${rows === 1 ? "row" : "rows"}${owner === "employer" ? " (your employer's record, for your information)" : ""}`,
  );
  return `Your record in Carrel
=====================

Taken from ${source} on ${madeAt.slice(0, 10)}. Carrel is where library people find, plan and keep their learning.

What is in here
---------------
${lines.join("\n")}
  files/
    What you gave or were given: certificates, evidence. Each in the folder of the record it belongs to.
  ${manifestName}
    The same list for programs.

Each .json file says in "schema" what its rows mean (JSON Schema, draft 2020-12). The .csv files hold the same rows for a
spreadsheet; a cell that begins like a formula has an apostrophe in front. Instants are in UTC.

Taking it elsewhere
-------------------
Another installation of Carrel reads this ZIP at "My data", "Bring a record along". What is yours becomes part of your record
there. What is an employer's stays theirs: you keep it as a copy, marked as from elsewhere.

This ZIP holds personal data. Keep it where nobody else opens it.
`;
}

/** A file's name without what could lead out of its folder. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? "";
  return (
    last
      .replaceAll(/[\p{Cc}\p{Cf}:*?"<>|]/gu, "")
      .replace(/^\.+/u, "")
      .slice(0, 150) || "file"
  );
}
