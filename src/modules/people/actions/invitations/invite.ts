import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { randomSecret } from "#platform/secrets";
import { formatInstant, now, parseInstant } from "#platform/time";
import { randomInt } from "node:crypto";
import { invitationDigest } from "../../queries/invitations/invitations.ts";
import type { PeopleProgram } from "../../queries/program.ts";
import { type StaffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import { codeLength, codeLetters, invitationDays, invitationLetter } from "../../rules/invitations/code.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";

type Inviting = Pick<PeopleProgram, "db" | "publicUrl" | "secret">;

interface Invited {
  readonly record: StaffRecord;
  readonly today: string;
}

/**
 * Mails someone a link to their place. An earlier invitation of theirs ends: only the newest works.
 *
 * @throws InvalidInput when no e-mail address is known; Conflict when they have taken their place up.
 */
export async function inviteByLetter(
  program: Inviting,
  viewer: Viewer,
  { record, today }: Invited,
): Promise<void> {
  const { email } = record;
  if (email === null)
    throw new InvalidInput([
      { where: "email", message: "No e-mail address is known: add one, or print a code." },
    ]);
  await permitInvite(program.db, viewer, { record, today });
  const token = randomSecret(24);
  await inTenants(program.db, [record.tenantId], async (tx) => {
    const id = await keepInvitation(tx, viewer, record, {
      digest: invitationDigest(program.secret, token),
      sentTo: email,
    });
    const tenant = await tx
      .selectFrom("tenants")
      .select("name")
      .where("id", "=", record.tenantId)
      .executeTakeFirst();
    await sendMail(tx, {
      tenantId: record.tenantId,
      key: `invitation ${id}`,
      to: email,
      ...invitationLetter({
        library: tenant?.name ?? "Your library",
        name: record.name,
        url: `${program.publicUrl}/join/${token}`,
      }),
    });
  });
}

/**
 * Makes codes to print, one for each who has no account yet; earlier invitations of theirs end. The codes in the order of
 * the people: they are shown once and kept nowhere.
 */
export async function inviteByCode(
  program: Inviting,
  viewer: Viewer,
  { people, today }: { readonly people: readonly StaffRecord[]; readonly today: string },
): Promise<readonly { readonly name: string; readonly code: string }[]> {
  const codes: { readonly name: string; readonly code: string }[] = [];
  for (const record of people) {
    await permitInvite(program.db, viewer, { record, today });
    const code = Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join(
      "",
    );
    await inTenants(program.db, [record.tenantId], async (tx) => {
      await keepInvitation(tx, viewer, record, {
        digest: invitationDigest(program.secret, code),
        sentTo: undefined,
      });
    });
    codes.push({ name: record.name, code });
  }
  return codes;
}

/** Ends an invitation that nobody took up. */
export async function revokeInvitation(
  program: Pick<PeopleProgram, "db">,
  viewer: Viewer,
  { record, today }: Invited,
): Promise<void> {
  await permitInvite(program.db, viewer, { record, today });
  await inTenants(program.db, [record.tenantId], async (tx) => {
    await endInvitations(tx, record);
    await writeAudit(tx, record.tenantId, viewer, {
      act: "invite staff",
      subject: `staff ${record.id}`,
      details: { changed: "revoked" },
    });
  });
}

async function permitInvite(db: Db<PeopleTables>, viewer: Viewer, { record, today }: Invited): Promise<void> {
  permit(viewer, "invite staff", await subjectOfStaff(db, record, today));
  if (record.accountId !== null) throw new Conflict(`${record.name} has taken their place up already.`);
  if (!record.isActive) throw new Conflict(`${record.name} does not work here any more.`);
}

async function endInvitations(tx: Db<PeopleTables>, { tenantId, id }: StaffRecord): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ revoked_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", id)
    .where("taken_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
}

async function keepInvitation(
  tx: Db<PeopleTables>,
  viewer: Viewer,
  record: StaffRecord,
  { digest, sentTo }: { readonly digest: string; readonly sentTo: string | undefined },
): Promise<string> {
  await endInvitations(tx, record);
  const id = newId();
  const at = now();
  await tx
    .insertInto("invitations")
    .values({
      tenant_id: record.tenantId,
      id,
      staff_id: record.id,
      way: sentTo === undefined ? "code" : "letter",
      digest,
      sent_to: sentTo ?? null,
      made_by: viewer.accountId,
      made_at: at,
      ends_at: formatInstant((parseInstant(at) ?? 0) + invitationDays * 86_400),
    })
    .execute();
  await writeAudit(tx, record.tenantId, viewer, {
    act: "invite staff",
    subject: `staff ${record.id}`,
    details: { by: sentTo === undefined ? "code" : "letter" },
  });
  return id;
}
