import { X509Certificate } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput, NotFound, SourceFailure } from "#platform/errors";
import type { Fetcher } from "#platform/fetch";
import { isId, newId } from "#platform/ids";
import { open, seal } from "#platform/secrets";
import { now } from "#platform/time";
import { sql } from "kysely";
import { type KeptProvider, providersOfEmployer } from "../../../queries/sign-in/providers/providers.ts";
import type { ProviderKind } from "../../../rules/sign-in/providers/provider.ts";
import {
  certificatesOf,
  domainsOf,
  problemsOf,
  type ProviderForm,
} from "../../../rules/sign-in/providers/provider-form.ts";
import type { Viewer } from "../../../rules/viewer.ts";
import type { PeopleTables } from "../../../tables.ts";
import { permit } from "../../permit.ts";
import { writeAudit } from "../../write-audit.ts";
import { clientSecretPurpose, discovered } from "../openid/issuer.ts";

interface KeepingSite {
  readonly db: Db<PeopleTables>;
  readonly fetch: Pick<Fetcher, "askService">;
  readonly secret: string;
}

interface WantedProvider {
  readonly tenantId: string;
  readonly kind: ProviderKind;
  /** The one that is changed; absent for a new one. */
  readonly id?: string | undefined;
  readonly form: ProviderForm;
}

/**
 * Sets up where an employer's staff sign in, or changes it. An OpenID issuer is asked for its description first, so that what
 * is kept is known to work. The client secret is kept sealed; left empty, the one that is there stays. The id.
 *
 * @throws InvalidInput with everything wrong at once; NotFound when there is none of that id.
 */
export async function keepProvider(
  site: KeepingSite,
  viewer: Viewer,
  wanted: WantedProvider,
): Promise<string> {
  const { tenantId, kind, form } = wanted;
  permit(viewer, "manage sign-in", { tenantId });
  const known = wanted.id === undefined ? undefined : await providerOfEmployer(site.db, tenantId, wanted.id);
  const problems = [
    ...problemsOf(kind, form, { isNew: known === undefined }),
    ...(kind === "saml" ? certificateProblems(form) : []),
    ...(await domainProblems(site.db, tenantId, form)),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  const id = known?.id ?? newId();
  const secret = form["client-secret"] || clientSecretOf(site.secret, known);
  if (kind === "openid") await askForDescription(site, form, secret);
  const at = now();
  const row = {
    ...columnsOf(kind, form, secret && seal(site.secret, clientSecretPurpose(id), secret)),
    changed_at: at,
  };
  await inTenants(site.db, [tenantId], async (tx) => {
    await tx
      .insertInto("identity_providers")
      .values({ tenant_id: tenantId, id, made_at: at, ...row })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(row))
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "manage sign-in",
      subject: `provider ${id}`,
      details: {
        change: known === undefined ? "made" : "changed",
        name: form.name,
        issuer: form.issuer,
        domains: domainsOf(form),
        admitsNewcomers: form.newcomers,
        trustsOwnAddresses: form["trusts-own"],
      },
    });
  });
  return id;
}

/** Switches a provider on or off. Off, nobody is sent there or let in from there; everything stays set up. Its name. */
export async function switchProvider(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id, isActive }: { readonly tenantId: string; readonly id: string; readonly isActive: boolean },
): Promise<string> {
  permit(viewer, "manage sign-in", { tenantId });
  const { name } = await providerOfEmployer(db, tenantId, id);
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("identity_providers")
      .set({ is_active: isActive, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await writeAudit(tx, tenantId, viewer, {
      act: "manage sign-in",
      subject: `provider ${id}`,
      details: { change: isActive ? "switched on" : "switched off", name },
    });
  });
  return name;
}

/** One of an employer's providers. @throws NotFound */
export async function providerOfEmployer(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<KeptProvider> {
  const found = isId(id) && (await providersOfEmployer(db, tenantId)).find((each) => each.id === id);
  if (!found) throw new NotFound("There is no such sign-in here.");
  return found;
}

async function askForDescription(site: KeepingSite, form: ProviderForm, clientSecret: string): Promise<void> {
  try {
    await discovered(site.fetch, { issuer: form.issuer, clientId: form["client-id"], clientSecret });
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error;
    throw new InvalidInput([{ where: "issuer", message: `This issuer cannot be used: ${error.message}` }], {
      cause: error,
    });
  }
}

function clientSecretOf(secret: string, known: KeptProvider | undefined): string {
  if (known?.sealedClientSecret === undefined) return "";
  const kept = open(secret, clientSecretPurpose(known.id), known.sealedClientSecret);
  if (kept !== undefined) return kept;
  throw new InvalidInput([
    { where: "client-secret", message: "The secret that was kept cannot be read any more. Enter it again." },
  ]);
}

function columnsOf(kind: ProviderKind, form: ProviderForm, sealedSecret: string) {
  const isOpenid = kind === "openid";
  return {
    kind,
    name: form.name,
    issuer: form.issuer,
    client_id: isOpenid ? form["client-id"] : null,
    sealed_client_secret: isOpenid ? sealedSecret : null,
    entry_point: isOpenid ? null : form["entry-point"],
    certificates: isOpenid ? null : json(certificatesOf(form)),
    answers_unasked: !isOpenid && form.unasked,
    logout_url: isOpenid || form["logout-address"] === "" ? null : form["logout-address"],
    email_domains: json(domainsOf(form)),
    trusts_own_addresses: form["trusts-own"],
    number_claim: form["number-claim"] === "" ? null : form["number-claim"],
    admits_newcomers: form.newcomers,
  };
}

function certificateProblems(form: ProviderForm) {
  return certificatesOf(form).flatMap((pem) => {
    try {
      return new X509Certificate(pem).publicKey.asymmetricKeyType === "rsa"
        ? []
        : [
            {
              where: "certificates",
              message: "Carrel checks signatures by RSA keys: ask your provider for such a certificate.",
            },
          ];
    } catch {
      // Node throws errors of many kinds for what is no certificate.
      return [
        {
          where: "certificates",
          message:
            "This is not a certificate that can be read. Paste it whole, with its BEGIN and END lines.",
        },
      ];
    }
  });
}

/** A domain is one employer's: with another's, its provider could say who that one's people are. */
async function domainProblems(db: Db<PeopleTables>, tenantId: string, form: ProviderForm) {
  const domains = domainsOf(form);
  if (domains.length === 0) return [];
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("identity_providers")
      .select("email_domains")
      .where("tenant_id", "!=", tenantId)
      // Kysely has no operator for any of several texts in a JSON list.
      .where(sql<boolean>`email_domains ?| ${domains}::text[]`)
      .limit(50)
      .execute(),
  );
  const taken = new Set(rows.flatMap(({ email_domains: theirs }) => theirs));
  return domains
    .filter((domain) => taken.has(domain))
    .map((domain) => ({
      where: "domains",
      message: `${domain} is named by another library here. If it is yours, ask whoever runs this installation.`,
    }));
}
