import type { FieldChange, PositionRow, StaffRow } from "./plan.ts";
import type { PlaceBook } from "./place-book.ts";
import type { PositionWrite } from "./plan-staff.ts";
import type { StaffBook } from "./staff-book.ts";

/** What differs about a person, in words. */
export function staffChanges(before: StaffRow | undefined, after: StaffRow): readonly FieldChange[] {
  const texts = (row: StaffRow): readonly (readonly [string, string])[] => [
    ["name", row.name],
    ["e-mail", row.email ?? ""],
    ["employee number", row.employeeNumber ?? ""],
    ["id in another system", row.externalId ?? ""],
    ["works here", row.isActive ? "yes" : "no"],
  ];
  const changes = differences(before === undefined ? [] : texts(before), texts(after));
  return before === undefined
    ? changes.filter(({ field, after: now }) => field !== "works here" || now === "no")
    : changes;
}

/** What differs about positions, in words. */
export function positionChanges(
  writes: readonly PositionWrite[],
  {
    book,
    places,
    isNewPerson,
  }: { readonly book: StaffBook; readonly places: PlaceBook; readonly isNewPerson: boolean },
): readonly FieldChange[] {
  const texts = (row: PositionRow): readonly (readonly [string, string])[] => [
    ["branch", places.byId(row.organisationId)?.name ?? ""],
    ["title", row.title],
    ["role", row.role],
    ["employment class", row.employmentClass],
    ["full-time share", `${row.fullTimeHundredths}%`],
    ["first day", row.startsOn],
    ["last day", row.endsOn ?? ""],
    ["supervisor", book.byId(row.supervisorId ?? "")?.name ?? ""],
  ];
  const [first, second] = writes;
  if (first?.before !== undefined && second !== undefined)
    return [
      {
        field: `branch, from ${second.after.startsOn}`,
        before: places.byId(first.before.organisationId)?.name,
        after: places.byId(second.after.organisationId)?.name ?? "",
      },
      ...differences(texts(first.before), texts(second.after)).filter(
        ({ field }) => !["branch", "first day", "last day"].includes(field),
      ),
    ];
  return writes.flatMap(({ before, after }) => {
    const changes = differences(before === undefined ? [] : texts(before), texts(after));
    if (before !== undefined || isNewPerson) return changes;
    return [
      { field: "another position", after: places.byId(after.organisationId)?.name ?? "" },
      ...changes.slice(1),
    ];
  });
}

function differences(
  before: readonly (readonly [string, string])[],
  after: readonly (readonly [string, string])[],
): readonly FieldChange[] {
  const old = new Map(before);
  return after.flatMap(([field, now]) => {
    const was = old.get(field) ?? "";
    return was === now || now === "" ? [] : [{ field, after: now, ...(was === "" ? {} : { before: was }) }];
  });
}
