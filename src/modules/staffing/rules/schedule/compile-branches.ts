import { resolveZone, UTC, type Zone, zoneOf } from "#platform/time";
import type { Desk } from "../branch.ts";
import type { Staffing } from "../staffing.ts";
import type { CompiledBranch, CompiledPerson } from "./compiled.ts";
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

/** The branches with their desks and whoever may work there. */
export function compileBranches(
  { branches, desks }: Staffing,
  people: readonly CompiledPerson[],
  places: PlaceIndex,
): readonly CompiledBranch[] {
  const desksOf = Map.groupBy([...desks].sort(byId), (desk) => desk.branchId);
  const membersOf = new Map<number, CompiledPerson[]>();
  for (const person of people)
    for (const index of branchesOf(person)) {
      const members = membersOf.get(index);
      if (members === undefined) membersOf.set(index, [person]);
      else members.push(person);
    }
  return [...branches].sort(byId).map((branch, index) => {
    const own: readonly Desk[] = desksOf.get(branch.id) ?? [];
    const zone = places.branches.get(branch.id)?.zone ?? UTC;
    return { index, branch, zone, desks: own, members: membersOf.get(index) ?? [] };
  });
}

/** Where a person ever has a shift. */
export function branchesOf({ patterns, changedPlans }: CompiledPerson): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const pattern of patterns) for (const index of pattern.branchIndexes) indexes.add(index);
  for (const plan of changedPlans.values()) for (const index of plan.branchIndexes) indexes.add(index);
  return indexes;
}
