import { inTenants } from "#platform/db";
import { SourceFailure } from "#platform/errors";
import { formatInstant, now, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import { readSource } from "#modules/catalog";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { planOfEvent, type PublicEvent, publicEvents } from "../../rules/calendars/public-events.ts";
import { keepOccasions, keepProgram } from "../saving/keep-program.ts";
import { programChanged } from "../saving/program-changed.ts";

/** What reading needs. */
export type CalendarTools = Pick<ProgramsProgram, "db" | "fetch" | "words">;

/** Which calendar. */
export interface WhichCalendar {
  readonly tenantId: string;
  readonly id: string;
}

const eventsAtOnce = 50;
const longestWaitDays = 7;

/**
 * Reads a calendar and keeps its events as programs of the branch: one each, with its times. What is there already gets new times
 * and moved ones, and keeps whatever a person filled in; an event that was hidden or joined to a series stays so. Nothing is ever
 * taken away: what is over leaves a calendar, and was done all the same.
 *
 * Resolves with what it came to, in a sentence; one that cannot be read is tried again later, with growing patience.
 */
export async function readCalendar(tools: CalendarTools, which: WhichCalendar): Promise<string> {
  const calendar = await calendarToRead(tools.db, which);
  if (calendar === undefined) return "It is read no more.";
  const { address, zone, etag, last_modified: lastModified } = calendar;
  try {
    const read = await readSource(address, {
      settings: { zone },
      words: tools.words,
      now: now(),
      fetch: tools.fetch,
      etag: etag ?? undefined,
      lastModified: lastModified ?? undefined,
    });
    if (read.isUnchanged) return await noteReading(tools.db, which, { message: "Nothing changed." });
    const { events, leftOut } = publicEvents(read.listings, zone);
    let added = 0;
    for (let first = 0; first < events.length; first += eventsAtOnce)
      added += await keepEvents(tools, { ...calendar, ...which }, events.slice(first, first + eventsAtOnce));
    const message = `${events.length} public events, ${added} of them new${leftOut === "" ? "" : `; left out: ${leftOut}`}.`;
    return await noteReading(tools.db, which, { message, etag: read.etag, lastModified: read.lastModified });
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    return noteReading(tools.db, which, { message: error.message, failures: calendar.failures + 1 });
  }
}

type Calendar = NonNullable<Awaited<ReturnType<typeof calendarToRead>>>;

async function calendarToRead(db: ProgramsDb, { tenantId, id }: WhichCalendar) {
  return inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("program_calendars")
      .select([
        "organisation_id",
        "address",
        "zone",
        "level",
        "group_id",
        "etag",
        "last_modified",
        "failures",
      ])
      .select(["made_by", "licence"])
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
}

/** Keeps some events in one transaction; how many of them are new. */
async function keepEvents(
  { db, words }: CalendarTools,
  calendar: Calendar & WhichCalendar,
  events: readonly PublicEvent[],
): Promise<number> {
  const { tenantId, id: calendarId } = calendar;
  return inTenants(db, [tenantId], async (tx) => {
    const known = await tx
      .selectFrom("programs")
      .select(["id", "origin_key", "joined_to"])
      .where("tenant_id", "=", tenantId)
      .where("calendar_id", "=", calendarId)
      .where(
        "origin_key",
        "in",
        events.map(({ key }) => key),
      )
      .execute();
    const byKey = new Map(known.map((row) => [row.origin_key, row]));
    let added = 0;
    for (const event of events) {
      const there = byKey.get(event.key);
      if (there !== undefined) {
        await keepTimes(tx, { tenantId, id: there.joined_to ?? there.id }, event);
        continue;
      }
      await keepProgram(tx, words, {
        tenantId,
        organisationId: calendar.organisation_id,
        level: calendar.level,
        calendarId,
        groupId: calendar.group_id ?? undefined,
        licence: calendar.licence,
        plan: planOfEvent(event),
        origin: "calendar",
        originKey: event.key,
        madeBy: calendar.made_by ?? undefined,
        occasions: event.times.map(occasionOfTime),
      });
      added += 1;
    }
    return added;
  });
}

function occasionOfTime({ key, heldOn, startsAt }: PublicEvent["times"][number]) {
  return { heldOn, startsAt, originKey: key };
}

/** Adds new times and moves those that moved; how they went stays with them. */
async function keepTimes(
  tx: ProgramsDb,
  program: { readonly tenantId: string; readonly id: string },
  event: PublicEvent,
): Promise<void> {
  const { tenantId, id } = program;
  const times = event.times.map(occasionOfTime);
  const known = await tx
    .selectFrom("program_occasions")
    .select(["id", "origin_key", "held_on", "starts_at"])
    .where("tenant_id", "=", tenantId)
    .where("program_id", "=", id)
    .where("origin_key", "is not", null)
    .execute();
  const byKey = new Map(known.map((row) => [row.origin_key, row]));
  const fresh = times.filter(({ originKey }) => !byKey.has(originKey));
  const moved = times.flatMap((time) => {
    const row = byKey.get(time.originKey);
    const isSame = row?.held_on === time.heldOn && row.starts_at === (time.startsAt ?? null);
    return row === undefined || isSame ? [] : [{ ...time, id: row.id }];
  });
  if (fresh.length === 0 && moved.length === 0) return;
  await keepOccasions(tx, program, fresh, undefined);
  for (const time of moved)
    await tx
      .updateTable("program_occasions")
      .set({ held_on: time.heldOn, starts_at: time.startsAt ?? null, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", time.id)
      .execute();
  await programChanged(tx, tenantId, id);
}

async function noteReading(
  db: ProgramsDb,
  { tenantId, id }: WhichCalendar,
  read: {
    readonly message: string;
    readonly etag?: string | undefined;
    readonly lastModified?: string | undefined;
    readonly failures?: number;
  },
): Promise<string> {
  const { message, etag, lastModified, failures = 0 } = read;
  const at = now();
  const waitDays = Math.min(longestWaitDays, 2 ** Math.max(0, failures - 1));
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("program_calendars")
      .set({
        last_message: message,
        failures,
        next_read_at: formatInstant((parseInstant(at) ?? 0) + waitDays * SECONDS_PER_DAY),
        ...(failures === 0 && { last_read_at: at }),
        ...((etag !== undefined || lastModified !== undefined) && {
          etag: etag ?? null,
          last_modified: lastModified ?? null,
        }),
      })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  });
  return message;
}

/** Calendars whose time has come, at most a hundred. */
export async function dueCalendars(db: ProgramsDb): Promise<readonly WhichCalendar[]> {
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("program_calendars")
      .select(["tenant_id", "id"])
      .where("next_read_at", "<=", now())
      .where("removed_at", "is", null)
      .orderBy("next_read_at")
      .orderBy("id")
      .limit(100)
      .execute(),
  );
  return rows.map(({ tenant_id: tenantId, id }) => ({ tenantId, id }));
}
