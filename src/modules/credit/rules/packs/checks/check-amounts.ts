import type { Rational } from "../../exact/rational.ts";
import type { ByRole, PackVersion, Requirement, Share } from "../pack.ts";
import { isAbove } from "../reading/amount.ts";
import { didYouMean } from "../reading/nearest-word.ts";
import { type Note, noteWithin } from "./notes.ts";
import type { PartlyVersion } from "./partly-version.ts";

/** The amounts of a version: roles that there are, minimums that fit below maximums and within what is required. */
export function checkAmounts(version: PartlyVersion, note: Note): void {
  const { required, requirements = [], conversions = [] } = version;
  const roleIds = knownRoles(version);
  if (required !== undefined) {
    if (roleIds !== undefined)
      checkByRole(required, { roleIds, bound: roleIds }, noteWithin(note, ["required"]));
    if (required.everyone === undefined && Object.keys(required.roles).length === 0)
      note(["required"], "Write how much is required in all; 0 when nothing is");
  }
  for (const [place, requirement] of requirements.entries())
    if (requirement !== undefined)
      checkRequirement(requirement, { required, roleIds }, noteWithin(note, ["requirements", place]));
  const measures = conversions.map((conversion) => JSON.stringify(conversion?.from));
  for (const [place, measure] of measures.entries())
    if (measure !== undefined && measures.indexOf(measure) < place)
      note(["conversions", place, "from"], "This is converted further up already");
}

interface Around {
  readonly required: PackVersion["required"] | undefined;
  readonly roleIds: readonly string[] | undefined;
}

function checkRequirement(requirement: Requirement, { required, roleIds }: Around, note: Note): void {
  const { minimum, maximum } = requirement;
  if (minimum === undefined && maximum === undefined)
    note([], "Write a minimum or a maximum: without either this asks for nothing");
  for (const [field, share] of Object.entries({ minimum, maximum })) {
    if (share === undefined) continue;
    const noteShare = noteWithin(note, [field]);
    if (share.of !== undefined) checkPercent(share.percent, noteWithin(noteShare, ["percent"]));
    else if (roleIds !== undefined)
      checkByRole(share, { roleIds, bound: requirement.roles ?? roleIds }, noteShare);
  }
  const shares = { minimum, maximum, required };
  const bound = requirement.roles ?? roleIds ?? [];
  for (const role of bound.length === 0 ? [undefined] : bound) if (!fits(shares, role, note)) return;
}

interface Shares {
  readonly minimum: Share | undefined;
  readonly maximum: Share | undefined;
  readonly required: PackVersion["required"] | undefined;
}

/** False, and noted, when the minimum is above the maximum or above everything, for this role. */
function fits({ minimum, maximum, required }: Shares, role: string | undefined, note: Note): boolean {
  const most = required && amountFor(required, role);
  const [low, high] = [shareFor(minimum, role, most), shareFor(maximum, role, most)];
  const whom = role === undefined ? "" : ` for the role “${role}”`;
  if (low !== undefined && high !== undefined && isAbove(low, high)) {
    note(["minimum"], `The minimum is above the maximum${whom}`);
    return false;
  }
  // What is required may grow by the endorsement; only without that is it the most there can be.
  const isFixed = required?.perEndorsement === undefined;
  if (isFixed && low !== undefined && most !== undefined && isAbove(low, most)) {
    note(["minimum"], `The minimum is above what is required in all${whom}`);
    return false;
  }
  return true;
}

function shareFor(share: Share | undefined, role: string | undefined, most: Rational | undefined) {
  if (share === undefined) return undefined;
  if (share.of === undefined) return amountFor(share, role);
  if (share.of === "earned" || most === undefined) return undefined;
  const { percent } = share;
  return {
    numerator: most.numerator * percent.numerator,
    denominator: most.denominator * percent.denominator * 100n,
  };
}

function amountFor({ everyone, roles }: ByRole, role: string | undefined): Rational | undefined {
  return (role === undefined ? undefined : roles[role]) ?? everyone;
}

function checkPercent(percent: Rational, note: Note): void {
  if (isAbove(percent, { numerator: 100n, denominator: 1n })) note([], "A percentage is at most 100");
}

/** Undefined when a role could not be read. */
function knownRoles({ roles = [] }: PartlyVersion): readonly string[] | undefined {
  return roles.includes(undefined) ? undefined : roles.flatMap((role) => role?.id ?? []);
}

interface Roles {
  readonly roleIds: readonly string[];
  /** Those for whom an amount must be known. */
  readonly bound: readonly string[];
}

function checkByRole({ everyone, roles }: ByRole, { roleIds, bound }: Roles, note: Note): void {
  for (const role of Object.keys(roles))
    if (!roleIds.includes(role))
      note(
        [role],
        `There is no role “${role}”${didYouMean(role, [...roleIds, "everyone", "percent", "of"])}`,
      );
  const left = bound.filter((role) => !(role in roles));
  if (everyone === undefined && Object.keys(roles).length > 0 && left.length > 0)
    note([], `Say how much it is for ${left.join(", ")}, or for everyone else with everyone: …`);
}
