import type { Selectable } from "kysely";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { mayRead, type ProgramReader } from "../../rules/reading/who-may-read.ts";
import type { Webinar } from "../../rules/webinars/webinar.ts";
import type { ProgramsTables } from "../../tables.ts";
import type { ProgramsDb } from "../program.ts";

const most = 200;

/** Webinars still to come that a reader may read, soonest first; those that are called off among them. */
export async function webinarsToCome(db: ProgramsDb, reader: ProgramReader): Promise<readonly Webinar[]> {
  return readable(db, reader, (tx) =>
    tx.selectFrom("program_webinars").where("ends_at", ">", now()).orderBy("starts_at").orderBy("id"),
  );
}

/** Webinars about a program that a reader may read, earliest first. */
export async function webinarsAbout(
  db: ProgramsDb,
  reader: ProgramReader,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<readonly Webinar[]> {
  return readable(db, reader, (tx) =>
    tx
      .selectFrom("program_webinars")
      .where("tenant_id", "=", tenantId)
      .where("program_id", "=", id)
      .orderBy("starts_at")
      .orderBy("id"),
  );
}

/** One webinar. @throws NotFound when there is none of this id, or the reader may not know of it */
export async function webinarById(db: ProgramsDb, reader: ProgramReader, id: string): Promise<Webinar> {
  const [found] = isId(id)
    ? await readable(db, reader, (tx) =>
        tx.selectFrom("program_webinars").where("id", "=", id).orderBy("tenant_id"),
      )
    : [];
  if (found === undefined) throw new NotFound("There is no such webinar, or it is not yours to see.");
  return found;
}

/** A webinar, whoever asks; inside `inTenants` of its system. */
export async function ownWebinar(
  tx: ProgramsDb,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<Webinar | undefined> {
  const row = await tx
    .selectFrom("program_webinars")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && webinarOfRow(row);
}

/** The zone a branch's clocks show, else the site's; inside `inTenants` of its system. */
export async function zoneOfBranch(
  tx: ProgramsDb,
  { tenantId, organisationId }: Pick<Webinar, "tenantId" | "organisationId">,
  otherwise: string,
): Promise<string> {
  const row = await tx
    .selectFrom("organisations")
    .select("zone")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", organisationId)
    .executeTakeFirst();
  return row?.zone ?? otherwise;
}

/** Of what a query chooses, what the reader may read: the database's wall holds who, and the rule is asked once more. */
async function readable(
  db: ProgramsDb,
  reader: ProgramReader,
  chosen: (tx: ProgramsDb) => ReturnType<typeof everyWebinar>,
): Promise<readonly Webinar[]> {
  const rows = await inTenants(db, reader.systems, async (tx) =>
    chosen(tx).selectAll().limit(most).execute(),
  );
  return rows.map(webinarOfRow).filter((webinar) => mayRead(reader, webinar));
}

function everyWebinar(tx: ProgramsDb) {
  return tx.selectFrom("program_webinars");
}

function webinarOfRow(row: Selectable<ProgramsTables["program_webinars"]>): Webinar {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    programId: row.program_id,
    organisationId: row.organisation_id,
    level: row.level,
    groupId: row.group_id ?? undefined,
    title: row.title,
    summary: row.summary,
    provider: row.provider,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    zone: row.zone,
    meetingUrl: row.meeting_url ?? undefined,
    registrationUrl: row.registration_url ?? undefined,
    seats: row.seats ?? undefined,
    contact: row.contact,
    isCancelled: row.cancelled_at !== null,
    changedAt: row.changed_at,
  };
}
