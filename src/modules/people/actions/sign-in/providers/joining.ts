import { z } from "zod";
import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { believedAddress, type Claims } from "../../../rules/sign-in/providers/arrival.ts";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import type { Viewer } from "../../../rules/viewer.ts";
import { providerToAsk } from "../../../queries/sign-in/providers/providers.ts";
import type { PeopleTables } from "../../../tables.ts";
import { permit } from "../../permit.ts";
import { writeAudit } from "../../write-audit.ts";
import { beginAttempt, takeAttempt } from "../attempts/attempt.ts";
import { noteChange, type SignInChange } from "../note-change.ts";
import { addStaff, linkIdentity, takeUpPlace } from "./places.ts";
import type { Welcomed } from "./welcome.ts";

const holds = z.object({
  providerId: z.string(),
  subject: z.string(),
  staffId: z.string().optional(),
  staffName: z.string(),
  email: z.string().optional(),
  employeeNumber: z.string().optional(),
});

/** Keeps what a provider said until the owner of the account that is there already has opened it in their own way. */
export async function keepForJoining(
  db: Db<PeopleTables>,
  secret: string,
  {
    provider,
    claims,
    welcomed,
  }: {
    readonly provider: Provider;
    readonly claims: Claims;
    readonly welcomed: Extract<Welcomed, { kind: "prove first" }>;
  },
): Promise<string> {
  const held: z.output<typeof holds> = {
    providerId: provider.id,
    subject: claims.subject,
    staffId: welcomed.staffId,
    staffName: welcomed.name,
    email: believedAddress(provider, claims),
    employeeNumber: claims.employeeNumber,
  };
  return beginAttempt(db, secret, { kind: "joining", providerId: provider.id, held });
}

/** What would be joined, to be shown before its owner says yes. A new secret for the cookie: each is taken once. */
export async function waitingJoining(
  db: Db<PeopleTables>,
  secret: string,
  token: string | undefined,
): Promise<{ readonly token: string; readonly provider: string; readonly staffName: string }> {
  const { held, provider } = await taken(db, secret, token);
  return {
    token: await beginAttempt(db, secret, { kind: "joining", providerId: provider.id, held }),
    provider: provider.name,
    staffName: held.staffName,
  };
}

/**
 * Lets an employer's provider open the viewer's account from now on, and makes the place there the account's. What the
 * provider is called.
 *
 * @throws NotFound when nothing waits; Conflict when the place has another account.
 */
export async function joinProvider(
  db: Db<PeopleTables>,
  viewer: Viewer,
  token: string | undefined,
  site: SignInChange,
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const { held, provider } = await taken(db, site.secret, token);
  const { tenantId } = provider;
  return inTenants(db, [tenantId], async (tx) => {
    const { staffName: name, email, employeeNumber } = held;
    const staffId = held.staffId ?? (await addStaff(tx, tenantId, { name, email, employeeNumber }));
    await takeUpPlace(tx, tenantId, { staffId, accountId });
    await linkIdentity(tx, provider, { subject: held.subject, accountId });
    await writeAudit(tx, tenantId, viewer, {
      act: "manage sign-in",
      subject: `staff ${staffId}`,
      details: { change: "joined", provider: provider.name },
    });
    await inTenants(tx, [accountId], async (own) => {
      await noteChange(own, viewer, {
        ...site,
        act: "link a library’s sign-in",
        change: `${provider.name} can now open your account: you sign in there and are signed in here.`,
      });
    });
    return provider.name;
  });
}

async function taken(db: Db<PeopleTables>, secret: string, token: string | undefined) {
  const held = await takeAttempt(db, secret, { kind: "joining", token, holds });
  const provider = held && (await providerToAsk(db, held.providerId));
  if (held === undefined || provider === undefined)
    throw new NotFound(
      "Nothing waits to be joined here, or it took too long. Begin again from the sign-in page.",
    );
  return { held, provider };
}
