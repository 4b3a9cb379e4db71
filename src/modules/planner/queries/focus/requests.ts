import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { lastMonths } from "../../rules/focus/asked-topics.ts";
import type { PlannerTables } from "../../tables.ts";

/** What someone was asked for, as they noted it. */
export interface RequestNote {
  readonly id: string;
  /** Local day. */
  readonly on: string;
  readonly words: string;
  readonly note: string;
  readonly topics: readonly string[];
  /** Where it was counted as the work's. */
  readonly organisationId: string | undefined;
}

const mostNotes = 2000;

/** The request log of an account since a day, the latest first. */
export async function requestNotes(
  db: Db<PlannerTables>,
  accountId: string,
  since: string,
): Promise<readonly RequestNote[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    noteRows(tx, accountId)
      .where("removed_at", "is", null)
      .where("noted_on", ">=", since)
      .orderBy("noted_on", "desc")
      .orderBy("id", "desc")
      .limit(mostNotes)
      .execute(),
  );
  return rows.map(noteOfRow);
}

/** One of them. @throws NotFound */
export async function requestNote(
  db: Db<PlannerTables>,
  accountId: string,
  id: string,
): Promise<RequestNote> {
  const row = isId(id)
    ? await inTenants(db, [accountId], async (tx) =>
        noteRows(tx, accountId).where("removed_at", "is", null).where("id", "=", id).executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return noteOfRow(row);
}

function noteRows(tx: Db<PlannerTables>, accountId: string) {
  return tx
    .selectFrom("request_notes")
    .select(["id", "noted_on as on", "words", "note", "topics", "organisation_id as organisationId"])
    .where("tenant_id", "=", accountId);
}

function noteOfRow({
  organisationId,
  ...row
}: Awaited<ReturnType<ReturnType<typeof noteRows>["execute"]>>[number]): RequestNote {
  return { ...row, organisationId: organisationId ?? undefined };
}

/** What a place was asked for in a month. */
export interface TalliedTopic {
  readonly organisationId: string;
  readonly organisationName: string;
  /** `2026-11`. */
  readonly month: string;
  readonly topic: string;
  readonly count: number;
}

/**
 * What an employer's places were asked for in the last months, each month by itself; with `organisationId` of that place alone.
 *
 * @throws NotFound for someone who does not work there.
 */
export async function requestTally(
  db: Db<PlannerTables & PeopleTables>,
  viewer: Viewer,
  asked: {
    readonly tenantId: string;
    readonly organisationId?: string | undefined;
    readonly today: string;
    readonly months: number;
  },
): Promise<readonly TalliedTopic[]> {
  const { months, organisationId, tenantId, today } = asked;
  permit(viewer, "see what people ask for", { tenantId });
  const [first = today] = lastMonths(today, months);
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("request_tallies as tally")
      .innerJoin("organisations as place", (join) =>
        join.onRef("place.tenant_id", "=", "tally.tenant_id").onRef("place.id", "=", "tally.organisation_id"),
      )
      .select(["tally.organisation_id as organisationId", "place.name as organisationName"])
      .select(["tally.month", "tally.topic", "tally.count"])
      .where("tally.tenant_id", "=", tenantId)
      .where("tally.month", ">=", `${first}-01`)
      .where("tally.count", ">", 0)
      .$if(organisationId !== undefined, (query) =>
        query.where("tally.organisation_id", "=", organisationId ?? ""),
      )
      .orderBy("place.name")
      .orderBy("tally.organisation_id")
      .orderBy("tally.month")
      .orderBy("tally.topic")
      .limit(20_000)
      .execute(),
  );
  return rows.map((row) => ({ ...row, month: row.month.slice(0, 7) }));
}
