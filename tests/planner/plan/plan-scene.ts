import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { json } from "#platform/db";
import { now } from "#platform/time";
import { type Cast, type FormToken, formToken, makeCast, type Part } from "../../people/cast.ts";
import { type JourneySite, openSite } from "../../journeys/site.ts";

/** The whole site with its sample catalogue, and the cast at it. */
export interface PlanScene {
  readonly site: JourneySite;
  readonly cast: Cast;
  readonly get: (part: Part | "nobody", path: string, headers?: Record<string, string>) => Promise<Response>;
  /** Gives the page a change leads to. */
  readonly post: (part: Part, path: string, body: string) => Promise<Response>;
  readonly close: () => Promise<void>;
}

export async function openPlanScene(): Promise<PlanScene> {
  const site = await openSite();
  const cast = await makeCast(site.program.db, site.program.configuration.secret);
  const form: FormToken = await formToken(site.program.configuration.secret);
  const cookieOf = (part: Part | "nobody") => (part === "nobody" ? "" : cast.players[part].cookie);
  return {
    site,
    cast,
    get: async (part, path, headers = {}) =>
      site.app.request(path, { headers: { cookie: cookieOf(part), ...headers } }),
    post: async (part, path, body) =>
      site.app.request(path, {
        method: "POST",
        body,
        headers: {
          cookie: `${cookieOf(part)}; ${form.cookie}`,
          "x-csrf-token": form.token,
          "content-type": "application/x-www-form-urlencoded",
        },
      }),
    close: site.close,
  };
}

/** A certificate that one part must renew. */
export async function keepCredential(
  { site, cast }: Pick<PlanScene, "site" | "cast">,
  part: Part,
  facts: { readonly packId: string; readonly issuedOn: string },
): Promise<void> {
  const { accountId } = cast.players[part];
  const at = now();
  await inTenants(site.program.db, [accountId], async (tx) => {
    await tx
      .insertInto("credit_credentials")
      .values({
        tenant_id: accountId,
        id: newId(),
        pack_id: facts.packId,
        role: null,
        issued_on: facts.issuedOn,
        birth_month: null,
        expires_on: null,
        certificate_number: null,
        endorsements: json([]),
        circumstances: json([]),
        positions: json([]),
        ended_on: null,
        removed_at: null,
        created_at: at,
        changed_at: at,
      })
      .execute();
  });
}
