import type { WebApp, WebContext } from "#platform/http";
import { publishedStatusList } from "../../actions/certificates/publish-status.ts";
import { issuerJson, issuerOf } from "../../queries/certificates/issuer.ts";
import { issuerAddress } from "../../rules/certificates/issuer-address.ts";
import { IssuerPage } from "../../views/certificates/issuer-page.tsx";
import type { CreditSite } from "../site.ts";

const one = "/issuers/:tenant{[0-9a-f-]{36}}";

/** What anyone reads to check a certificate: an employer's keys, and what it revoked. */
export function addIssuerRoutes(app: WebApp, site: CreditSite): void {
  app.get(one, async (c) => {
    const tenantId = c.req.param("tenant");
    c.header("vary", "accept");
    // Programs rarely say what they want; browsers do.
    if (c.req.header("accept")?.includes("text/html") !== true) return keysJson(c, site, tenantId);
    const { name, keys } = await issuerOf(site.db, tenantId);
    const address = issuerAddress(site.publicUrl, tenantId);
    return c.html(<IssuerPage shell={site.shell(c)} name={name} address={address} keys={keys} />);
  });
  app.get(`${one}/keys.json`, async (c) => keysJson(c, site, c.req.param("tenant")));
  app.get(`${one}/status/:list{[0-9]{1,6}}`, async (c) => {
    const tenantId = c.req.param("tenant");
    const issuer = issuerAddress(site.publicUrl, tenantId);
    const list = Number(c.req.param("list"));
    return published(
      c,
      await publishedStatusList(site.db, site, { tenantId, issuer, list }),
      "application/vc",
    );
  });
}

async function keysJson(c: WebContext, site: CreditSite, tenantId: string) {
  const { keys } = await issuerOf(site.db, tenantId);
  const document = issuerJson(issuerAddress(site.publicUrl, tenantId), keys);
  return published(c, JSON.stringify(document), "application/json");
}

/** Open to every site, and kept for minutes at most: a revocation has to be seen. */
function published(c: WebContext, text: string, mediaType: string) {
  c.header("content-type", `${mediaType}; charset=utf-8`);
  c.header("cache-control", "public, max-age=300");
  c.header("access-control-allow-origin", "*");
  return c.body(text);
}
