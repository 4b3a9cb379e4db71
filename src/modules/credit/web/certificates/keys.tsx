import { csrfToken, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { recentJobs } from "#platform/jobs";
import { confirmed, employerFor } from "#modules/people";
import { issueCertificatesJob } from "../../actions/certificates/issue-jobs.ts";
import { revokeKey, rotateKey } from "../../actions/certificates/signing-keys.ts";
import { keysOf } from "../../queries/certificates/issuer.ts";
import { issuerAddress } from "../../rules/certificates/issuer-address.ts";
import { KeysPage } from "../../views/certificates/keys-page.tsx";
import type { CreditSite } from "../site.ts";

const act = "manage certificates";

/** An organisation's signing keys: making a new one, and revoking one that was stolen. */
export function addKeyRoutes(app: WebApp, site: CreditSite): void {
  app.get("/organisation/keys", async (c) => {
    const { tenantId } = employerFor(c, act);
    return c.html(
      <KeysPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        employer={tenantId}
        address={issuerAddress(site.publicUrl, tenantId)}
        keys={await keysOf(site.db, tenantId)}
        signing={await signingOf(site, tenantId)}
      />,
    );
  });
  app.post("/organisation/keys", async (c) => {
    const { tenantId } = employerFor(c, act);
    const viewer = confirmed(c, `/organisation/keys?employer=${tenantId}`);
    await rotateKey(site.db, site, viewer, tenantId);
    setFlash(c, { message: "A new key signs from now on. What the old one signed stays valid." });
    return seeOther(c, `/organisation/keys?employer=${tenantId}`);
  });
  app.post("/organisation/keys/:id{[0-9a-f-]{36}}/revocation", async (c) => {
    const { tenantId } = employerFor(c, act);
    const viewer = confirmed(c, `/organisation/keys?employer=${tenantId}`);
    await revokeKey(site.db, site, viewer, { tenantId, id: c.req.param("id") });
    setFlash(c, { message: "The key is revoked. Certificates that stand are being signed anew." });
    return seeOther(c, `/organisation/keys?employer=${tenantId}`);
  });
}

/** How far the background is with certificates, when it is at work on some. */
async function signingOf(site: CreditSite, tenantId: string) {
  const jobs = await recentJobs(site.db, tenantId);
  return jobs.find(({ jobName, state }) => jobName === issueCertificatesJob.name && state === "running");
}
