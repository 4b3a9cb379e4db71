import { sql } from "kysely";
import { type Db, inTenants, type Instant } from "#platform/db";
import { newId } from "#platform/ids";
import { isSameSecret, keyedDigest } from "#platform/secrets";
import { type EpochSeconds, formatInstant, now, parseInstant } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { type HeldSession, sessionsByHandle } from "../../queries/sessions/session.ts";
import {
  meetingWithDoorsAt,
  proofOf,
  shownCode,
  startOfStep,
  stepAt,
  stepsBelieved,
  typedCode,
} from "../../rules/sessions/check-in-code.ts";
import { meetingsOf } from "../../rules/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { lockSession, recount } from "./recount.ts";

type Tables = SessionTables & PeopleTables;

/** The code that an organiser's screen shows at this moment, and when the next comes; undefined while the doors are closed. */
export function codeNow(
  secret: string,
  session: HeldSession,
): { readonly code: string; readonly endsAt: Instant } | undefined {
  const present = parseInstant(now()) ?? 0;
  if (meetingWithDoorsAt(meetingsOf(session), present) === undefined) return undefined;
  const step = stepAt(present);
  return {
    code: shownCode({ handle: session.handle, proof: proofFor(secret, session, step) }),
    endsAt: formatInstant(startOfStep(step + 1)),
  };
}

/** What a code lets someone into. */
export interface OpenDoor {
  readonly session: HeldSession;
  /** When the code was shown. */
  readonly at: EpochSeconds;
}

/**
 * The session whose screen shows this code, or showed it when it was seen, some hours ago at most; undefined when none does.
 * The caller counts tries: a code is short enough to be typed.
 */
export async function openDoor(
  db: Db<Tables>,
  secret: string,
  { code, seen }: { readonly code: string; readonly seen?: EpochSeconds | undefined },
): Promise<OpenDoor | undefined> {
  const typed = typedCode(code);
  if (typed === undefined) return undefined;
  const steps = stepsBelieved(parseInstant(now()) ?? 0, seen);
  const sessions = await inTenants(db, "every tenant", async (tx) => sessionsByHandle(tx, typed.handle));
  for (const session of sessions) {
    for (const step of steps) {
      const at = startOfStep(step);
      const isOpen = meetingWithDoorsAt(meetingsOf(session), at) !== undefined;
      if (isOpen && isSameSecret(proofFor(secret, session, step), typed.proof)) return { session, at };
    }
  }
  return undefined;
}

function proofFor(secret: string, { tenantId, id }: HeldSession, step: number): string {
  const text = keyedDigest(secret, `check-in ${tenantId} ${id}`, String(step));
  return proofOf(Buffer.from(text, "base64url"));
}

/** Who checks in: someone who is signed in, or who says who they are. */
export type CheckingIn =
  | { readonly viewer: Viewer }
  | { readonly name: string; readonly email: string | undefined };

/** Notes that someone was there when the code was shown. Again changes nothing, but that the earlier time counts. */
export async function checkIn(
  db: Db<Tables>,
  { session, at }: OpenDoor,
  who: CheckingIn,
): Promise<{ readonly name: string }> {
  const person = personOf(session, who);
  const meetings = meetingsOf(session);
  const meeting = meetings.length > 1 ? meetingWithDoorsAt(meetings, at) : undefined;
  await inTenants(db, [session.tenantId], async (tx) => {
    await lockSession(tx, session);
    await tx
      .insertInto("check_ins")
      .values({
        tenant_id: session.tenantId,
        id: newId(),
        session_id: session.id,
        staff_id: person.staffId ?? null,
        name: person.name,
        email: person.email ?? null,
        // One checks in once, at each meeting of several.
        person_key: meeting === undefined ? person.key : `${person.key} ${formatInstant(meeting.start)}`,
        at: formatInstant(at),
        sent_at: now(),
        removed_at: null,
      })
      .onConflict((conflict) =>
        conflict.columns(["tenant_id", "session_id", "person_key"]).doUpdateSet({
          // Raw for `least`. What an organiser took back stays taken back.
          at: sql<Instant>`least(check_ins.at, excluded.at)`,
        }),
      )
      .execute();
    await recount(tx, session);
  });
  return { name: person.name };
}

function personOf(session: HeldSession, who: CheckingIn) {
  if (!("viewer" in who)) {
    const email = who.email?.toLowerCase();
    return { ...who, email, staffId: undefined, key: email ?? who.name.toLowerCase() };
  }
  const { viewer } = who;
  const staffId = viewer.positions.find(({ tenantId }) => tenantId === session.tenantId)?.staffId;
  const key = staffId === undefined ? (viewer.email ?? `account ${viewer.accountId}`) : `staff ${staffId}`;
  return { name: viewer.name, email: viewer.email, staffId, key };
}
