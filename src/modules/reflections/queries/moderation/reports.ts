import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { isPermitted, type PeopleTables, type Viewer } from "#modules/people";
import type { AppealOutcome, ReportOutcome, ReportReason } from "../../rules/moderation/report.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Something that readers of a room reported, for its moderators. */
export interface Report {
  readonly id: string;
  readonly roomId: string;
  readonly kind: "reflection" | "reply";
  readonly subjectId: string;
  readonly reflectionId: string;
  readonly journalId: string;
  readonly authorName: string;
  readonly reason: ReportReason;
  readonly words: string;
  /** What it said when it was reported. */
  readonly quoted: string;
  readonly madeAt: string;
  readonly outcome: ReportOutcome;
  readonly decidedBy: string | undefined;
  readonly decidedByName: string | undefined;
  readonly decision: string;
  readonly appeal: string | undefined;
  readonly appealOutcome: AppealOutcome | undefined;
  readonly appealDecision: string;
}

const columns = [
  ...([
    "id",
    "tenant_id",
    "kind",
    "subject_id",
    "reflection_id",
    "journal_id",
    "author_name",
    "reason",
  ] as const),
  ...([
    "words",
    "quoted",
    "made_at",
    "outcome",
    "decided_by",
    "decided_by_name",
    "decision",
    "appeal",
  ] as const),
  ...(["appeal_outcome", "appeal_decision"] as const),
] as const;

const most = 100;

/** The rooms a viewer moderates: their employers', and everyone's for who runs the installation. */
export function moderatedRooms(viewer: Viewer): readonly string[] {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))].filter((tenantId) =>
    isPermitted(viewer, "moderate reflections", { tenantId }),
  );
  return isPermitted(viewer, "moderate what everyone reads", { tenantId: everyonesRoom })
    ? [...employers, everyonesRoom]
    : employers;
}

/** What waits for a moderator of these rooms, and what was decided last: open reports and appeals first. */
export async function reportQueue(db: Db<Tables>, rooms: readonly string[]): Promise<readonly Report[]> {
  if (rooms.length === 0) return [];
  const rows = await inTenants(db, rooms, async (tx) =>
    tx
      .selectFrom("reflection_reports")
      .select(columns)
      .where("tenant_id", "in", rooms)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(most)
      .execute(),
  );
  const reports = rows.map(report);
  return [...reports.filter(isWaiting), ...reports.filter((each) => !isWaiting(each))];
}

/** Whether a moderator is asked for something. */
export function isWaiting({ appeal, appealOutcome, outcome }: Report): boolean {
  return outcome === "open" || (appeal !== undefined && appealOutcome === undefined);
}

/** One report of a room that the caller may open. @throws NotFound */
export async function reportOf(db: Db<Tables>, roomId: string, id: string): Promise<Report> {
  const row =
    isId(id) && isId(roomId)
      ? await inTenants(db, [roomId], async (tx) =>
          tx
            .selectFrom("reflection_reports")
            .select(columns)
            .where("tenant_id", "=", roomId)
            .where("id", "=", id)
            .executeTakeFirst(),
        )
      : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return report(row);
}

/** Where something of one's own was hidden, and what its writer can do about it. */
export async function hiddenPlaces(
  db: Db<Tables>,
  {
    communities,
    rooms,
    subjectId,
  }: {
    readonly subjectId: string;
    readonly rooms: readonly string[];
    /** Names of communities among the rooms, by their ids. */
    readonly communities: ReadonlyMap<string, string>;
  },
) {
  if (rooms.length === 0) return [];
  const rows = await inTenants(db, rooms, async (tx) =>
    tx
      .selectFrom("reflection_reports as report")
      .leftJoin("tenants", "tenants.id", "report.tenant_id")
      .select(["report.id", "report.tenant_id", "tenants.name", "decision", "appeal", "appeal_outcome"])
      .select(["appeal_decision"])
      .where("report.tenant_id", "in", rooms)
      .where("subject_id", "=", subjectId)
      .where("outcome", "=", "hidden")
      .orderBy("decided_at", "desc")
      .orderBy("report.id")
      .limit(10)
      .execute(),
  );
  return rows
    .filter((row) => row.appeal_outcome !== "shown again")
    .map((row) => ({
      where: row.name ?? communities.get(row.tenant_id) ?? "everyone’s page",
      because: row.decision,
      appealAction: row.appeal === null ? `/reflections/appeals/${row.tenant_id}/${row.id}` : undefined,
      state:
        row.appeal === null
          ? "You and its moderators can still see it."
          : row.appeal_outcome === null
            ? "You asked for another look. Somebody else will decide."
            : `It was looked at again: ${row.appeal_decision}`,
    }));
}

type ReportRow = Readonly<
  Record<"id" | "tenant_id" | "subject_id" | "reflection_id" | "journal_id", string>
> &
  Readonly<Record<"author_name" | "words" | "quoted" | "made_at" | "decision" | "appeal_decision", string>> &
  Readonly<Record<"decided_by" | "decided_by_name" | "appeal", string | null>> & {
    readonly kind: "reflection" | "reply";
    readonly reason: ReportReason;
    readonly outcome: ReportOutcome;
    readonly appeal_outcome: AppealOutcome | null;
  };

function report(row: ReportRow): Report {
  return {
    id: row.id,
    roomId: row.tenant_id,
    kind: row.kind,
    subjectId: row.subject_id,
    reflectionId: row.reflection_id,
    journalId: row.journal_id,
    authorName: row.author_name,
    reason: row.reason,
    words: row.words,
    quoted: row.quoted,
    madeAt: row.made_at,
    outcome: row.outcome,
    decidedBy: row.decided_by ?? undefined,
    decidedByName: row.decided_by_name ?? undefined,
    decision: row.decision,
    appeal: row.appeal ?? undefined,
    appealOutcome: row.appeal_outcome ?? undefined,
    appealDecision: row.appeal_decision,
  };
}
