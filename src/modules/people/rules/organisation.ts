/** What an organisation is: a state or consortium has systems and districts, these have branches and schools, all have departments. */
export const organisationKinds = [
  "state",
  "consortium",
  "system",
  "district",
  "branch",
  "school",
  "bookmobile",
  "department",
] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

/** Opens and closes, in minutes from local midnight; the end may be 1440, never past it. */
export type OpenInterval = readonly [opens: number, closes: number];

/** By weekday, Monday first; an empty list is a day it stays closed. */
export type OpeningHours = readonly [
  readonly OpenInterval[],
  readonly OpenInterval[],
  readonly OpenInterval[],
  readonly OpenInterval[],
  readonly OpenInterval[],
  readonly OpenInterval[],
  readonly OpenInterval[],
];

const levels: Readonly<Record<OrganisationKind, number>> = {
  state: 0,
  consortium: 0,
  system: 1,
  district: 1,
  branch: 2,
  school: 2,
  bookmobile: 2,
  department: 3,
};

/** Whether one may stand below the other in the tree: a branch below a system, a department below any, a system in a state. */
export function mayStandBelow(kind: OrganisationKind, parent: OrganisationKind): boolean {
  return levels[kind] > levels[parent] || (kind === "department" && parent === "department");
}
