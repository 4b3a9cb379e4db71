import { resolveZone, UTC, type Zone, zoneOf } from "#platform/time";
import type { Desk } from "../branch.ts";
import { mayCover } from "../desk-coverage/may-cover.ts";
import type { Staffing } from "../staffing.ts";
import type { BranchMember, CompiledBranch } from "./compiled.ts";
import { byId } from "./order.ts";
import type { PlaceIndex } from "./places.ts";

/** A zone by its IANA id; UTC when nobody knows it. */
export function zoneNamed(id: string): Zone {
  const resolved = resolveZone(id).id;
  return resolved === undefined ? UTC : zoneOf(resolved);
}

/** Where branches and desks are among the others. */
export function placesOf({ branches, desks }: Staffing): PlaceIndex {
  const counts = new Map<string, number>();
  const places = new Map<string, { readonly branchId: string; readonly desk: number }>();
  for (const { id, branchId } of [...desks].sort(byId)) {
    const desk = counts.get(branchId) ?? 0;
    counts.set(branchId, desk + 1);
    places.set(id, { branchId, desk });
  }
  const sorted = [...branches].sort(byId);
  return {
    branches: new Map(sorted.map(({ id, zone }, index) => [id, { index, zone: zoneNamed(zone) }])),
    desks: places,
  };
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
    return { index, branch, zone, desks: own, memberOf: membersMadeOnce(own) };
  });
}

function membersMadeOnce(desks: readonly Desk[]): CompiledBranch["memberOf"] {
  const known = new Map<number, BranchMember>();
  return (person) => {
    const found = known.get(person.index);
    if (found !== undefined) return found;
    const made = { person, mayCover: desks.map((desk) => mayCover(person.member, desk)), placements: [] };
    known.set(person.index, made);
    return made;
  };
}
