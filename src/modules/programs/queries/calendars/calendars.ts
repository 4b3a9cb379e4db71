import { inTenants } from "#platform/db";
import { now } from "#platform/time";
import { readSource } from "#modules/catalog";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { type PublicEvents, publicEvents } from "../../rules/calendars/public-events.ts";
import type { ProgramsDb, ProgramsProgram } from "../program.ts";

/** A calendar that is read every day. */
export interface KnownCalendar {
  readonly id: string;
  readonly address: string;
  readonly branch: string;
  readonly lastReadAt: string | undefined;
  readonly lastMessage: string | undefined;
  readonly programs: number;
  readonly mayChange: boolean;
}

/** Calendars of one's systems, by branch. */
export async function calendarsOf(db: ProgramsDb, reader: ProgramReader): Promise<readonly KnownCalendar[]> {
  if (reader.systems.length === 0) return [];
  const rows = await inTenants(db, reader.systems, async (tx) =>
    tx
      .selectFrom("program_calendars as calendar")
      .innerJoin("organisations as branch", (join) =>
        join
          .onRef("branch.tenant_id", "=", "calendar.tenant_id")
          .onRef("branch.id", "=", "calendar.organisation_id"),
      )
      .select(["calendar.id", "calendar.shown_address", "branch.name as branch", "calendar.last_read_at"])
      .select(["calendar.last_message", "calendar.organisation_id"])
      .select((row) =>
        row
          .selectFrom("programs")
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .whereRef("programs.tenant_id", "=", "calendar.tenant_id")
          .whereRef("programs.calendar_id", "=", "calendar.id")
          .as("programs"),
      )
      .where("calendar.tenant_id", "in", reader.systems)
      .where("calendar.removed_at", "is", null)
      .orderBy("branch.name")
      .orderBy("calendar.id")
      .limit(500)
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    address: row.shown_address,
    branch: row.branch,
    lastReadAt: row.last_read_at ?? undefined,
    lastMessage: row.last_message ?? undefined,
    programs: row.programs ?? 0,
    mayChange: reader.places.includes(row.organisation_id),
  }));
}

/**
 * What a calendar's address leads to, for a person to choose from; nothing is kept.
 *
 * @throws SourceFailure when it cannot be fetched, in plain words.
 */
export async function eventsAt(
  { fetch, words, zone }: Pick<ProgramsProgram, "fetch" | "words" | "zone">,
  address: string,
): Promise<PublicEvents> {
  const read = await readSource(address, {
    settings: { zone },
    words,
    now: now(),
    fetch,
    obeysRobots: false,
  });
  return read.isUnchanged ? { events: [], leftOut: "" } : publicEvents(read.listings, zone);
}
