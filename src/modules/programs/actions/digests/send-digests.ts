import { inTenants } from "#platform/db";
import { sendMail } from "#platform/mail";
import { now } from "#platform/time";
import { accountPositions } from "../../queries/digests/account-positions.ts";
import { nearbyPrograms, type NeighbourPick } from "../../queries/near/nearby-programs.ts";
import type { ProgramsProgram } from "../../queries/program.ts";
import { neighbourLetter } from "../../rules/digests/neighbour-letter.ts";
import { confirmedEmail } from "../questions/ask-branch.ts";
import { openSecret, weekAfter } from "./want-digest.ts";

/** What letters are made from. */
export type LetterTools = Pick<ProgramsProgram, "db" | "programFinder" | "publicUrl" | "secret" | "zone">;

const itemsALetter = 5;
const mostAtOnce = 500;

/**
 * Sends the weekly letters that are due. Each is noted in one transaction with its letter, so that a run that breaks off is taken
 * up by the next and nothing is sent twice. Someone for whom there is nothing new gets none this week.
 */
export async function sendNeighbourDigests(tools: LetterTools, signal: AbortSignal): Promise<void> {
  const due = await inTenants(tools.db, "every tenant", async (tx) =>
    tx
      .selectFrom("neighbour_digests")
      .select(["tenant_id", "sealed_secret"])
      .where("next_at", "<=", now())
      .orderBy("next_at")
      .orderBy("tenant_id")
      .limit(mostAtOnce)
      .execute(),
  );
  const failures: unknown[] = [];
  for (const { tenant_id: accountId, sealed_secret: sealed } of due) {
    signal.throwIfAborted();
    try {
      await sendDigest(tools, accountId, openSecret(tools.secret, accountId, sealed) ?? "");
    } catch (error) {
      // One that cannot be sent must not keep the others from going out.
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Letters that could not be sent: ${failures.length}.`, {
      cause: failures[0],
    });
}

async function sendDigest(tools: LetterTools, accountId: string, secret: string): Promise<void> {
  const sent = await inTenants(tools.db, [accountId], async (tx) =>
    tx.selectFrom("neighbour_digest_items").select("program_id").where("tenant_id", "=", accountId).execute(),
  );
  const person = await accountPositions(tools.db, accountId);
  const picks =
    person.positions.length === 0
      ? []
      : await nearbyPrograms(tools, person, {
          limit: itemsALetter,
          without: new Set(sent.map(({ program_id: id }) => id)),
        });
  await inTenants(tools.db, [accountId], async (tx) => {
    const at = now();
    const isDue = await tx
      .updateTable("neighbour_digests")
      .set({ next_at: weekAfter(at), ...(picks.length > 0 && { last_at: at }) })
      .where("tenant_id", "=", accountId)
      .where("next_at", "<=", at)
      .returning("tenant_id")
      .executeTakeFirst();
    const to = await confirmedEmail(tx, accountId);
    // Another process sent it, or its reader stopped it, since.
    if (isDue === undefined || picks.length === 0 || to === undefined) return;
    await tx
      .insertInto("neighbour_digest_items")
      .values(picks.map(({ program }) => ({ tenant_id: accountId, program_id: program.id, sent_at: at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const stopUrl = `${tools.publicUrl}/programs/letter/${secret}/removal`;
    const letter = neighbourLetter(
      picks.map((pick) => itemOf(pick, tools.publicUrl)),
      {
        allUrl: `${tools.publicUrl}/programs/near`,
        stopUrl,
      },
    );
    // No program comes twice, so the first one names the letter.
    const key = `neighbours ${picks[0]?.program.id ?? ""}`;
    await sendMail(tx, { tenantId: accountId, key, to, ...letter, unsubscribeUrl: stopUrl });
  });
}

function itemOf({ program, milesAway, reason }: NeighbourPick, publicUrl: string) {
  const { plan, place, number } = program;
  return {
    title: plan.title,
    branch: place.branch,
    milesAway,
    reason,
    url: `${publicUrl}/programs/${number}`,
  };
}
