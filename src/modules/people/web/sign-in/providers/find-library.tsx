import { parseQuery, type WebApp } from "#platform/http";
import { z } from "zod";
import { providersOfDomain } from "../../../queries/sign-in/providers/providers.ts";
import { providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { FindLibraryPage } from "../../../views/sign-in/providers/find-library-page.tsx";
import type { PeopleSite } from "../../site.ts";
import { wantedPath } from "../finish-sign-in.ts";
import { labelOf } from "./way.ts";

const query = z.object({ then: z.string().max(2000).optional(), email: z.string().max(320).optional() });

/** Where someone finds their library's sign-in, on an installation of many. Only the end of the address is looked at. */
export function addFindLibraryRoute(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/library", async (c) => {
    const { then: wanted, email } = parseQuery(c, query);
    const then = wantedPath(wanted);
    const domain = email?.trim().toLowerCase().split("@").at(-1) ?? "";
    const providers = domain === "" ? [] : await providersOfDomain(site.db, domain);
    return c.html(
      <FindLibraryPage
        shell={site.shell(c)}
        then={then}
        email={email}
        ways={providers.map((provider) => ({
          label: labelOf(provider),
          href: `${providerPath(provider)}?then=${encodeURIComponent(then)}`,
        }))}
      />,
    );
  });
}
