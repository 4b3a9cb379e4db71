import type { Shortfall, ShortfallReason } from "../desk-coverage/result.ts";
import { compiled } from "../schedule/compile.ts";
import type { Staffing } from "../staffing.ts";

/** How names are found, and whether the reader leads here: others are told that someone is away, and no more. */
export interface Telling {
  readonly nameOf: (staffId: string) => string;
  readonly deskName: (deskId: string) => string;
  readonly branchName: (branchId: string) => string;
  readonly mayKnowWhy: boolean;
}

const absenceWords = {
  vacation: "on vacation",
  sick: "off sick",
  family: "away for family",
  duty: "on other duty",
  closure: "off for a closure",
  other: "away",
} as const;

/** One reason in words, without a full stop: `Ana is on vacation`. */
export function reasonWords(reason: ShortfallReason, telling: Telling): string {
  const who = "staffId" in reason ? telling.nameOf(reason.staffId) : "";
  switch (reason.kind) {
    case "absence":
      return `${who} is ${telling.mayKnowWhy ? absenceWords[reason.reason] : "away"}`;
    case "session":
      return `${who} is learning`;
    case "travel":
      return reason.fromBranchId === undefined
        ? `${who} is on the way`
        : `${who} is on the way from ${telling.branchName(reason.fromBranchId)}`;
    case "break":
      return `${who} is on a break`;
    case "exception":
      return `${who} works another day instead`;
    case "part":
      return `${who} is there for ${reason.minutes} minutes of it only`;
    case "other-desk":
      return `${who} is kept at ${telling.deskName(reason.deskId)}`;
    case "off-desk":
      return `${who} is off the desk`;
    case "not-qualified":
      return `${who} may not cover this desk`;
    case "not-counted":
      return `${who} does not count towards the minimum`;
    case "no-person-in-charge":
      return "nobody there may be in charge";
    case "not-planned":
      return reason.people === 1
        ? "one person too few is planned"
        : `${reason.people} people too few are planned`;
    default:
      return reason satisfies never;
  }
}

/** What is short: `Children’s desk is one short`, `Nobody is in charge`. */
export function shortWords(shortfall: Shortfall, telling: Telling): string {
  const place = shortfall.deskId === undefined ? "The building" : telling.deskName(shortfall.deskId);
  if (shortfall.shortBy === 0) return `${place} has nobody in charge`;
  return `${place} has ${shortfall.present} of ${shortfall.needed}`;
}

/** For who or what is no longer there. */
const unknown = "Someone";

/** Names of everyone and everything in a staffing. */
export function tellingOf(staffing: Staffing, mayKnowWhy: boolean): Telling {
  const { personOf, branchOf } = compiled(staffing);
  let desks: ReadonlyMap<string, string> | undefined;
  return {
    nameOf: (id) => personOf.get(id)?.member.name ?? unknown,
    deskName: (id) => {
      desks ??= new Map(staffing.desks.map((desk) => [desk.id, desk.name]));
      return desks.get(id) ?? unknown;
    },
    branchName: (id) => branchOf.get(id)?.branch.name ?? unknown,
    mayKnowWhy,
  };
}
