import type { Db } from "#platform/db";
import { parseInstant } from "#platform/time";
import { type PeopleTables, viewerOfAccount, type Viewer } from "#modules/people";
import { sampleColleague, type SampleStaff, sampleStaff } from "../../queries/sample/sample-staff.ts";
import { cutAttendance } from "../../rules/attendance/read-attendance.ts";
import {
  awardedSession,
  comingSession,
  countedSession,
  sampleReport,
  sampleSessionFacts,
  type SampleTerms,
} from "../../rules/sample/sample-sessions.ts";
import { readForSession } from "../../rules/sessions/read-for-session.ts";
import type { SessionFacts } from "../../rules/sessions/session.ts";
import type { CreditTables } from "../../tables.ts";
import { addToAttendance } from "../sessions/add-to-attendance.ts";
import { awardCredit } from "../sessions/award-credit.ts";
import { keepReport, setCounted } from "../sessions/import-attendance.ts";
import { holdSession } from "../sessions/keep-session.ts";

type Tables = CreditTables & PeopleTables;

/** Who holds a session, and how it is laid down. */
interface Holding {
  readonly viewer: Viewer;
  readonly tenantId: string;
  readonly facts: SessionFacts;
}

/**
 * Gives a made-up library three sessions that it holds: one whose credit its learning coordinator awarded, one that was attended
 * and waits for an award, and one to come.
 */
export async function fillSampleSessions(
  db: Db<Tables>,
  {
    tenantId,
    accountId,
    today,
  }: { readonly tenantId: string; readonly accountId: string; readonly today: string },
): Promise<void> {
  const staff = await sampleStaff(db, tenantId);
  const own = await viewerOfAccount(db, accountId, today);
  const coordinator = await sampleColleague(db, staff, { role: "coordinator", today });
  if (own === undefined || coordinator === undefined) return;
  const terms: SampleTerms = { organisationId: tenantId, today, zone: own.zone ?? "UTC" };
  const others = staff.filter((each) => each.accountId !== coordinator.accountId);
  const past = { viewer: coordinator, tenantId, facts: sampleSessionFacts(awardedSession, terms) };
  const awarded = await holdWith(db, past, others.slice(0, 9));
  await awardCredit(db, coordinator, awarded);
  const counted = { viewer: own, tenantId, facts: sampleSessionFacts(countedSession, terms) };
  const sessionId = await holdWith(db, counted, others.slice(5, 14));
  const online = sampleReport(
    countedSession,
    today,
    others.slice(14, 16).map(({ name }) => name),
  );
  await countReport(db, counted, { sessionId, text: online });
  await holdSession(db, own, { tenantId, facts: sampleSessionFacts(comingSession, terms) });
}

/** A session with people who were entered by hand, there from its start to its end. Its id. */
async function holdWith(
  db: Db<Tables>,
  { viewer, tenantId, facts }: Holding,
  people: readonly SampleStaff[],
): Promise<string> {
  const sessionId = await holdSession(db, viewer, { tenantId, facts });
  const interval = { start: parseInstant(facts.startsAt) ?? 0, end: parseInstant(facts.endsAt) ?? 0 };
  const named = people.map(({ id, name }) => ({ staffId: id, name }));
  await addToAttendance(db, viewer, { sessionId, addition: { kind: "by hand", people: named, interval } });
  return sessionId;
}

/** Reads a report as if it had been sent, and lets it count. */
async function countReport(
  db: Db<Tables>,
  { viewer, facts }: Holding,
  { sessionId, text }: { readonly sessionId: string; readonly text: string },
): Promise<void> {
  const bytes = Buffer.from(text);
  const { rows = [] } = await cutAttendance(bytes);
  const reading = readForSession(rows, facts);
  if (typeof reading === "string") return;
  const file = { fileName: "sample report (made up).csv", bytes, rows, reading };
  const { id } = await keepReport(db, viewer, { sessionId, file });
  await setCounted(db, viewer, { sessionId, id, counts: true });
}
