import { inTenants } from "#platform/db";
import { type JourneySite, openSite } from "../journeys/site.ts";
import type { MadeLibrary } from "./made-library.ts";
import { Browser, type SeenPage } from "./sign-in-site.ts";

/** The whole site, set up for a library through its first page, with its administrator at a browser. */
export interface LibrarySite extends JourneySite {
  readonly tenantId: MadeLibrary["tenantId"];
  readonly administrator: Browser;
}

export async function openLibrarySite(): Promise<LibrarySite> {
  const site = await openSite();
  const administrator = new Browser(site.app);
  await administrator.get("/set-up");
  const { path } = await administrator.post("/set-up/library", {
    name: "Ada Lane",
    email: "ada@prairie.example",
    zone: "America/Chicago",
    library: "Prairie Library System",
    kind: "system",
    state: "KS",
    code: site.program.setUpCode,
  });
  const installation = await site.program.installation.read();
  if (path !== "/organisation" || installation === undefined) throw new Error("The library was not set up.");
  return { ...site, tenantId: installation.tenantId, administrator };
}

/** Looks again until an import is neither read nor written any more, as its page does by itself. */
export async function settled(browser: Browser, page: SeenPage): Promise<SeenPage> {
  let seen = page;
  while (seen.headers.has("refresh")) {
    await new Promise((resolve) => void setTimeout(resolve, 20));
    seen = await browser.get(seen.path);
  }
  return seen;
}

/** Sends a file to be looked at, and waits for its preview. */
export async function lookedAt(
  browser: Browser,
  name: string,
  bytes: string | Uint8Array<ArrayBuffer>,
): Promise<SeenPage> {
  await browser.get("/imports");
  return settled(browser, await browser.upload("/imports", new File([bytes], name)));
}

/** Confirms the preview that is open, and waits until it is written. */
export async function confirmed(browser: Browser, { path }: SeenPage): Promise<SeenPage> {
  return settled(browser, await browser.post(`${path.split("?")[0] ?? ""}/confirmation`));
}

/** Every row that an import can touch, of all tenants, in an order of its own: equal when nothing changed. */
export async function everyone({ program }: Pick<JourneySite, "program">) {
  return inTenants(program.db, "every tenant", async (tx) => ({
    organisations: await tx
      .selectFrom("organisations")
      .select(["tenant_id", "id", "parent_id", "kind", "name", "code", "changed_at"])
      .orderBy("id")
      .execute(),
    staff: await tx
      .selectFrom("staff")
      .select(["tenant_id", "id", "name", "email", "account_id", "is_active", "changed_at"])
      .orderBy("id")
      .execute(),
    positions: await tx
      .selectFrom("positions")
      .select(["tenant_id", "id", "staff_id", "organisation_id", "title", "ends_on", "changed_at"])
      .orderBy("id")
      .execute(),
  }));
}
