import { type Gazetteer, zoneOfRegion } from "#platform/places";
import { inSlices } from "#platform/spreadsheet";
import { mayStandBelow, type OrganisationKind } from "../organisation.ts";
import { weekHoursLines } from "../organisations/hours-text.ts";
import type {
  BranchFields,
  FieldChange,
  Kept,
  OrganisationRow,
  PlannedRow,
  ReadRow,
  RowProblem,
} from "./plan.ts";
import { PlaceBook } from "./place-book.ts";

/** What the rules may not make up or look up by themselves. */
export interface PlanTools {
  readonly newId: () => string;
  readonly locateZip: Gazetteer["locateZip"];
  /** The library's local day. */
  readonly today: string;
}

/** The plan for rows of branches, and every organisation as it will be, for placing staff. */
export interface OrganisationPlan {
  readonly rows: readonly PlannedRow[];
  readonly places: PlaceBook;
}

/**
 * What rows of branches would change in the tree whose root is given first. A row is matched by its code, else by its name;
 * an empty cell leaves what is kept. Parents come before what stands below them, so that the rows can be written in order.
 */
export async function planOrganisations(
  kept: readonly Kept<OrganisationRow>[],
  rows: readonly ReadRow<BranchFields>[],
  tools: PlanTools,
): Promise<OrganisationPlan> {
  const places = new PlaceBook(kept);
  const matched = await inSlices(rows, (row) => matchRow(row, places, tools));
  const planned = await inSlices(matched, (match) => placeRow(match, places));
  const seen = new Set(matched.flatMap(({ before }) => (before === undefined ? [] : [before.id])));
  const missing = kept
    .filter(({ id, parentId }) => parentId !== null && !seen.has(id))
    .map(({ name }) => ({ ...about("", name), outcome: "missing" as const }));
  const ordered = planned.toSorted((one, other) => depthOf(one, places) - depthOf(other, places));
  return { rows: rows.length === 0 ? [] : [...ordered, ...missing], places };
}

interface MatchedRow {
  readonly row: ReadRow<BranchFields>;
  readonly before: Kept<OrganisationRow> | undefined;
  /** As it will be, but for its parent. */
  readonly after: OrganisationRow | undefined;
  readonly problems: readonly RowProblem[];
}

function matchRow(row: ReadRow<BranchFields>, places: PlaceBook, tools: PlanTools): MatchedRow {
  const { fields } = row;
  const problems = [...row.problems];
  const found = places.match(fields.code, fields.name);
  if (found === "several")
    problems.push({
      column: row.columnNames["name"] ?? "Name",
      value: fields.name ?? "",
      wrong: "Several organizations have this name.",
      right: "the row with its code as well",
    });
  const before = found === "several" ? undefined : found;
  if (before === undefined && fields.name === undefined && problems.length === 0)
    problems.push({
      column: row.columnNames["name"] ?? "Name",
      value: "",
      wrong: "There is no name, and no branch with this code yet.",
      right: "what the branch is called",
    });
  if (problems.length > 0) return { row, before, after: undefined, problems };
  const after = mergedRow(before, fields, places, tools);
  if (!places.take(after, row.rowName))
    problems.push({
      column: row.columnNames["code"] ?? row.columnNames["name"] ?? "Name",
      value: fields.code ?? fields.name ?? "",
      wrong: `${places.takenBy(after.id) ?? "Another row"} is about the same branch.`,
      right: "one row for each branch",
    });
  return { row, before, after: problems.length > 0 ? undefined : after, problems };
}

