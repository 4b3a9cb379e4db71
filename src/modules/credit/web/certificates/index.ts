import type { WebApp } from "#platform/http";
import type { CreditSite } from "../site.ts";
import { addIssuerRoutes } from "./issuers.tsx";
import { addKeyRoutes } from "./keys.tsx";
import { addOneCertificateRoutes } from "./one-certificate.tsx";
import { addOwnCertificateRoutes } from "./own-certificates.tsx";
import { addVerifyRoutes } from "./verify.tsx";

/** Certificates: of one's own, for everyone who is shown one, and the keys they are signed with. */
export function addCertificateRoutes(app: WebApp, site: CreditSite): void {
  addOneCertificateRoutes(app, site);
  addOwnCertificateRoutes(app, site);
  addIssuerRoutes(app, site);
  addKeyRoutes(app, site);
  addVerifyRoutes(app, site);
}
