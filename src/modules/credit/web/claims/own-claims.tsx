import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn, tenantsOf, type Viewer } from "#modules/people";
import { sendClaim, withdrawClaim } from "../../actions/claims/send-claim.ts";
import { ownClaims } from "../../queries/claims/own-claims.ts";
import { employersNamed } from "../../queries/claims/employers.ts";
import { packsFor } from "../../queries/packs/packs-for.ts";
import { credentialsOf } from "../../queries/record/credentials.ts";
import { entryOf } from "../../queries/record/ledger.ts";
import { OwnClaimsPage, type Sendable } from "../../views/claims/own-claims-page.tsx";
import type { CreditSite } from "../site.ts";

const one = "/record/entries/:id{[0-9a-f-]{36}}/claims";

/** Sending what is on one's record to who decides about it. */
export function addOwnClaimRoutes(app: WebApp, site: CreditSite): void {
  app.get(one, (c) => show(c, site));
  app.post(one, async (c) => {
    const form = await readForm(c);
    const entryId = c.req.param("id");
    await sendClaim(site.db, site.files, signedIn(c), {
      tenantId: sentText(form, "employer"),
      entryId,
      packId: sentText(form, "pack"),
    });
    setFlash(c, { message: "Sent. You see here what comes of it." });
    return seeOther(c, `/record/entries/${entryId}/claims`);
  });
  app.post(`${one}/:claim/withdrawal`, async (c) => {
    const form = await readForm(c);
    await withdrawClaim(site.db, signedIn(c), {
      tenantId: sentText(form, "employer"),
      id: c.req.param("claim"),
    });
    setFlash(c, { message: "Taken back. It can be sent again." });
    return seeOther(c, `/record/entries/${c.req.param("id")}/claims`);
  });
}

async function show(c: WebContext, site: CreditSite) {
  const viewer = signedIn(c);
  const entry = await entryOf(site.db, viewer.accountId, c.req.param("id") ?? "");
  const isDone = entry.state === "earned" && entry.removedAt === undefined;
  return c.html(
    <OwnClaimsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      entry={entry}
      notYet={isDone ? undefined : "Only what is done can be counted: say when it was and how long."}
      sendables={await sendablesOf(site, viewer, entry.id)}
      hasEmployer={viewer.positions.length > 0}
      zone={viewer.zone ?? site.zone}
    />,
  );
}

async function sendablesOf(site: CreditSite, viewer: Viewer, entryId: string): Promise<readonly Sendable[]> {
  const employers = await employersNamed(site.db, viewer);
  const claims = await ownClaims(site.db, viewer, entryId);
  const held = await credentialsOf(site.db, viewer.accountId);
  // What was sent for a credential that has ended since still has an answer.
  const packIds = new Set([...held, ...claims].map(({ packId }) => packId));
  const known = await packsFor(site, tenantsOf(viewer));
  const packs = [...packIds].flatMap((packId) => known.get(packId) ?? []);
  return employers.flatMap(({ tenantId, name }) =>
    packs.map((pack) => ({
      tenantId,
      employer: name,
      packId: pack.id,
      credential: `${pack.credential}, ${pack.authority}`,
      claim: claims.find((claim) => claim.tenantId === tenantId && claim.packId === pack.id),
    })),
  );
}
