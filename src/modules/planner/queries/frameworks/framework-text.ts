import { writeCsv } from "#platform/spreadsheet";
import { stringify } from "yaml";
import { caseOf } from "../../rules/frameworks/case-document.ts";
import type { Framework } from "../../rules/frameworks/framework.ts";
import { tableOf } from "../../rules/frameworks/framework-table.ts";
import { stableUuid } from "./stable-uuid.ts";

/** The forms in which a framework is written, by the ending of a file's name. */
export const frameworkForms = ["json", "csv", "yaml"] as const;
export type FrameworkForm = (typeof frameworkForms)[number];

/** What browsers are told each form is. */
export const formTypes: Readonly<Record<FrameworkForm, string>> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  yaml: "application/yaml; charset=utf-8",
};

const firstLine = "# How to read and change this file: docs/guide/frameworks.md\n";

/** A framework as a file: CASE 1.0 as JSON, its headings as a table, or a pack. CASE and packs read back as they were. */
export function frameworkText(framework: Framework, form: FrameworkForm, publicUrl: string): string {
  switch (form) {
    case "json":
      return `${JSON.stringify(caseOf(framework, { publicUrl, uuidOf: stableUuid }), null, 2)}\n`;
    case "csv":
      return writeCsv(tableOf(framework));
    case "yaml":
      return firstLine + stringify(plain(framework), { lineWidth: 110, aliasDuplicateObjects: false });
    default:
      return form satisfies never;
  }
}

/** Without fields that hold nothing. */
function plain(framework: Framework): unknown {
  return JSON.parse(JSON.stringify(framework));
}
