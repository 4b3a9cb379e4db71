import { z } from "zod";
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

/** What one of another measure, or one unit taken in some way, is worth. */
export interface ConversionText {
  /** `measure`, or a way of taking part. */
  readonly from: string;
  /** That other measure's name: semester hour. */
  readonly measure: string;
  readonly units: string;
}

const versionFieldNames = [
  ...(["versionName", "from", "appliesTo", "amount"] as const),
  ...(["months", "anchor", "anchorMonth", "anchorDay", "anchorYear"] as const),
  ...(["unitName", "unitPlural", "unitMinutes", "minimumMinutes", "roundEach", "roundHow"] as const),
  ...(["roundStep", "carryMaximum", "carryMonths", "keepMonths", "questions"] as const),
] as const;

/** Of the rule itself, then of the version that the form shows. */
const packFieldNames = [
  ...(["credential", "authority", "jurisdiction", "audience", "subject", "obligation", "status"] as const),
  ...(["sourceTitle", "sourceUrl", "sourceNote", "checkedOn", "checkedBy", "remarks"] as const),
  ...versionFieldNames,
] as const;

/** One version of a rule as the form holds it. */
export interface VersionText extends Readonly<Record<(typeof versionFieldNames)[number], string>> {
  readonly roles: readonly RoleText[];
  readonly requirements: readonly RequirementText[];
  readonly conversions: readonly ConversionText[];
  readonly evidence: readonly string[];
}

type PackFieldName = (typeof packFieldNames)[number];

/**
 * The common case of a rule as its form holds it: amounts by role, requirements by way and topic. Of several versions it shows one,
 * and keeps the others along.
 */
export interface PackFormText extends Readonly<Record<PackFieldName, string>>, VersionText {
  readonly others: readonly VersionText[];
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

export const emptyConversion: ConversionText = { from: "measure", measure: "", units: "" };

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
    conversions: [],
    others: [],
    evidence: ["certificate", "attendance report"],
  };
}

// More rows than anyone writes, few enough for a page.
const mostRows = 30;
const mostVersions = 20;

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
    others: texts("other").slice(0, mostVersions).flatMap(otherVersion),
    conversions: places
      .map((place) => ({
        from: text(`conversion-${place}-from`) || "measure",
        measure: text(`conversion-${place}-measure`),
        units: text(`conversion-${place}-units`),
      }))
      .filter(({ measure, units }) => measure !== "" || units !== ""),
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

const words = z.string().max(2000);
const list = z.array(words).max(500);
const rows = <Fields extends z.ZodRawShape>(fields: Fields) => z.array(z.strictObject(fields)).max(mostRows);

const versionShape = z.strictObject({
  ...(Object.fromEntries(versionFieldNames.map((name) => [name, words])) as Record<
    (typeof versionFieldNames)[number],
    typeof words
  >),
  roles: rows({ name: words, amount: words }),
  requirements: rows({
    name: words,
    minimum: words,
    maximum: words,
    measure: words,
    modes: list,
    topics: list,
  }),
  conversions: rows({ from: words, measure: words, units: words }),
  evidence: list,
});

/** A version that the form kept along; what it never wrote is left. */
function otherVersion(sent: string): readonly VersionText[] {
  try {
    const read = versionShape.safeParse(JSON.parse(sent));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}

/** A version by itself, as the form keeps it along while another is shown. */
export function versionOf(form: VersionText): VersionText {
  const { conversions, evidence, requirements, roles } = form;
  const fields = Object.fromEntries(versionFieldNames.map((name) => [name, form[name]])) as Record<
    (typeof versionFieldNames)[number],
    string
  >;
  return { ...fields, roles, requirements, conversions, evidence };
}

/** The form with a version more: a copy of the one that is shown, to be changed; that one is kept along. */
export function withNewVersion(form: PackFormText): PackFormText {
  return { ...form, versionName: "", from: "", others: [...form.others, versionOf(form)] };
}

/** The form with another of its versions shown. */
export function withShown(form: PackFormText, place: number): PackFormText {
  const shown = form.others[place];
  if (shown === undefined) return form;
  return { ...form, ...shown, others: form.others.with(place, versionOf(form)) };
}

/** The form without the version that it shows: the last of the others is shown. */
export function withoutShown(form: PackFormText): PackFormText {
  const last = form.others.at(-1);
  return last === undefined ? form : { ...form, ...last, others: form.others.slice(0, -1) };
}
