import type { Db, Instant } from "#platform/db";
import type { SessionTables } from "../../tables/sessions.ts";
import type { PeopleTables } from "#modules/people";

/** A session in the list. */
export interface SessionLine {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: string;
  readonly place: string;
  readonly organisationName: string;
  readonly qualifyingCount: number;
  readonly waitingCount: number;
  readonly awardCount: number;
}

/** Where the list goes on: the last one of the page before. */
export interface SessionPlace {
  readonly startsAt: Instant;
  readonly id: string;
}

/** An employer's sessions, latest first, from one place on. */
export async function sessionLines(
  tx: Db<SessionTables & PeopleTables>,
  tenantId: string,
  { after, limit }: { readonly after?: SessionPlace | undefined; readonly limit: number },
): Promise<readonly SessionLine[]> {
  const lines = await tx
    .selectFrom("learning_sessions as session")
    .innerJoin("organisations as organisation", (join) =>
      join
        .onRef("organisation.tenant_id", "=", "session.tenant_id")
        .onRef("organisation.id", "=", "session.organisation_id"),
    )
    .select(["session.id", "session.title", "session.starts_at as startsAt", "session.ends_at as endsAt"])
    .select(["session.zone", "session.place", "organisation.name as organisationName"])
    .where("session.tenant_id", "=", tenantId)
    .where("session.state", "=", "open")
    .$if(after !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where("session.starts_at", "<", after?.startsAt ?? ""),
          where.and([
            where("session.starts_at", "=", after?.startsAt ?? ""),
            where("session.id", ">", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("session.starts_at", "desc")
    .orderBy("session.id")
    .limit(limit)
    .execute();
  const counts = await countsOf(
    tx,
    tenantId,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => ({
    ...line,
    qualifyingCount: counts.of(line.id, "qualifies"),
    waitingCount: counts.of(line.id, "ambiguous"),
    awardCount: counts.awards.get(line.id) ?? 0,
  }));
}

async function countsOf(tx: Db<SessionTables>, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return { of: () => 0, awards: new Map<string, number>() };
  const states = await tx
    .selectFrom("attendances")
    .select(["session_id", "state"])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("session_id", "in", [...ids])
    .groupBy(["session_id", "state"])
    .execute();
  const awards = await tx
    .selectFrom("awards")
    .select("session_id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .where("session_id", "in", [...ids])
    .where("revoked_at", "is", null)
    .groupBy("session_id")
    .execute();
  return {
    of: (id: string, state: string) =>
      states.find((each) => each.session_id === id && each.state === state)?.count ?? 0,
    awards: new Map(awards.map((each) => [each.session_id, each.count])),
  };
}
