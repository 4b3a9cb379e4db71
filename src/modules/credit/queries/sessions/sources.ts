import type { Db } from "#platform/db";
import { parseInstant } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { Addition } from "../../rules/sessions/addition.ts";
import {
  type KnownColleague,
  oneReport,
  type SessionSources,
  wordsOfPeople,
} from "../../rules/sessions/gather.ts";
import { creditRulesOf } from "../../rules/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import type { HeldSession } from "./session.ts";

type Tables = SessionTables & PeopleTables;

/** Everything that says who came to a session, with the colleagues who may be meant. `beside` is a report that does not count yet. */
export async function sourcesOf(tx: Db<Tables>, session: HeldSession): Promise<SessionSources> {
  const { tenantId, id } = session;
  const reports = await tx
    .selectFrom("attendance_imports")
    .select("report")
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where("state", "=", "counted")
    .orderBy("id")
    .execute();
  const checkIns = await tx
    .selectFrom("check_ins")
    .select(["staff_id", "name", "email", "at"])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where("removed_at", "is", null)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const sources: SessionSources = {
    rules: creditRulesOf(session),
    reports: reports.map(({ report }) => report),
    checkIns: checkIns.map(({ staff_id: staffId, name, email, at }) => ({
      staffId: staffId ?? undefined,
      name,
      email: email ?? undefined,
      at: parseInstant(at) ?? 0,
    })),
    additions: await additionsOf(tx, session),
    colleagues: [],
  };
  return { ...sources, colleagues: await colleaguesIn(tx, tenantId, sources) };
}

/** What people added to the reports, oldest first. */
export async function additionsOf(
  tx: Db<SessionTables>,
  { tenantId, id }: Pick<HeldSession, "tenantId" | "id">,
): Promise<readonly KeptAddition[]> {
  const rows = await tx
    .selectFrom("attendance_additions")
    .select(["id", "addition", "added_by_name as by", "added_at as at"])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows;
}

/** An addition with who made it. */
export interface KeptAddition {
  readonly id: string;
  readonly addition: Addition;
  readonly by: string;
  readonly at: string;
}

const batch = 2000;

async function colleaguesIn(
  tx: Db<Tables>,
  tenantId: string,
  sources: SessionSources,
): Promise<readonly KnownColleague[]> {
  const { names, emails } = wordsOfPeople(oneReport(sources));
  const ids = new Set(
    [
      ...sources.checkIns.map(({ staffId }) => staffId),
      ...sources.additions.flatMap(({ addition }) =>
        addition.kind === "by hand"
          ? addition.people.map(({ staffId }) => staffId)
          : addition.kind === "colleague"
            ? [addition.staffId]
            : [],
      ),
    ].flatMap((id) => id ?? []),
  );
  const found = new Map<string, KnownColleague>();
  for (const [column, all] of [
    ["sort_name", names],
    ["email", emails],
    ["id", [...ids]],
  ] as const)
    for (let from = 0; from < all.length; from += batch) {
      const rows = await tx
        .selectFrom("staff")
        .select(["id", "name", "email"])
        .where("tenant_id", "=", tenantId)
        .where(column, "in", all.slice(from, from + batch))
        // Who left may have come while they were here; a name alone is asked of those who are here.
        .$if(column === "sort_name", (query) => query.where("is_active", "=", true))
        .orderBy("id")
        .execute();
      for (const { id, name, email } of rows) found.set(id, { id, name, email: email ?? undefined });
    }
  return [...found.values()];
}
