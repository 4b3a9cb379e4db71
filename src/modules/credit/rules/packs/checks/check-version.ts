import type { PackVersion } from "../pack.ts";
import type { Predicate } from "../predicate.ts";
import { isAbove } from "../reading/amount.ts";
import { checkAmounts } from "./check-amounts.ts";
import { checkPredicate, type KnownWords, noteUnknown } from "./check-predicate.ts";
import { checkTime } from "./check-time.ts";
import { type Note, noteTwice, noteWithin } from "./notes.ts";
import type { PartlyVersion } from "./partly-version.ts";

/** What the parts of one version say of each other. */
export function checkVersion(version: PartlyVersion, categoryIds: readonly string[], note: Note): void {
  noteTwice(noteWithin(note, ["roles"]), idsOf(version.roles), "role");
  noteTwice(noteWithin(note, ["requirements"]), idsOf(version.requirements), "requirement");
  noteTwice(noteWithin(note, ["exemptions"]), idsOf(version.exemptions), "exemption");
  noteTwice(noteWithin(note, ["questions"]), idsOf(version.questions), "question");
  checkRoles(version, note);
  checkPredicates(version, { categoryIds, measures: measuresOf(version) }, note);
  checkAmounts(version, note);
  checkTime(version, note);
  checkExemptions(version, note);
}

function idsOf(
  items: readonly ({ readonly id: string } | undefined)[] = [],
): readonly (string | undefined)[] {
  return items.map((item) => item?.id);
}

/** Undefined when a conversion or the unit could not be read: then nobody knows what it would have named. */
function measuresOf({ conversions = [], unit }: PartlyVersion): readonly string[] | undefined {
  if (conversions.includes(undefined) || unit === undefined) return undefined;
  const converted = conversions.flatMap((conversion) =>
    conversion !== undefined && "measure" in conversion.from ? conversion.from.measure : [],
  );
  return [...converted, unit.name, unit.plural];
}

function checkRoles(version: PartlyVersion, note: Note): void {
  const { roles = [], requirements = [], accepts = [], questions = [], preApproval } = version;
  if (roles.includes(undefined)) return;
  const known = roles.flatMap((role) => role?.id ?? []);
  const check = (named: readonly string[] | undefined, ...path: readonly PropertyKey[]) =>
    noteUnknown(named ?? [], known, { what: "role", note: noteWithin(note, [...path, "roles"]) });
  for (const [place, requirement] of requirements.entries()) check(requirement?.roles, "requirements", place);
  for (const [place, acceptance] of accepts.entries()) check(acceptance?.roles, "accepts", place);
  for (const [place, question] of questions.entries()) check(question?.roles, "questions", place);
  check(preApproval?.roles, "preApproval");
}

function checkPredicates(version: PartlyVersion, known: KnownWords, note: Note): void {
  const check = (predicate: Predicate | undefined, ...path: readonly PropertyKey[]) => {
    if (predicate !== undefined) checkPredicate(predicate, known, noteWithin(note, path));
  };
  for (const [place, requirement] of (version.requirements ?? []).entries())
    check(requirement?.counts, "requirements", place, "counts");
  for (const [place, acceptance] of (version.accepts ?? []).entries())
    check(acceptance?.when, "accepts", place, "when");
  for (const [place, repeat] of (version.repeats ?? []).entries())
    check(repeat?.when, "repeats", place, "when");
  for (const [place, question] of (version.questions ?? []).entries())
    check(question?.when, "questions", place, "when");
  check(version.carryOver?.counts, "carryOver", "counts");
  check(version.preApproval?.when, "preApproval", "when");
}

function checkExemptions({ exemptions = [], required }: PartlyVersion, note: Note): void {
  const most = required === undefined ? undefined : greatest(required);
  for (const [place, exemption] of exemptions.entries())
    if (exemption?.required !== undefined && most !== undefined && isAbove(exemption.required, most))
      note(["exemptions", place, "required"], "An exemption cannot ask for more than is required of anybody");
}

function greatest({ everyone, roles }: PackVersion["required"]) {
  return [everyone, ...Object.values(roles)].reduce((most, next) =>
    most === undefined || (next !== undefined && isAbove(next, most)) ? next : most,
  );
}
