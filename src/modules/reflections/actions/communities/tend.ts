import { type Db, inTenants } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { communityFor, communityOfKeeper } from "../../queries/communities/communities.ts";
import { type Member, membersOf } from "../../queries/communities/members.ts";
import { journalOf, journalsBy } from "../../queries/journals/journals.ts";
import type { ReflectionTables } from "../../tables.ts";
import { decideReport } from "../moderation/decide.ts";
import { report } from "../moderation/report.ts";
import { tell } from "../talking/tell-mentioned.ts";
import { goOut } from "./go-out.ts";

type Tables = ReflectionTables & PeopleTables;

/** A member of a community, as its keepers name them. */
export interface OneOf {
  readonly id: string;
  readonly memberId: string;
}

/** Lets someone in who asked. Doing it twice changes nothing. @throws NotFound when they do not ask any more. */
export async function letIn(db: Db<Tables>, viewer: Viewer, one: OneOf): Promise<void> {
  const member = await memberFor(db, viewer, one);
  if (member.state === "member") return;
  const { accountId } = await accountOf(db, member);
  await inTenants(db, [accountId, one.id], async (tx) => {
    await change(tx, { ...one, memberId: member.id }, { state: "member", words: "", since: now() });
    await tell(tx, accountId, { kind: "let in", communityId: one.id, byName: "", byJournal: undefined });
  });
}

/** Asks a member to tend the community as well. @throws NotFound when they are no member. */
export async function makeKeeper(db: Db<Tables>, viewer: Viewer, one: OneOf): Promise<void> {
  const member = await memberFor(db, viewer, one);
  if (member.state !== "member") throw new NotFound("They are not a member yet.");
  await change(db, one, { is_keeper: true });
}

/** Removes a member, or says no to someone who asks: they read nothing there from now on. @throws NotFound; Conflict for oneself */
export async function removeMember(db: Db<Tables>, viewer: Viewer, one: OneOf): Promise<void> {
  const { accountId, journalId } = await accountOf(db, await memberFor(db, viewer, one));
  if (accountId === viewer.accountId)
    throw new Conflict("That is you. You can leave on the community’s page.");
  await inTenants(db, [accountId], async (tx) =>
    goOut(tx, { accountId, journalId, communityId: one.id, isRemoved: true }),
  );
}

/** Tends a community that nobody tends any more. @throws NotFound for who is no member; Conflict when somebody does */
export async function takeOver(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const { own } = await communityFor(db, viewer, id);
  if (own?.state !== "member") throw new NotFound("You are not in this community.");
  const members = await membersOf(db, id);
  if (members.some(({ isKeeper }) => isKeeper)) throw new Conflict("Somebody tends it already.");
  const memberId = members.find(({ journalId }) => journalId === own.journalId)?.id ?? "";
  await change(db, { id, memberId }, { is_keeper: true });
}

/**
 * Takes a post out of the stream of a community, as a moderator hides what was reported: its writer reads why and may appeal, and it
 * stays out however often they share it there.
 *
 * @throws NotFound, InvalidInput without a reason, Conflict when it was decided before.
 */
export async function takePostOut(
  db: Db<Tables>,
  viewer: Viewer,
  {
    because,
    id,
    reflectionId,
  }: { readonly id: string; readonly reflectionId: string; readonly because: string },
): Promise<void> {
  await communityOfKeeper(db, viewer, id);
  await report(db, viewer, { reflectionId, roomId: id, reason: "other", words: because });
  const journal = await journalOf(db, viewer.accountId);
  const row = await inTenants(db, [id], async (tx) =>
    tx
      .selectFrom("reflection_reports")
      .select("id")
      .where("tenant_id", "=", id)
      .where("subject_id", "=", reflectionId)
      .where("reporter_journal_id", "=", journal?.id ?? id)
      .executeTakeFirstOrThrow(),
  );
  await decideReport(db, viewer, { roomId: id, id: row.id, isHidden: true, because });
}

async function memberFor(db: Db<Tables>, viewer: Viewer, { id, memberId }: OneOf): Promise<Member> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  await communityOfKeeper(db, viewer, id);
  const member = isId(memberId) ? (await membersOf(db, id)).find((each) => each.id === memberId) : undefined;
  if (member === undefined) throw new NotFound("They may have left.");
  return member;
}

async function accountOf(db: Db<Tables>, { journalId }: Member) {
  const [journal] = await journalsBy(db, "id", [journalId]);
  if (journal === undefined) throw new NotFound("They may have left.");
  return { accountId: journal.accountId, journalId };
}

async function change(
  db: Db<Tables>,
  { id, memberId }: OneOf,
  values: {
    readonly state?: "member";
    readonly words?: "";
    readonly since?: string;
    readonly is_keeper?: true;
  },
): Promise<void> {
  await inTenants(db, [id], async (tx) => {
    await tx
      .updateTable("community_members")
      .set(values)
      .where("tenant_id", "=", id)
      .where("id", "=", memberId)
      .execute();
  });
}
