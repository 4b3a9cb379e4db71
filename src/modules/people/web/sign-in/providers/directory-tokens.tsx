import { inTenants } from "#platform/db";
import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { makeDirectoryToken, revokeDirectoryToken } from "../../../actions/scim/tokens.ts";
import { groupLines } from "../../../queries/scim/groups.ts";
import { directoryTokens } from "../../../queries/scim/tokens.ts";
import { providersOfEmployer } from "../../../queries/sign-in/providers/providers.ts";
import { inWords } from "../../../rules/sign-in/letters.ts";
import { ProvidersPage } from "../../../views/sign-in/providers/providers-page.tsx";
import { employerFor } from "../../retention/employer-for.ts";
import { scimRoot } from "../../scim/directory-request.ts";
import type { PeopleSite } from "../../site.ts";
import { signedIn } from "../../viewer.ts";
import { confirmed } from "../confirmed.ts";

/** Making and revoking the tokens of directories. */
export function addDirectoryTokenRoutes(app: WebApp, site: PeopleSite, root: string): void {
  app.post(`${root}/directory-tokens`, async (c) => {
    const { viewer, tenantId } = employerFor(c, "provision staff", confirmed(c, root));
    const { label } = await parseForm(c, z.object({ label: z.string().max(1000).default("") }));
    try {
      const newToken = await makeDirectoryToken(site.db, viewer, { tenantId, label });
      // Not by a redirect: the token is kept nowhere, and shown by this answer alone.
      c.header("cache-control", "no-store");
      return c.html(await providersPage(c, site, { tenantId, problems: [], newToken }));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return c.html(await providersPage(c, site, { tenantId, problems: error.problems }), 422);
    }
  });
  app.post(`${root}/directory-tokens/:id/revocation`, async (c) => {
    const { viewer, tenantId } = employerFor(c, "provision staff", confirmed(c, root));
    const label = await revokeDirectoryToken(site.db, viewer, { tenantId, id: c.req.param("id") });
    setFlash(c, {
      message: `Revoked the token “${label}”. A directory that still has it is refused from now on.`,
    });
    return seeOther(c, `${root}?employer=${tenantId}`);
  });
}

/** Everything about an employer's sign-in and directory. */
export async function providersPage(
  c: WebContext,
  site: PeopleSite,
  shown: {
    readonly tenantId: string;
    readonly problems: readonly Problem[];
    readonly newToken?: string;
  },
) {
  const { tenantId, problems, newToken } = shown;
  const zone = signedIn(c).zone ?? site.zone;
  const tokens = await directoryTokens(site.db, tenantId);
  const groups = await inTenants(site.db, [tenantId], async (tx) => groupLines(tx, tenantId));
  return (
    <ProvidersPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      problems={problems}
      employerId={tenantId}
      providers={await providersOfEmployer(site.db, tenantId)}
      tokens={tokens.map(({ id, label, madeAt, lastUsedAt }) => ({
        id,
        label,
        facts: `Made on ${inWords(madeAt, zone)}. ${lastUsedAt === undefined ? "Not used yet." : `Last used on ${inWords(lastUsedAt, zone)}.`}`,
      }))}
      groups={groups.lines}
      groupCount={groups.total}
      directoryAddress={site.publicUrl + scimRoot}
      newToken={newToken}
    />
  );
}
