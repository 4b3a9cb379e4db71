import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { repliesOf } from "../../queries/reading/thread.ts";
import type { ReportReason } from "../../rules/moderation/report.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import type { ReflectionTables } from "../../tables.ts";
import { ensureJournal } from "../journals/ensure-journal.ts";

/** What someone asks moderators to look at. */
export interface ToReport {
  readonly reflectionId: string;
  /** Absent: the reflection itself. */
  readonly replyId?: string | undefined;
  /** Where it is reported; absent: where most read it. */
  readonly roomId?: string;
  readonly reason: ReportReason;
  readonly words: string;
}

const longestQuote = 4000;

/**
 * Asks the moderators of the room in which the viewer reads something to look at it. Its writer is not told by whom. Reporting the
 * same twice changes the first report, as long as nobody decided it.
 *
 * @throws NotFound when it is not theirs to read.
 */
export async function report(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  sent: ToReport,
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const open = await openReflection(db, viewer, sent.reflectionId);
  if (open.whose === "own" && sent.replyId === undefined)
    throw new NotFound("It is your own: you can remove it.");
  const shared =
    sent.roomId === undefined ? open.shared : open.copies.find(({ roomId }) => roomId === sent.roomId);
  if (shared === undefined) throw new NotFound("Nobody else can read it.");
  const replied = (await repliesOf(db, open.reader, { id: shared.id, rooms: open.rooms })).find(
    ({ id }) => id === sent.replyId,
  );
  if (sent.replyId !== undefined && replied === undefined) throw new NotFound("That reply is gone.");
  const { id: reporter } = await ensureJournal(db, viewer);
  const subject = replied ?? shared;
  const quoted = replied?.body ?? `${headlineOf(shared)}\n\n${shared.body}`;
  const said = { reason: sent.reason, words: sent.words.slice(0, 2000) };
  await inTenants(db, [subject.roomId], async (tx) => {
    await tx
      .insertInto("reflection_reports")
      .values({
        tenant_id: subject.roomId,
        id: newId(),
        kind: replied === undefined ? "reflection" : "reply",
        subject_id: subject.id,
        reflection_id: shared.id,
        journal_id: subject.journalId,
        author_name: subject.authorName,
        reporter_journal_id: reporter,
        quoted: quoted.slice(0, longestQuote),
        made_at: now(),
        ...said,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["tenant_id", "subject_id", "reporter_journal_id"])
          .doUpdateSet(said)
          .where("reflection_reports.outcome", "=", "open"),
      )
      .execute();
  });
}
