import { inTenants } from "#platform/db";
import { InvalidInput, NotAllowed } from "#platform/errors";
import { enqueue } from "#platform/jobs";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type Viewer, writeAudit } from "#modules/people";
import { fediverseRules } from "../../queries/fediverse/permission.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { ensureJournal } from "../journals/ensure-journal.ts";
import { newKeys } from "./keys.ts";
import { leaveFediverse } from "./leave.ts";
import { publishJob } from "./outgoing.ts";

/**
 * Opens someone's journal to other servers: what everyone may read of it is sent to whoever follows. Doing it twice changes nothing.
 *
 * @throws InvalidInput when they did not say that they know what it means; NotAllowed when an employer of theirs does not allow it.
 */
export async function turnFediverseOn(
  program: FediverseProgram,
  viewer: Viewer,
  { isUnderstood }: { readonly isUnderstood: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await refuse(program, viewer);
  if (!isUnderstood)
    throw new InvalidInput([
      { where: "understood", message: "Say that you know it: what was sent cannot be called back." },
    ]);
  await ensureJournal(program.db, viewer);
  const id = newId();
  // Outside of the transaction: it takes a moment.
  const { publicKey, sealedPrivateKey } = await newKeys(program.secret, id);
  await inTenants(program.db, [accountId], async (tx) => {
    await tx
      .insertInto("fediverse_actors")
      .values({
        tenant_id: accountId,
        id,
        public_key: publicKey,
        sealed_private_key: sealedPrivateKey,
        // Nobody was told anything yet, so there is nothing to tell anew.
        told: "",
        turned_on_at: now(),
      })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .execute();
    await writeAudit(tx, accountId, viewer, {
      act: "change own details",
      subject: `journal on other servers ${accountId}`,
      details: { isOn: true },
    });
    await enqueue(tx, publishJob, { accountId }, { key: accountId });
  });
}

/** Takes someone's journal off other servers, as far as they do what they are told. Doing it twice changes nothing. */
export async function turnFediverseOff({ db }: Pick<FediverseProgram, "db">, viewer: Viewer): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await leaveFediverse(tx, accountId);
    await writeAudit(tx, accountId, viewer, {
      act: "change own details",
      subject: `journal on other servers ${accountId}`,
      details: { isOn: false },
    });
  });
}

/** Whether replies wait for the writer's yes from now on. */
export async function holdReplies(
  { db }: Pick<FediverseProgram, "db">,
  viewer: Viewer,
  isHeld: boolean,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("fediverse_actors")
      .set({ holds_replies: isHeld })
      .where("tenant_id", "=", accountId)
      .execute();
  });
}

/** @throws NotAllowed with what someone can do about it. */
async function refuse({ db, publicUrl }: FediverseProgram, viewer: Viewer): Promise<void> {
  if (new URL(publicUrl).pathname !== "/")
    throw new NotAllowed(
      "This site is below a path of its host, where other servers do not look. Whoever runs it can give it a host of its own.",
    );
  const rules = await fediverseRules(db, viewer);
  const refusing = rules.find(({ isAllowed }) => !isAllowed);
  if (refusing !== undefined)
    throw new NotAllowed(
      `${refusing.name} has not allowed it. An administrator or director there can, below “Reports to look at”.`,
    );
  // Nobody speaks for someone who works nowhere here, unless the site is their own.
  if (rules.length === 0 && !viewer.isInstallationAdministrator)
    throw new NotAllowed("You work for no library here, so there is nobody who could allow it.");
}