function mergedRow(
  before: Kept<OrganisationRow> | undefined,
  fields: BranchFields,
  places: PlaceBook,
  { newId, locateZip }: PlanTools,
): OrganisationRow {
  const postalCode = fields.postalCode ?? before?.postalCode ?? null;
  const isMoved = fields.postalCode !== undefined && fields.postalCode !== before?.postalCode;
  const located = postalCode === null ? undefined : locateZip(postalCode);
  const region = fields.region ?? before?.region ?? located?.region ?? null;
  const point =
    fields.latitude !== undefined && fields.longitude !== undefined
      ? { latitude: fields.latitude, longitude: fields.longitude }
      : before !== undefined && before.latitude !== null && !isMoved
        ? before
        : located;
  const usual = region === null ? undefined : zoneOfRegion(region);
  return {
    id: before?.id ?? newId(),
    parentId: before?.parentId ?? places.root.id,
    kind: fields.kind ?? before?.kind ?? usualKind(places.root.kind),
    name: fields.name ?? before?.name ?? "",
    code: fields.code ?? before?.code ?? null,
    street: fields.street ?? before?.street ?? null,
    city: fields.city ?? before?.city ?? located?.city ?? null,
    region,
    postalCode,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    zone: fields.zone ?? before?.zone ?? usual ?? null,
    openingHours: fields.openingHours ?? before?.openingHours ?? null,
  };
}

function usualKind(root: OrganisationKind): OrganisationKind {
  return root === "district" ? "school" : root === "state" || root === "consortium" ? "system" : "branch";
}

function placeRow(match: MatchedRow, places: PlaceBook): PlannedRow {
  const { row, before, after } = match;
  const base = about(row.rowName, row.label);
  if (after === undefined) return { ...base, outcome: "bad", problems: match.problems };
  const parent =
    row.fields.parent === undefined ? places.byId(after.parentId ?? "") : places.find(row.fields.parent);
  const wrong = wrongParent(after, parent, places, row);
  if (wrong !== undefined) return { ...base, outcome: "bad", problems: [wrong] };
  const placed = { ...after, parentId: before?.parentId === null ? null : (parent?.id ?? null) };
  places.put(placed);
  const changes = organisationChanges(before, placed, places);
  if (changes.length === 0) return { ...base, outcome: "unchanged" };
  return {
    ...base,
    outcome: before === undefined ? "new" : "changed",
    changes,
    writes: { organisation: { ...placed, ...(before === undefined ? {} : { expected: before.changedAt }) } },
  };
}

function wrongParent(
  after: OrganisationRow,
  parent: OrganisationRow | undefined,
  places: PlaceBook,
  row: ReadRow<BranchFields>,
): RowProblem | undefined {
  const column = row.columnNames["parent"] ?? row.columnNames["kind"] ?? "Belongs to";
  const value = row.fields.parent ?? "";
  if (after.id === places.root.id) return undefined;
  if (parent === undefined)
    return { column, value, wrong: `There is no “${value}” to belong to.`, right: places.nearest(value) };
  if (!mayStandBelow(after.kind, parent.kind) || places.isBelow(parent.id, after.id))
    return {
      column,
      value: value === "" ? after.kind : value,
      wrong: `A ${after.kind} cannot stand below the ${parent.kind} ${parent.name}.`,
      right: "a branch or school below a system or district, a department below any of these",
    };
  return undefined;
}

function about(rowName: string, label: string) {
  return { rowName, label, part: "organisation" as const, changes: [], problems: [] };
}

function depthOf({ writes }: PlannedRow, places: PlaceBook): number {
  return writes?.organisation === undefined ? 0 : places.depth(writes.organisation.id);
}

/** What differs, in words. */
export function organisationChanges(
  before: OrganisationRow | undefined,
  after: OrganisationRow,
  places: Pick<PlaceBook, "byId">,
): readonly FieldChange[] {
  const texts = (row: OrganisationRow): readonly (readonly [string, string])[] => [
    ["name", row.name],
    ["code", row.code ?? ""],
    ["kind", row.kind],
    ["belongs to", places.byId(row.parentId ?? "")?.name ?? ""],
    ["street", row.street ?? ""],
    ["city", row.city ?? ""],
    ["state", row.region ?? ""],
    ["ZIP", row.postalCode ?? ""],
    ["coordinates", row.latitude === null ? "" : `${row.latitude}, ${row.longitude ?? ""}`],
    ["time zone", row.zone ?? ""],
    ["opening hours", row.openingHours === null ? "" : weekHoursLines(row.openingHours).join("; ")],
  ];
  const old = new Map(before === undefined ? [] : texts(before));
  return texts(after).flatMap(([field, now]) => {
    const was = old.get(field) ?? "";
    return was === now || now === "" ? [] : [{ field, after: now, ...(was === "" ? {} : { before: was }) }];
  });
}
