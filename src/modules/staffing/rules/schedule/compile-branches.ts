import { resolveZone, UTC, type Zone, zoneOf } from "#platform/time";
import type { Desk } from "../branch.ts";
import { mayCover } from "../desk-coverage/may-cover.ts";
import type { Staffing } from "../staffing.ts";
import type { BranchMember, CompiledBranch, CompiledPerson } from "./compiled.ts";
import { byId } from "./order.ts";
import type { DeskPlace, PlaceIndex } from "./places.ts";

/** A zone by its IANA id; UTC when nobody knows it. */
export function zoneNamed(id: string): Zone {
  const resolved = resolveZone(id).id;
  return resolved === undefined ? UTC : zoneOf(resolved);
}

/** Where branches and desks are among the others. */
export function placesOf({ branches, desks }: Staffing): PlaceIndex {
  const sorted = [...branches].sort(byId);
  const branchPlaces = new Map(sorted.map(({ id, zone }, index) => [id, { index, zone: zoneNamed(zone) }]));
  const counts = new Map<string, number>();
  const deskPlaces = new Map<string, DeskPlace>();
  for (const { id, branchId } of [...desks].sort(byId)) {
    const desk = counts.get(branchId) ?? 0;
    counts.set(branchId, desk + 1);
    deskPlaces.set(id, { branch: branchPlaces.get(branchId), desk });
  }
  return { branches: branchPlaces, desks: deskPlaces };
}

/** The branches with their desks. */
export function compileBranches(
  { branches, desks }: Staffing,
  places: PlaceIndex,
): readonly CompiledBranch[] {
  const desksOf = Map.groupBy([...desks].sort(byId), (desk) => desk.branchId);
  return [...branches].sort(byId).map((branch, index) => {
    const own: readonly Desk[] = desksOf.get(branch.id) ?? [];
    const zone = places.branches.get(branch.id)?.zone ?? UTC;
    return { index, branch, zone, desks: own };
  });
}

/** As many as most branches need, four a desk and four off the desk: a list that grows takes room for many. */
const noPlacements: readonly undefined[] = Array.from({ length: 4 * 16 });

/** A person at a branch; one object for each. */
export function memberAt(
  { index: branchIndex, desks }: CompiledBranch,
  person: CompiledPerson,
): BranchMember {
  for (const known of person.members) if (known.branchIndex === branchIndex) return known;
  const { index, member } = person;
  const made: BranchMember = {
    branchIndex,
    index,
    staffId: member.id,
    counts: member.countsTowardsMinimum,
    mayLead: member.mayBeInCharge,
    mayCover: desks.map((desk) => mayCover(member, desk)),
    placements: noPlacements.slice(0, 4 * (desks.length + 1)),
  };
  person.members = person.members.length === 0 ? [made] : [...person.members, made];
  return made;
}
