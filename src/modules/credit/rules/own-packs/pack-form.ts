import type { SentTexts } from "./sent-pack.ts";

/** One role and what it owes, as the form holds it. */
export interface RoleText {
  readonly name: string;
  readonly amount: string;
}

/** One requirement as the form holds it. No way and no topic chosen: everything counts. */
export interface RequirementText {
  readonly name: string;
  readonly minimum: string;
  readonly maximum: string;
  /** What the two amounts are: units, or percent of what is required. */
  readonly measure: string;
  readonly modes: readonly string[];
  readonly topics: readonly string[];
}

export const packFieldNames = [
  ...(["credential", "authority", "jurisdiction", "audience", "subject", "obligation", "status"] as const),
  ...(["sourceTitle", "sourceUrl", "sourceNote", "checkedOn", "checkedBy", "remarks"] as const),
  ...(["versionName", "from", "appliesTo", "amount"] as const),
  ...(["months", "anchor", "anchorMonth", "anchorDay", "anchorYear"] as const),
  ...(["unitName", "unitPlural", "unitMinutes", "minimumMinutes", "roundEach", "roundHow"] as const),
  ...(["roundStep", "carryMaximum", "carryMonths", "keepMonths"] as const),
] as const;

type PackFieldName = (typeof packFieldNames)[number];

/** The common case of a rule as its form holds it: one version, amounts by role, requirements by way and topic. */
export interface PackFormText extends Readonly<Record<PackFieldName, string>> {
  readonly roles: readonly RoleText[];
  readonly requirements: readonly RequirementText[];
  readonly evidence: readonly string[];
}

export const emptyRole: RoleText = { name: "", amount: "" };
export const emptyRequirement: RequirementText = {
  name: "",
  minimum: "",
  maximum: "",
  measure: "units",
  modes: [],
  topics: [],
};

/** What a form begins with: a yearly rule in hours, of the library itself. */
export function emptyPackForm(today: string, writer: string): PackFormText {
  const blank = Object.fromEntries(packFieldNames.map((name) => [name, ""])) as Record<PackFieldName, string>; // of all its names
  return {
    ...blank,
    jurisdiction: "US",
    audience: "public library",
    subject: "person",
    obligation: "required",
    status: "verified",
    checkedOn: today,
    checkedBy: writer,
    versionName: `Policy of ${today.slice(0, 4)}`,
    from: `${today.slice(0, 4)}-01-01`,
    appliesTo: "cycle start",
    months: "12",
    anchor: "calendar year",
    unitName: "hour",
    unitPlural: "hours",
    unitMinutes: "60",
    roles: [],
    requirements: [],
    evidence: ["certificate", "attendance report"],
  };
}

// More rows than anyone writes, few enough for a page.
const mostRows = 30;

/** The form as it was sent, rows that are wholly empty left out. */
export function sentPackForm({ text, texts }: SentTexts): PackFormText {
  const fields = Object.fromEntries(packFieldNames.map((name) => [name, text(name)])) as Record<
    PackFieldName,
    string
  >;
  const places = Array.from({ length: mostRows }, (_, place) => place);
  return {
    ...fields,
    evidence: texts("evidence"),
    roles: places
      .map((place) => ({ name: text(`role-${place}-name`), amount: text(`role-${place}-amount`) }))
      .filter(({ name, amount }) => name !== "" || amount !== ""),
    requirements: places
      .map((place) => ({
        name: text(`requirement-${place}-name`),
        minimum: text(`requirement-${place}-minimum`),
        maximum: text(`requirement-${place}-maximum`),
        measure: text(`requirement-${place}-measure`),
        modes: texts(`requirement-${place}-modes`),
        topics: texts(`requirement-${place}-topics`),
      }))
      .filter(
        ({ name, minimum, maximum, modes, topics }) =>
          [name, minimum, maximum, ...modes, ...topics].join("") !== "",
      ),
  };
}
