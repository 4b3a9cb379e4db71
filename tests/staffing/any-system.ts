import fc from "fast-check";
import { newId } from "#platform/ids";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import { staffings } from "./any-staffing.ts";

const copies = ["a", "b", "c", "d"] as const;

/**
 * Systems of eight branches in pairs. Some shifts, swaps and covers lead from one pair to the next, substitutes and ways too, so
 * that what matters to one branch is seldom all there is, and never its own people alone.
 */
export const systems: fc.Arbitrary<Staffing> = fc
  .tuple(
    fc.tuple(staffings, staffings, staffings, staffings),
    fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 60, maxLength: 60 }),
  )
  .map(([parts, draws]) => {
    let drawn = 0;
    const chance = (percent: number) => (draws[drawn++ % draws.length] ?? 0) < percent;
    return withIds(joined(parts.map((part, place) => within(part, place, chance))));
  });

type Chance = (percent: number) => boolean;

/** One pair of branches with its people, some of whose rows name the next pair. */
function within(part: Staffing, place: number, chance: Chance): Staffing {
  const own = copies[place] ?? "";
  const next = copies[(place + 1) % copies.length] ?? "";
  const named = (id: string, percent: number) => `${chance(percent) ? next : own} ${id}`;
  const linked = JSON.parse(
    JSON.stringify(part, (key, value: unknown) => {
      if (typeof value !== "string") return value;
      if (key === "withStaffId") return named(value, 70);
      if (key === "branchId" || key === "deskId") return named(value, 3);
      return ["staffId", "homeBranchId", "fromBranchId", "toBranchId"].includes(key)
        ? `${own} ${value}`
        : value;
    }),
  ) as Staffing;
  return {
    ...linked,
    branches: linked.branches.map((branch) => ({ ...branch, id: `${own} ${branch.id}` })),
    desks: linked.desks.map((desk, index) => ({
      ...desk,
      id: `${own} ${desk.id}`,
      branchId: `${own} ${part.desks[index]?.branchId ?? ""}`,
      whoMayCover: {
        ...desk.whoMayCover,
        staffIds: desk.whoMayCover.staffIds.map((id) => `${own} ${id}`),
      },
    })),
    staff: linked.staff.map((member) => ({
      ...member,
      id: `${own} ${member.id}`,
      isFloater: member.isFloater && chance(20),
    })),
    absences: linked.absences.map((absence) =>
      absence.cover === undefined && chance(80)
        ? { ...absence, cover: { kind: "colleague", staffId: named("cho", 70) } }
        : absence,
    ),
    travelTimes: [
      ...linked.travelTimes,
      { fromBranchId: `${own} north`, toBranchId: `${next} south`, minutes: chance(50) ? 20 : 45 },
    ],
    substituteLists: [{ branchId: `${own} north`, staffIds: [`${next} dee`, `${own} eve`] }],
  };
}

function joined(parts: readonly Staffing[]): Staffing {
  return {
    branches: parts.flatMap(({ branches }) => branches),
    desks: parts.flatMap(({ desks }) => desks),
    staff: parts.flatMap(({ staff }) => staff),
    patterns: parts.flatMap(({ patterns }) => patterns),
    exceptions: parts.flatMap(({ exceptions }) => exceptions),
    absences: parts.flatMap(({ absences }) => absences),
    sessions: parts.flatMap(({ sessions }) => sessions),
    travelTimes: parts.flatMap(({ travelTimes }) => travelTimes),
    substituteLists: parts.flatMap(({ substituteLists }) => substituteLists),
    offDeskHours: [],
  };
}

/** The same with ids as the database wants them; their order is that of the names, whichever run makes them. */
function withIds(system: Staffing): Staffing {
  const { branches, desks, staff, patterns, exceptions, absences, sessions } = system;
  const rows = [branches, desks, staff, patterns, exceptions, absences, sessions].flatMap((list) =>
    list.map(({ id }: { readonly id: string }) => id),
  );
  const ids = new Map(rows.map((id) => [id, newId()]));
  return JSON.parse(
    JSON.stringify(system, (_, value: unknown) =>
      typeof value === "string" ? (ids.get(value) ?? value) : value,
    ),
  ) as Staffing;
}
