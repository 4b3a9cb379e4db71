import type { WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { ownCertificates } from "../../queries/certificates/certificate.ts";
import { OwnCertificatesPage } from "../../views/certificates/own-certificates-page.tsx";
import type { CreditSite } from "../site.ts";

/** The certificates of who is signed in, of every employer they ever had. */
export function addOwnCertificateRoutes(app: WebApp, site: CreditSite): void {
  app.get("/record/certificates", async (c) => {
    const { accountId } = signedIn(c);
    const certificates = await ownCertificates(site.db, accountId);
    return c.html(<OwnCertificatesPage shell={site.shell(c)} certificates={certificates} />);
  });
}
