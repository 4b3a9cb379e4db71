import { csrfToken, seeOther, type WebApp, type WebContext } from "#platform/http";
import { confirmDigest, stopDigest } from "../../actions/searches/answer-digest.ts";
import { installationTenant, searchOfDigest } from "../../queries/saved-searches.ts";
import { questionInWords } from "../../rules/finding/question-in-words.ts";
import { DigestPage } from "../../views/searches/digest-page.tsx";
import type { CatalogSite } from "../site.ts";

/**
 * What the links in letters lead to. Opening one changes nothing, because mail programs open links to look for harm; a
 * button does. The site lets these paths through without a form token (`proofInAddress`): their secret is the proof.
 */
export function addDigestRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/digests/:secret", async (c) => digestPage(c, site));
  app.get("/digests/:secret/removal", async (c) => digestPage(c, site));
  app.get("/digests/:secret/confirmation", (c) => seeOther(c, `/digests/${c.req.param("secret")}`));
  app.post("/digests/:secret/confirmation", async (c) => {
    const secret = c.req.param("secret");
    await confirmDigest(site.db, await installationTenant(site.db), { secret, zone: site.zone });
    return seeOther(c, `/digests/${secret}`);
  });
  // Answered with the page itself: a mail program that asks for this must not be sent on (RFC 8058 §3.1).
  app.post("/digests/:secret/removal", async (c) => {
    await stopDigest(site.db, await installationTenant(site.db), { secret: c.req.param("secret") });
    return digestPage(c, site);
  });
}

async function digestPage(c: WebContext, site: CatalogSite): Promise<Response> {
  const secret = c.req.param("secret") ?? "";
  const search = await searchOfDigest(site.db, await installationTenant(site.db), secret);
  return c.html(
    <DigestPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      path={`/digests/${secret}`}
      name={search.name}
      questionWords={questionInWords(search.question, site.words.names)}
      digest={search.digest}
    />,
  );
}
