import type { OrganisationKind } from "../../rules/organisation.ts";

/** Kinds of organisation, for people. */
export const kindNames: Readonly<Record<OrganisationKind, string>> = {
  state: "State",
  consortium: "Consortium",
  system: "System",
  district: "District",
  branch: "Branch",
  school: "School",
  bookmobile: "Bookmobile",
  department: "Department",
};
