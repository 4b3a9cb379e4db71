import { csrfToken, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { unlinkProvider } from "../../../actions/sign-in/providers/unlink-provider.ts";
import { ownProviders } from "../../../queries/sign-in/providers/own-providers.ts";
import { inWords } from "../../../rules/sign-in/letters.ts";
import { OwnProvidersPage } from "../../../views/sign-in/providers/own-providers-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { signedIn } from "../../viewer.ts";
import { confirmed } from "../confirmed.ts";

const page = "/me/sign-in/providers";

/** Which employers' sign-ins open the viewer's account; ends that one does. */
export function addOwnProviderRoutes(app: WebApp, site: PeopleSite): void {
  app.get(page, async (c) => {
    const viewer = signedIn(c);
    const zone = viewer.zone ?? site.zone;
    const providers = await ownProviders(site.db, viewer.accountId);
    return c.html(
      <OwnProvidersPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        providers={providers.map(({ id, name, linkedAt, lastUsedAt, isActive }) => ({
          id,
          name,
          facts: `Linked on ${inWords(linkedAt, zone)}. Last used on ${inWords(lastUsedAt, zone)}.${isActive ? "" : " Your library has switched it off."}`,
        }))}
      />,
    );
  });
  app.post(`${page}/:id{[0-9a-f-]{36}}/removal`, async (c) => {
    const name = await unlinkProvider(site.db, confirmed(c, page), c.req.param("id"), site);
    setFlash(c, { message: `${name} no longer opens your account.` });
    return seeOther(c, page);
  });
}
