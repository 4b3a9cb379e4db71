import { InvalidInput, NotFound, type Problem } from "#platform/errors";
import { csrfToken, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { z } from "zod";
import {
  keepProvider,
  providerOfEmployer,
  switchProvider,
} from "../../../actions/sign-in/providers/keep-provider.ts";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import { type ProviderKind, providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { type ProviderForm, providerForm } from "../../../rules/sign-in/providers/provider-form.ts";
import { ProviderPage } from "../../../views/sign-in/providers/provider-page.tsx";
import { employerFor } from "../../retention/employer-for.ts";
import type { PeopleSite } from "../../site.ts";
import { confirmed } from "../confirmed.ts";
import { addDirectoryGroupRoutes } from "./directory-groups.tsx";
import { addDirectoryTokenRoutes, providersPage } from "./directory-tokens.tsx";

const root = "/organisation/sign-in";
const one = `${root}/:id{[0-9a-f-]{36}}`;

/** Where an administrator says how an employer's staff sign in, and which directory keeps its list of staff. */
export function addProviderSettings(app: WebApp, site: PeopleSite): void {
  app.get(root, async (c) => {
    const { tenantId } = employerFor(c, "manage sign-in", confirmed(c));
    return c.html(await providersPage(c, site, { tenantId, problems: [] }));
  });
  app.get(`${root}/new/:kind`, (c) => {
    const { tenantId } = employerFor(c, "manage sign-in", confirmed(c));
    const kind = kindOf(c);
    return c.html(providerPage(c, site, { tenantId, kind, form: providerForm.parse({}), problems: [] }));
  });
  app.post(`${root}/new/:kind`, (c) => keep(c, site, kindOf(c)));
  app.get(one, async (c) => {
    const { tenantId } = employerFor(c, "manage sign-in", confirmed(c));
    const kept = await providerOfEmployer(site.db, tenantId, c.req.param("id"));
    const shown = { tenantId, kind: kept.kind, form: formOf(kept), problems: [], kept };
    return c.html(providerPage(c, site, shown));
  });
  app.post(one, async (c) => {
    const { tenantId } = employerFor(c, "manage sign-in", confirmed(c, root));
    const kept = await providerOfEmployer(site.db, tenantId, c.req.param("id"));
    return keep(c, site, kept.kind, kept);
  });
  app.post(`${one}/state`, async (c) => {
    const { viewer, tenantId } = employerFor(c, "manage sign-in", confirmed(c, root));
    const { state } = await parseForm(c, z.object({ state: z.enum(["on", "off"]) }));
    const isActive = state === "on";
    const name = await switchProvider(site.db, viewer, { tenantId, id: c.req.param("id"), isActive });
    setFlash(c, {
      message: isActive ? `Staff can sign in with ${name} again.` : `Nobody can sign in with ${name} now.`,
    });
    return seeOther(c, `${root}?employer=${tenantId}`);
  });
  addDirectoryTokenRoutes(app, site, root);
  addDirectoryGroupRoutes(app, site, root);
}

function kindOf(c: WebContext): ProviderKind {
  const kind = c.req.param("kind");
  if (kind !== "openid" && kind !== "saml") throw new NotFound("There are OpenID Connect and SAML 2.0.");
  return kind;
}

async function keep(
  c: WebContext,
  site: PeopleSite,
  kind: ProviderKind,
  kept?: KeptProvider,
): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "manage sign-in", confirmed(c, root));
  const form = await parseForm(c, providerForm);
  try {
    const id = await keepProvider(site, viewer, { tenantId, kind, form, id: kept?.id });
    setFlash(c, {
      message:
        kept === undefined
          ? `Set up “${form.name}”. Open it to see what to enter at your provider.`
          : `Saved “${form.name}”.`,
    });
    return seeOther(
      c,
      kept === undefined ? `${root}/${id}?employer=${tenantId}` : `${root}?employer=${tenantId}`,
    );
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return c.html(providerPage(c, site, { tenantId, kind, form, kept, problems: error.problems }), 422);
  }
}

interface ShownProvider {
  readonly tenantId: string;
  readonly kind: ProviderKind;
  readonly form: ProviderForm;
  readonly problems: readonly Problem[];
  readonly kept?: KeptProvider | undefined;
}

function providerPage(c: WebContext, site: PeopleSite, shown: ShownProvider) {
  const { tenantId, kept, ...props } = shown;
  const query = `?employer=${tenantId}`;
  return (
    <ProviderPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      kept={kept && { addresses: addressesFor(site, kept) }}
      action={`${root}/${kept?.id ?? `new/${shown.kind}`}${query}`}
      back={root + query}
      {...props}
    />
  );
}

function addressesFor(site: PeopleSite, provider: KeptProvider) {
  const start = site.publicUrl + providerPath(provider);
  return provider.kind === "openid"
    ? [{ name: "Redirect URI", value: `${start}/return` }]
    : [
        { name: "Entity id (audience) and metadata", value: `${start}/metadata` },
        { name: "Reply address (ACS)", value: `${start}/acs` },
        ...(site.samlKeys === undefined
          ? []
          : [{ name: "Sign-out address (single log-out)", value: `${start}/slo` }]),
      ];
}

function formOf(kept: KeptProvider): ProviderForm {
  return {
    name: kept.name,
    issuer: kept.issuer,
    "client-id": kept.clientId ?? "",
    "client-secret": "",
    "entry-point": kept.entryPoint ?? "",
    "logout-address": kept.logoutUrl ?? "",
    certificates: kept.certificates.join("\n"),
    domains: kept.emailDomains.join(", "),
    "number-claim": kept.numberClaim ?? "",
    "trusts-own": kept.trustsOwnAddresses,
    unasked: kept.answersUnasked,
    newcomers: kept.admitsNewcomers,
  };
}
