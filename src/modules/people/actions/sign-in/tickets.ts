import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { digest, isSameSecret, keyedDigest, randomDigits, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { sessionTokenOf } from "../../queries/viewer.ts";
import { later } from "../../rules/sign-in/session-life.ts";
import type { SignInWay } from "../../rules/sign-in/ways.ts";
import type { PeopleTables } from "../../tables.ts";
import type { TicketKind } from "../../tables/sign-in.ts";

/** What takes its holder one step on, once. */
export interface Ticket {
  readonly id: string;
  readonly accountId: string;
  readonly leadsTo: string;
  readonly way: SignInWay | undefined;
  readonly email: string | undefined;
}

export interface NewTicket {
  readonly kind: TicketKind;
  readonly minutes: number;
  /** Where a code shall be typed: what asks for it (a browser's secret, a session), and the installation's secret. */
  readonly asker?: { readonly id: string; readonly secret: string } | undefined;
  readonly leadsTo?: string | undefined;
  readonly way?: SignInWay | undefined;
  readonly email?: string | undefined;
}

/** Makes a ticket: its id, the token for an address or cookie, and the code when someone is to type it. */
export async function issueTicket(
  db: Db<PeopleTables>,
  accountId: string,
  { kind, minutes, asker, leadsTo, way, email }: NewTicket,
): Promise<{ readonly id: string; readonly token: string; readonly code: string }> {
  const [id, secret, code, at] = [newId(), randomSecret(), randomDigits(6), now()];
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("sign_in_tickets")
      .values({
        tenant_id: accountId,
        id,
        kind,
        token_digest: digest(secret),
        code_digest: asker === undefined ? null : codeDigest(asker.secret, id, code),
        asker_digest: asker === undefined ? null : digest(asker.id),
        leads_to: leadsTo ?? "",
        way: way ?? null,
        email: email ?? null,
        made_at: at,
        ends_at: later(at, { minutes }),
      })
      .execute();
  });
  return { id, token: `${accountId}.${secret}`, code };
}

/** The ticket a token stands for while it can be used; undefined when it is used, over, of another kind or none. */
export async function openTicket(
  db: Db<PeopleTables>,
  kind: TicketKind,
  token: string,
): Promise<Ticket | undefined> {
  const known = sessionTokenOf(token);
  if (known === undefined) return undefined;
  const row = await inTenants(db, [known.accountId], async (tx) =>
    tx
      .selectFrom("sign_in_tickets")
      .select(["id", "leads_to", "way", "email"])
      .where("tenant_id", "=", known.accountId)
      .where("token_digest", "=", digest(known.secret))
      .where("kind", "=", kind)
      .where("used_at", "is", null)
      .where("ends_at", ">", now())
      // Wrong codes do not spoil a letter's link: a stranger may have asked for it, and typed them.
      .$if(kind === "second-step", (query) => query.where("tries_left", ">", 0))
      .executeTakeFirst(),
  );
  return row && ticketOf(known.accountId, row);
}

/** Uses a ticket up: of several at once, one gets it. */
export async function useTicket(db: Db<PeopleTables>, ticket: Ticket): Promise<boolean> {
  return inTenants(db, [ticket.accountId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("sign_in_tickets")
      .set({ used_at: now() })
      .where("tenant_id", "=", ticket.accountId)
      .where("id", "=", ticket.id)
      .where("used_at", "is", null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

/** The reader of a letter has shown that its address is theirs. */
export async function confirmEmail(db: Db<PeopleTables>, accountId: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("accounts")
      .set({ email_confirmed_at: now() })
      .where("tenant_id", "=", accountId)
      .where("email", "is not", null)
      .where("email_confirmed_at", "is", null)
      .execute();
  });
}

/** Takes one of a ticket's tries away; false when none is left. Tries made at the same time are all counted. */
export async function takeTicketTry(db: Db<PeopleTables>, ticket: Ticket): Promise<boolean> {
  return inTenants(db, [ticket.accountId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("sign_in_tickets")
      .set((set) => ({ tries_left: set("tries_left", "-", 1) }))
      .where("tenant_id", "=", ticket.accountId)
      .where("id", "=", ticket.id)
      .where("used_at", "is", null)
      .where("tries_left", ">", 0)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}

/** Uses a ticket up by its code, if it is the right one and typed where it was asked for. A wrong one costs a try. */
export async function useCode(
  db: Db<PeopleTables>,
  kind: TicketKind,
  sent: {
    readonly accountId: string;
    readonly code: string;
    readonly asker: { readonly id: string; readonly secret: string };
  },
): Promise<Ticket | "wrong" | "over"> {
  const { accountId, code, asker } = sent;
  return inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("sign_in_tickets")
      .select(["id", "leads_to", "way", "email", "code_digest"])
      .where("tenant_id", "=", accountId)
      .where("asker_digest", "=", digest(asker.id))
      .where("kind", "=", kind)
      .where("used_at", "is", null)
      .where("ends_at", ">", now())
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return "over";
    const ticket = ticketOf(accountId, row);
    if (!(await takeTicketTry(tx, ticket))) return "over";
    if (!isSameSecret(row.code_digest ?? "", codeDigest(asker.secret, row.id, code))) return "wrong";
    return (await useTicket(tx, ticket)) ? ticket : "over";
  });
}

/** Makes every open ticket of an account worthless: after its password, second factor or address changed. */
export async function voidTickets(db: Db<PeopleTables>, accountId: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("sign_in_tickets")
      .set({ used_at: now() })
      .where("tenant_id", "=", accountId)
      .where("used_at", "is", null)
      .execute();
  });
}

function codeDigest(secret: string, ticketId: string, code: string): string {
  return keyedDigest(secret, `code of ticket ${ticketId}`, code);
}

function ticketOf(
  accountId: string,
  row: {
    readonly id: string;
    readonly leads_to: string;
    readonly way: SignInWay | null;
    readonly email: string | null;
  },
): Ticket {
  return {
    id: row.id,
    accountId,
    leadsTo: row.leads_to,
    way: row.way ?? undefined,
    email: row.email ?? undefined,
  };
}
