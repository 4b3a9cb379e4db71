import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { knownPeople } from "../../../queries/sign-in/providers/known-people.ts";
import {
  believedAddress,
  type Claims,
  type Welcome,
  welcomeOf,
} from "../../../rules/sign-in/providers/arrival.ts";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import { SignInRefusal } from "./refusal.ts";
import type { PeopleTables } from "../../../tables.ts";
import { writeAudit } from "../../write-audit.ts";
import { addStaff, linkIdentity, takeUpPlace } from "./places.ts";
import { zoneOfWork } from "../../../queries/zone-of-work.ts";

/** Let in, or asked to open an account that is there already in one's own way first. */
export type Welcomed =
  | { readonly kind: "let in"; readonly accountId: string }
  | { readonly kind: "prove first"; readonly staffId: string | undefined; readonly name: string };

/**
 * Lets in someone whom an employer's provider sent, and makes what is needed for it: an account for a member of staff who has
 * none, a learner where the employer admits newcomers. Atomic; coming again changes nothing.
 *
 * @throws SignInRefusal with a sentence for them, when they are not on the employer's list of staff.
 */
export async function welcome(db: Db<PeopleTables>, provider: Provider, claims: Claims): Promise<Welcomed> {
  return inTenants(db, [provider.tenantId], async (tx) => {
    const known = await knownPeople(tx, provider, claims);
    const decided = welcomeOf(provider, claims, known);
    switch (decided.kind) {
      case "refuse":
        throw new SignInRefusal(refusals[decided.why](provider.name));
      case "prove first":
        return decided;
      case "sign in":
        await linkIdentity(tx, provider, { subject: claims.subject, accountId: decided.accountId });
        return { kind: "let in", accountId: decided.accountId };
      case "link":
      case "make account":
      case "take in":
        return { kind: "let in", accountId: await joined(tx, provider, claims, decided) };
      default:
        return decided satisfies never;
    }
  });
}

const refusals = {
  "not on staff": (name: string) =>
    `${name} knows you, but you are not on its list of staff here. Ask the person who looks after that list to add you, with the address you signed in with.`,
  "no longer on staff": (name: string) =>
    `You are no longer on the list of staff of ${name}. If that is a mistake, ask the person who looks after it. What is your own you still reach by e-mail.`,
  unknown: (name: string) =>
    `${name} did not say an address of its own for you that it has checked, so we cannot tell who you are. Ask the person who looks after sign-in there.`,
};

async function joined(
  tx: Db<PeopleTables>,
  provider: Provider,
  claims: Claims,
  decided: Extract<Welcome, { kind: "link" | "make account" | "take in" }>,
): Promise<string> {
  const { tenantId } = provider;
  const email = believedAddress(provider, claims);
  const staffId =
    decided.kind === "take in"
      ? await addStaff(tx, tenantId, { name: decided.name, email, employeeNumber: claims.employeeNumber })
      : decided.staffId;
  const accountId =
    decided.kind === "link"
      ? decided.accountId
      : await addAccount(tx, { name: decided.name, email, zone: await zoneOfWork(tx, tenantId, staffId) });
  await takeUpPlace(tx, tenantId, { staffId, accountId });
  await linkIdentity(tx, provider, { subject: claims.subject, accountId });
  await writeAudit(tx, tenantId, "Carrel", {
    act: "manage sign-in",
    subject: `staff ${staffId}`,
    details: { change: decided.kind, provider: provider.name },
  });
  await writeAudit(tx, accountId, "Carrel", {
    act: "change own sign-in",
    subject: `account ${accountId}`,
    details: { change: "linked", provider: provider.name },
  });
  return accountId;
}

async function addAccount(
  tx: Db<PeopleTables>,
  {
    name,
    email,
    zone,
  }: { readonly name: string; readonly email: string | undefined; readonly zone: string | null },
): Promise<string> {
  const id = newId();
  const at = now();
  await inTenants(tx, "every tenant", async (all) => {
    await all.insertInto("tenants").values({ id, name, kind: "person" }).execute();
  });
  await inTenants(tx, [id], async (own) => {
    await own
      .insertInto("accounts")
      .values({
        tenant_id: id,
        name,
        zone,
        email: email ?? null,
        email_confirmed_at: email === undefined ? null : at,
        created_at: at,
      })
      .execute();
  });
  return id;
}
