import type { LocalDate } from "../local-date.ts";
import type { PackVersion, RulePack } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";

/** The version in force on a day; before the first and after the last, the nearest. Undefined for a pack without any. */
export function versionInForce(pack: RulePack, day: LocalDate): PackVersion | undefined {
  return pack.versions.findLast((version) => version.from <= day) ?? pack.versions[0];
}

/** What a pack must be told of who holds its credential: nothing else is asked in the form. */
export interface AskedOfHolder {
  readonly roles: PackVersion["roles"];
  readonly issuedOn: boolean;
  readonly birthMonth: boolean;
  readonly expiresOn: boolean;
  readonly endorsements: boolean;
  /** Words of exemptions: "retired". */
  readonly circumstances: readonly string[];
  /** Positions held, where the rule goes by how long, or by their share. */
  readonly positions: boolean;
}

/** What this pack asks to know of its holder on a day. */
export function askedOfHolder(pack: RulePack, day: LocalDate): AskedOfHolder {
  const version = versionInForce(pack, day);
  const anchor = version?.cycle?.anchor.kind;
  return {
    roles: version?.roles ?? [],
    issuedOn: anchor === "issue date" || anchor === "birth month" || version?.proration !== undefined,
    birthMonth: anchor === "birth month",
    expiresOn: version?.cycle !== undefined,
    endorsements:
      version !== undefined &&
      (version.required.perEndorsement !== undefined ||
        version.requirements.some((each) => each.forEachEndorsement === true) ||
        predicatesOf(pack, version).some((each) => "endorsement" in each)),
    circumstances: (version?.exemptions ?? []).flatMap(({ when }) =>
      "circumstance" in when ? [when.circumstance] : [],
    ),
    positions:
      version?.roleChange !== undefined ||
      (version?.exemptions ?? []).some(({ when }) => "shareBelow" in when),
  };
}

/** What a pack looks for in entries, beside their day and length: what its part of an entry's form asks. */
export interface AskedOfEntry {
  /** Topics in the pack's words, as written. */
  readonly topics: readonly string[];
  readonly approvedProvider: boolean;
  readonly preApproved: boolean;
  /** Measures that it converts: "semester hour". */
  readonly measures: readonly string[];
}

/** What this pack looks for in entries on a day. */
export function askedOfEntry(pack: RulePack, day: LocalDate): AskedOfEntry {
  const version = versionInForce(pack, day);
  const all = version === undefined ? [] : predicatesOf(pack, version);
  return {
    topics: [...new Set(all.flatMap((each) => ("topic" in each ? each.topic : [])))],
    approvedProvider: all.some((each) => "approvedProvider" in each),
    preApproved: version?.preApproval !== undefined || all.some((each) => "preApproved" in each),
    measures: (version?.conversions ?? []).flatMap(({ from }) => ("measure" in from ? [from.measure] : [])),
  };
}

/** Every predicate of a version, and within others, of the categories too. */
function predicatesOf(pack: RulePack, version: PackVersion): readonly Predicate[] {
  return [
    ...pack.categories.flatMap(({ when }) => (when === undefined ? [] : [when])),
    ...version.requirements.map(({ counts }) => counts),
    ...version.accepts.map(({ when }) => when),
    ...version.repeats.map(({ when }) => when),
    ...(version.preApproval === undefined ? [] : [version.preApproval.when]),
    ...(version.carryOver?.counts === undefined ? [] : [version.carryOver.counts]),
  ].flatMap(within);
}

function within(predicate: Predicate): readonly Predicate[] {
  if ("all" in predicate) return predicate.all.flatMap(within);
  if ("any" in predicate) return predicate.any.flatMap(within);
  if ("not" in predicate) return within(predicate.not);
  return [predicate];
}
