import type { Sheet } from "#platform/spreadsheet";
import type { OrganisationKind } from "../organisation.ts";
import { readBranchRow } from "./branch-row.ts";
import type { BranchFields, ReadRow } from "./plan.ts";
import { standardRows } from "./table.ts";

/** A row of the outlet file, with the state and the system it belongs to. */
export interface OutletRow extends ReadRow<BranchFields> {
  readonly state: string;
  /** `NY0778` */
  readonly system: string;
  readonly isCentral: boolean;
}

const kinds: Readonly<Record<string, OrganisationKind>> = {
  CE: "branch",
  BR: "branch",
  BS: "bookmobile",
  BM: "branch",
};

const columnNames = {
  code: "FSCSKEY",
  name: "LIBNAME",
  kind: "C_OUT_TY",
  street: "ADDRESS",
  city: "CITY",
  region: "STABR",
  postalCode: "ZIP",
  latitude: "LATITUDE",
  longitude: "LONGITUD",
};

/**
 * The outlet file of the Public Libraries Survey: central libraries, branches, bookmobiles and books by mail of the United
 * States. `M` and negative codes stand there for what a library did not say.
 *
 * @see https://www.imls.gov/research-evaluation/data-collection/public-libraries-survey
 */
export function readOutlets(file: string, sheet: Sheet): readonly OutletRow[] {
  return standardRows(sheet).map(({ number, cells }) => {
    const cell = (name: string) => said(cells.get(name) ?? "");
    const key = cell("fscskey");
    const sequence = cell("fscsseq");
    const kind = cell("coutty").toUpperCase();
    const name = titleCase(cell("libname"));
    const read = readBranchRow({
      rowName: `${file}, row ${number}`,
      cells: {
        code: key === "" || sequence === "" ? "" : `${key}-${sequence}`,
        name,
        kind: kinds[kind] ?? kind,
        street: titleCase(cell("address")),
        city: titleCase(cell("city")),
        region: cell("stabr"),
        postalCode: cell("zip"),
        latitude: cell("latitude"),
        longitude: cell("longitud"),
      },
      columnNames,
    });
    return { ...read, state: cell("stabr"), system: key, isCentral: kind === "CE" };
  });
}

function said(cell: string): string {
  return /^(?:m|-[1-9]|n\/a)$/iu.test(cell) ? "" : cell;
}

/** The states of the file with outlets, in order. */
export function statesOf(outlets: readonly OutletRow[]): readonly string[] {
  return [...new Set(outlets.map(({ state }) => state))].filter((state) => state !== "").toSorted();
}

/** The systems of a state by name; each is called by its central library, or its first outlet. */
export function systemsOf(
  outlets: readonly OutletRow[],
  state: string,
): readonly { readonly key: string; readonly name: string }[] {
  const names = new Map<string, string>();
  for (const outlet of outlets) {
    if (outlet.state !== state || outlet.system === "") continue;
    if (!names.has(outlet.system) || outlet.isCentral) names.set(outlet.system, outlet.label);
  }
  return [...names]
    .map(([key, name]) => ({ key, name }))
    .toSorted((one, other) =>
      one.name < other.name ? -1 : one.name > other.name ? 1 : one.key < other.key ? -1 : 1,
    );
}

/** A whole state's outlets with their systems between them and the state. */
export function withSystems(outlets: readonly OutletRow[], state: string): readonly ReadRow<BranchFields>[] {
  const systems = systemsOf(outlets, state).map(({ key, name }) => ({
    rowName: `system ${key}`,
    label: name,
    fields: { code: key, name, kind: "system" as const, region: state },
    problems: [],
    columnNames,
  }));
  const places = outlets
    .filter((outlet) => outlet.state === state)
    .map((outlet) => ({ ...outlet, fields: { ...outlet.fields, parent: outlet.system } }));
  return [...systems, ...places];
}

const smallWords = new Set("of the and at in for on by de la del las los".split(" "));

/** `ANCHOR POINT PUBLIC LIBRARY` as people write it; a text with small letters stays as it is. */
function titleCase(text: string): string {
  if (/\p{Ll}/u.test(text)) return text;
  return text
    .toLowerCase()
    .split(" ")
    .map((word, place) => (place > 0 && smallWords.has(word) ? word : capitalised(word)))
    .join(" ");
}

function capitalised(word: string): string {
  if (/^(?:[ivx]+|p\.?o\.?|n\.?[ew]\.?|s\.?[ew]\.?|us|usa)$/u.test(word)) return word.toUpperCase();
  return word
    .replaceAll(
      /(^|[-/(#.&])(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/^(Mc|O')(\p{Ll})/u, (_, before: string, letter: string) => before + letter.toUpperCase());
}
