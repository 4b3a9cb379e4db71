import { randomBytes } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import type { CreditCalculation } from "../../../src/modules/credit/rules/attendance/attendance.ts";
import { certificateNumberOf } from "../../../src/modules/credit/rules/sessions/plain-letters.ts";

type Tables = CreditTables & PeopleTables;

const at = "2026-11-20T17:00:00Z";

/** Someone was there for 47 minutes of an hour, with a gap. */
const calculation: CreditCalculation = {
  basis: "times",
  fragments: 2,
  fragmentSeconds: 2820,
  outsideFragments: 0,
  outsideSeconds: 0,
  overlapSeconds: 0,
  breakSeconds: 0,
  bridgedGaps: 0,
  bridgedSeconds: 0,
  attendedSeconds: 2820,
  sessionSeconds: 3600,
  isFullByGrace: false,
  isBelowThreshold: false,
  creditedSeconds: 2820,
  creditedMinutes: 47,
};

/** A session of an hour, organised by someone, at which so many people earned credit that was awarded. Gives its id. */
export async function makeAwards(
  db: Db<Tables>,
  {
    tenantId,
    organiserId,
    count,
  }: { readonly tenantId: string; readonly organiserId: string; readonly count: number },
): Promise<string> {
  const sessionId = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("learning_sessions")
      .values(sessionRow(tenantId, sessionId, organiserId))
      .execute();
    for (let start = 0; start < count; start += 500) {
      const people = Array.from({ length: Math.min(500, count - start) }, (_, place) => ({
        id: newId(),
        number: start + place,
      }));
      await tx
        .insertInto("attendances")
        .values(people.map(({ id, number }) => attendanceRow({ tenantId, sessionId, id, number })))
        .execute();
      await tx
        .insertInto("awards")
        .values(people.map(({ id, number }) => awardRow({ tenantId, sessionId, id, number })))
        .execute();
    }
  });
  return sessionId;
}

interface Made {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly id: string;
  readonly number: number;
}

function sessionRow(tenant_id: string, id: string, organiser_id: string) {
  return {
    tenant_id,
    id,
    organisation_id: tenant_id,
    title: "Statewide in-service day",
    starts_at: "2026-11-20T15:00:00Z",
    ends_at: "2026-11-20T16:00:00Z",
    zone: "America/New_York",
    place: "",
    link: "",
    meetings: json([]),
    breaks: json([]),
    offering_id: null,
    topics: json([]),
    categories: json({}),
    mode: "live" as const,
    bridge_seconds: 60,
    grace_minutes: 0,
    threshold_hundredths: 0,
    rounding: "floor" as const,
    step_minutes: 1,
    organiser_id,
    check_in_handle: "ABCDE",
    previous: null,
    made_at: at,
    changed_at: at,
  };
}

function personOf(number: number) {
  return {
    name: `Person ${number}`,
    email: `person.${number}@library.example`,
    calculation: json(calculation),
  };
}

function attendanceRow({ tenantId, sessionId, id, number }: Made) {
  return {
    tenant_id: tenantId,
    session_id: sessionId,
    id,
    ...personOf(number),
    person_key: `person ${number}`,
    staff_id: null,
    excused: null,
    intervals: json([]),
    sources: json([]),
    attended_seconds: 2820,
    credited_minutes: 47,
    state: "qualifies" as const,
    reason: "",
    changed_at: at,
  };
}

function awardRow({ tenantId, sessionId, id, number }: Made) {
  return {
    tenant_id: tenantId,
    id: newId(),
    session_id: sessionId,
    attendance_id: id,
    ...personOf(number),
    staff_id: null,
    minutes: 47,
    excused: null,
    certificate_number: certificateNumberOf(randomBytes(32)),
    awarded_by: newId(),
    awarded_by_name: "Cory Coordinator",
    awarded_at: at,
    revoked_at: null,
    revoked_by_name: null,
    revoked_because: null,
    delivered_to: null,
    delivered_at: null,
  };
}
