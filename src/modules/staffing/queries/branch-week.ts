import { isPermitted, tenantsOf, type Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { parseInstant, toWall, zoneOf } from "#platform/time";
import { clockWords } from "#platform/words";
import type { Branch } from "../rules/branch.ts";
import { coverage } from "../rules/desk-coverage/coverage.ts";
import type { BranchCoverage } from "../rules/desk-coverage/result.ts";
import { shortfalls } from "../rules/desk-coverage/shortfalls.ts";
import { freeTimes } from "../rules/free-times/free-times.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { tellingOf } from "../rules/team-week/shortfall-words.ts";
import { type BranchWeek, dateAfter, type RotaRow } from "../rules/team-week/team-week.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedAround } from "./remembered-staffing.ts";
import { isAnythingPlanned } from "./team-week.ts";
import { toldShortfalls } from "./told-shortfalls.ts";

/**
 * Everything a branch's own page shows of a week.
 *
 * @throws NotFound when the tenant has no such branch.
 */
export async function branchWeek(
  program: StaffingProgram,
  viewer: Viewer,
  {
    tenantId,
    week,
    branchId,
  }: { readonly tenantId: string; readonly week: LocalDate; readonly branchId: string },
): Promise<BranchWeek> {
  if (!isId(branchId)) throw new NotFound("There is no such branch here.");
  const range = { from: week, to: dateAfter(week, 6), zone: program.zone };
  const { staffing, hasPatterns } = await inTenants(program.db, tenantsOf(viewer), async (tx) => ({
    hasPatterns: await isAnythingPlanned(tx, tenantId),
    staffing: await rememberedAround(program.db, tx, tenantId, { ...range, branchIds: [branchId] }),
  }));
  const branch = staffing.branches.find(({ id }) => id === branchId);
  if (branch === undefined) throw new NotFound("There is no such branch here.");
  const covered = coverage(staffing, { ...range, branchIds: [branchId] });
  const mayChange = isPermitted(viewer, "change the schedule", {
    tenantId,
    organisations: [branchId, tenantId],
  });
  const short = shortfalls(staffing, covered);
  const told = { tenantId, range, staffing, shortfalls: short, mayChange };
  return {
    branch,
    week,
    days: covered.branches[0]?.days ?? [],
    rota: rotaOf(staffing, { branchId, week, zone: branch.zone }, covered.branches[0]),
    shortfalls: await toldShortfalls(program, viewer, told),
    hasHours: branch.hours.weekly.some((day) => day.length > 0),
    hasNeeds: needsSomebody(staffing, branch),
    hasPatterns,
    mayChange,
  };
}

function needsSomebody({ desks }: Staffing, { id, minimum, needsPersonInCharge }: Branch): boolean {
  const isNeeded = minimum.whileOpen > 0 || minimum.rules.length > 0 || minimum.exceptions.length > 0;
  return isNeeded || needsPersonInCharge || desks.some(({ branchId }) => branchId === id);
}

/** Who has a shift here in this week or calls it home, and when they work. */
function rotaOf(
  staffing: Staffing,
  { branchId, week, zone }: { readonly branchId: string; readonly week: LocalDate; readonly zone: string },
  covered: BranchCoverage | undefined,
): readonly RotaRow[] {
  const present = new Set(
    covered?.days.flatMap((day) => day.slots.flatMap((slot) => slot.people.map(({ staffId }) => staffId))),
  );
  const telling = tellingOf(staffing, true);
  const here = staffing.staff.filter(({ id, homeBranchId }) => homeBranchId === branchId || present.has(id));
  return here.map(({ id, name }) => {
    const days: string[][] = [[], [], [], [], [], [], []];
    for (const time of freeTimes(staffing, id, { from: week, to: dateAfter(week, 6) })) {
      const { state } = time;
      if (state.kind !== "on-desk" && state.kind !== "on-call" && state.kind !== "off-desk") continue;
      const [start, end] = [wallOf(zone, time.start), wallOf(zone, time.end)];
      const day = Math.floor((start - (parseInstant(`${week}T00:00:00Z`) ?? 0)) / 86_400);
      const place =
        state.kind === "on-desk"
          ? ` ${telling.deskName(state.deskId)}`
          : state.kind === "off-desk"
            ? " off desk"
            : "";
      const elsewhere =
        state.branchId !== undefined && state.branchId !== branchId
          ? ` at ${telling.branchName(state.branchId)}`
          : "";
      days[day]?.push(`${clockWords(minuteOf(start))}–${clockWords(minuteOf(end))}${place}${elsewhere}`);
    }
    return { staffId: id, name, days: days.map((parts) => parts.join("; ")) };
  });
}

function wallOf(zone: string, instant: string): number {
  return toWall(zoneOf(zone), parseInstant(instant) ?? 0);
}

function minuteOf(wall: number): number {
  return Math.floor((wall % 86_400) / 60);
}
