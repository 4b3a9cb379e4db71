import { inTenants } from "#platform/db";
import { type Cast, type FormToken, formToken, makeCast, type Part } from "../../people/cast.ts";
import { type JourneySite, openSite } from "../../journeys/site.ts";

/** What came back: the answer's own status and where it led, and the page at the end. */
export interface Seen {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

/** A site with the cast, and a way to ask it as any of them. */
export interface SessionScene extends JourneySite {
  readonly cast: Cast;
  readonly page: (part: Part, path: string) => Promise<Seen>;
  readonly send: (part: Part, path: string, body: string | FormData) => Promise<Seen>;
  readonly sendFile: (
    part: Part,
    path: string,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
  ) => Promise<Seen>;
  /** Adds a session of Thursday, 3 December 2026, or another day, 9 to 11 at Eastside, with nothing forgiven; gives its address. */
  readonly addSession: (part: Part, day?: string) => Promise<string>;
  /** Name, minutes and state of everyone who came, by name. */
  readonly people: (session: string) => Promise<readonly (readonly [string, number, string])[]>;
  /** Minutes and state of the awards of a session, by name. */
  readonly awards: (
    session: string,
  ) => Promise<
    readonly (readonly [name: string, minutes: number, isRevoked: boolean, isDelivered: boolean])[]
  >;
  /** The address of the entry that someone's award of a session made. */
  readonly entryOfAward: (part: Part, session: string) => Promise<string>;
  /** Titles and minutes on someone's own record. */
  readonly record: (part: Part) => Promise<readonly (readonly [string, number | null])[]>;
}

/** Opens it; close it when done. */
export async function openSessionScene(): Promise<SessionScene> {
  const site = await openSite();
  const { secret } = site.program.configuration;
  const cast = await makeCast(site.program.db, secret);
  const form = await formToken(secret);
  const send: SessionScene["send"] = async (part, path, body) => post(site, { cast, form, part }, path, body);
  const organisation = cast.eastside;
  return {
    ...site,
    cast,
    page: async (part, path) => {
      const response = await site.app.request(path, { headers: { cookie: cast.players[part].cookie } });
      return seen(response, await response.text());
    },
    send,
    sendFile: async (part, path, name, content) => {
      const body = new FormData();
      body.set("file", new File([content], name, { type: "text/csv" }));
      return send(part, path, body);
    },
    addSession: async (part, day = "2026-12-03") => {
      const fields = `title=Mending&day=${day}&hours=9-11&zone=America/New_York&organisation=${organisation}&grace=0&mode=live`;
      const { location, text } = await send(part, "/sessions", fields);
      if (location === "") throw new Error(text);
      return location;
    },
    people: async (session) => peopleOf(site, cast, session),
    awards: async (session) => awardsOf(site, cast, session),
    entryOfAward: async (part, session) => entryOfAward(site, cast.players[part].accountId, session),
    record: async (part) => recordOf(site, cast.players[part].accountId),
  };
}

interface Asking {
  readonly cast: Cast;
  readonly form: FormToken;
  readonly part: Part;
}

async function post(
  { app }: JourneySite,
  { cast, form, part }: Asking,
  path: string,
  body: string | FormData,
): Promise<Seen> {
  const cookie = [cast.players[part].cookie, form.cookie].filter((each) => each !== "").join("; ");
  const type = typeof body === "string" ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const headers = { cookie, "x-csrf-token": form.token, ...type };
  const response = await app.request(path, { method: "POST", headers, body });
  const location = response.headers.get("location");
  if (location === null) return seen(response, await response.text());
  const flash = response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0] ?? "")
    .filter((each) => each.startsWith("flash="))
    .join("; ");
  const next = await app.request(location, { headers: { cookie: `${cookie}; ${flash}` } });
  return { status: response.status, location, text: await next.text() };
}

function seen(response: Response, text: string): Seen {
  return { status: response.status, location: response.headers.get("location") ?? "", text };
}

const idOf = (address: string) => address.slice("/sessions/".length);

async function peopleOf({ program }: JourneySite, { tenantId }: Cast, session: string) {
  return inTenants(program.db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("attendances")
      .select(["name", "credited_minutes", "state"])
      .where("session_id", "=", idOf(session))
      .orderBy("sort_name")
      .orderBy("person_key")
      .execute();
    return rows.map((row) => [row.name, row.credited_minutes, row.state] as const);
  });
}

async function awardsOf({ program }: JourneySite, { tenantId }: Cast, session: string) {
  return inTenants(program.db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("awards")
      .select(["name", "minutes", "revoked_at", "delivered_at"])
      .where("session_id", "=", idOf(session))
      .orderBy("name")
      .orderBy("id")
      .execute();
    return rows.map(
      (row) => [row.name, row.minutes, row.revoked_at !== null, row.delivered_at !== null] as const,
    );
  });
}

async function entryOfAward({ program }: JourneySite, accountId: string, session: string) {
  return inTenants(program.db, "every tenant", async (tx) => {
    const { id } = await tx
      .selectFrom("credit_entries as entry")
      .innerJoin("awards as award", "award.id", "entry.award_id")
      .select("entry.id")
      .where("entry.tenant_id", "=", accountId)
      .where("award.session_id", "=", idOf(session))
      .executeTakeFirstOrThrow();
    return `/record/entries/${id}`;
  });
}

async function recordOf({ program }: JourneySite, accountId: string) {
  return inTenants(program.db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("credit_entries")
      .select(["title", "minutes"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("created_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => [row.title, row.minutes] as const);
  });
}
