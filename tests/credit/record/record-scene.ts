import { inTenants } from "#platform/db";
import { sql } from "kysely";
import { openSite } from "../../journeys/site.ts";
import { type Cast, formToken, makeCast, type Part } from "../../people/cast.ts";
import { wordsOf } from "../../people/sign-in-site.ts";

/** A page as someone of the cast sees it. */
export interface SeenPage {
  readonly status: number;
  readonly words: string;
  readonly html: string;
  readonly location: string | undefined;
  readonly response: Response;
}

/** The whole site with the cast, and each of them at a browser without JavaScript. */
export async function openRecordScene() {
  const site = await openSite();
  const cast: Cast = await makeCast(site.program.db, site.program.configuration.secret);
  const form = await formToken(site.program.configuration.secret);

  async function get(part: Part, path: string, more = ""): Promise<SeenPage> {
    const cookie = [cast.players[part].cookie, more].filter((each) => each !== "").join("; ");
    return seen(await site.app.request(path, { headers: { cookie } }));
  }

  /** Sends a form and reads the page it leads to; the status is the form's own. */
  async function post(
    part: Part,
    path: string,
    fields: Readonly<Record<string, string | File>> = {},
  ): Promise<SeenPage> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, csrf: form.token })) body.append(name, value);
    const cookie = [cast.players[part].cookie, form.cookie].filter((each) => each !== "").join("; ");
    const sent = await seen(await site.app.request(path, { method: "POST", headers: { cookie }, body }));
    if (sent.location === undefined) return sent;
    const flash = sent.response.headers
      .getSetCookie()
      .map((each) => each.split(";")[0] ?? "")
      .join("; ");
    const next = await get(part, sent.location, flash);
    return { ...next, status: sent.status, location: sent.location };
  }

  /** How many rows of a table someone has. */
  async function count(part: Part, table: string): Promise<number> {
    const tenantId = cast.players[part].accountId;
    return inTenants(site.program.db, [tenantId], async (tx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(tx);
      return rows[0]?.count ?? 0;
    });
  }

  return { ...site, cast, get, post, count };
}

export type RecordScene = Awaited<ReturnType<typeof openRecordScene>>;

async function seen(response: Response): Promise<SeenPage> {
  const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
  const html = isPage ? await response.clone().text() : "";
  const location = response.headers.get("location") ?? undefined;
  return { status: response.status, words: wordsOf(html), html, location, response };
}
