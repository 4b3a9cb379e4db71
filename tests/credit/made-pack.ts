import { readRational } from "../../src/modules/credit/rules/exact/written.ts";
import type { Rational } from "../../src/modules/credit/rules/exact/rational.ts";
import { writeRational } from "../../src/modules/credit/rules/exact/written.ts";
import type { LedgerEntry, Subject } from "../../src/modules/credit/rules/ledger/entry.ts";
import type { PackVersion, Requirement, RulePack } from "../../src/modules/credit/rules/packs/pack.ts";
import type { Standing } from "../../src/modules/credit/rules/standing/standing.ts";

/** An amount as it is written: 12, "1/3". */
export function amount(written: number | string): Rational {
  const read = readRational(String(written));
  if (read === undefined) throw new Error(`${written} is no amount.`);
  return read;
}

/** A version in force for ever that asks for 10 hours in a calendar year, but for what is said. */
export function madeVersion(changes: Partial<PackVersion> = {}): PackVersion {
  return {
    name: "2020",
    from: "2000-01-01",
    appliesTo: "cycle start",
    roles: [],
    cycle: { months: 12, anchor: { kind: "calendar year" }, ends: "day before anniversary" },
    unit: { name: "hour", plural: "hours", minutes: 60 },
    required: { everyone: amount(10), roles: {} },
    requirements: [],
    accepts: [],
    conversions: [],
    repeats: [],
    exemptions: [],
    questions: [],
    evidence: { kinds: ["certificate"] },
    ...changes,
  };
}

export function madePack(version: Partial<PackVersion> = {}, changes: Partial<RulePack> = {}): RulePack {
  return {
    id: "made",
    jurisdiction: "US",
    authority: "The board",
    credential: "Certificate",
    audience: "public library",
    subject: "person",
    obligation: "required",
    status: "verified",
    checkedOn: "2026-11-01",
    checkedBy: "us",
    sources: [],
    remarks: [],
    categories: [],
    versions: [madeVersion(version)],
    ...changes,
  };
}

/** A requirement for entries of one mode, but for what is said. */
export function madeRequirement(changes: Partial<Requirement> & { readonly id: string }): Requirement {
  return { name: changes.id, counts: { topic: [changes.id] }, ...changes };
}

/** At least, or at most, so many units for everybody. */
export function units(written: number | string): { everyone: Rational; roles: Record<string, Rational> } {
  return { everyone: amount(written), roles: {} };
}

export function madeSubject(changes: Partial<Subject> = {}): Subject {
  return { positions: [], endorsements: [], circumstances: [], ...changes };
}

/** An hour earned on 10 March 2026, but for what is said. */
export function madeEntry(
  id: string,
  changes: Partial<LedgerEntry> & { minutes?: number } = {},
): LedgerEntry {
  const { minutes = 60, ...rest } = changes;
  const to = changes.to ?? "2026-03-10";
  return {
    id,
    title: id,
    from: changes.from ?? to,
    to,
    measured: { minutes },
    mode: "live",
    topics: [],
    categories: {},
    approvedBy: [],
    preApproved: {},
    endorsements: [],
    evidence: ["certificate"],
    status: "earned",
    decisions: {},
    ...rest,
  };
}

/** Each entry's parts in short: "2 counted tech", "1 over a maximum self". */
export function partsOf(standing: Standing): Record<string, readonly string[]> {
  return Object.fromEntries(
    standing.entries.map(({ entryId, parts }) => [
      entryId,
      parts.map((part) => {
        if (part.outcome === "not counted") return `${writeRational(part.minutes)}m ${part.reason.code}`;
        const beyond = part.isBeyond ? " beyond" : "";
        const towards = part.towards.map((id) => ` ${id}`).join("");
        return `${writeRational(part.units)} ${part.outcome}${beyond}${towards}`;
      }),
    ]),
  );
}
