import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { holdClock } from "#platform/time";
import { type Cast, makeCast } from "../../../../../tests/people/cast.ts";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";
import { permit } from "../../actions/permit.ts";
import { viewerOfToken } from "../../queries/tokens/token-viewer.ts";
import { readTokenText, tokenText } from "../../rules/tokens/token-text.ts";

const clock = holdClock("2026-11-22T12:00:00Z");
let desk: RecordDesk;
let cast: Cast;

beforeAll(async () => {
  desk = await openRecordDesk(await testDatabase());
  cast = await makeCast(desk.db, key);
});
afterAll(async () => {
  await desk.close();
  clock.release();
});

/** Makes a token as its owner does on the page, and copies it. */
async function made(fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> {
  const page = await desk.post(cast.players.director, "/me/tokens", {
    name: "A program",
    scopes: ["read-my-record", "read-staff"],
    days: "90",
    ...fields,
  });
  expect(page.status).toBe(200);
  expect(page.response.headers.get("cache-control")).toBe("no-store");
  return /carrel_\w{32}_[\w-]{51}/u.exec(page.html)?.[0] ?? "";
}

async function problem(response: Response) {
  const body = (await response.json()) as { readonly status: number; readonly detail: string };
  return {
    type: response.headers.get("content-type"),
    challenge: response.headers.get("www-authenticate"),
    status: body.status,
    detail: body.detail,
  };
}

test("the form offers what some endpoint asks for, and nothing that would open nothing", async () => {
  const { html } = await desk.get(cast.players.director, "/me/tokens");

  expect([...html.matchAll(/name="scopes" value="([^"]+)"/gu)].map(([, scope]) => scope)).toEqual([
    "read-catalogue",
    "change-catalogue",
    "read-my-record",
  ]);
});

test("a token is shown once, kept as a digest, and speaks for its owner with its scopes", async () => {
  const token = await made();

  const me = await desk.ask(token, "/me");

  expect(await me.json()).toMatchObject({
    id: cast.players.director.accountId,
    name: "Dee Director",
    positions: [{ organisationName: "Harbor County", role: "director" }],
    scopes: ["read-my-record", "read-staff"],
  });
  const rows = await inTenants(desk.db, [cast.players.director.accountId], async (tx) =>
    tx.selectFrom("api_tokens").selectAll().execute(),
  );
  expect(JSON.stringify(rows)).not.toContain(readTokenText(token)?.secret);
  expect((await desk.get(cast.players.director, "/me/tokens")).html).not.toContain(token);
  const records = await desk.ask(token, "/me/records/staff-record");
  expect(await records.json()).toMatchObject({ rows: [{ name: "Dee Director" }] });
});

test("without a token, and with a browser’s session alone, a program is told to send one", async () => {
  const answers = [
    await desk.ask(undefined, "/me"),
    await desk.app.request("/api/v1/me", { headers: { cookie: cast.players.director.cookie } }),
  ];

  for (const answer of answers)
    expect(await problem(answer)).toEqual({
      type: "application/problem+json",
      challenge: 'Bearer realm="Carrel"',
      status: 401,
      detail: "Send a token: Authorization: Bearer carrel_…",
    });
});

test("a scope that a token was not made for is refused, with what it lacks", async () => {
  const token = await made({ scopes: "read-catalogue" });

  expect(await problem(await desk.ask(token, "/me"))).toEqual({
    type: "application/problem+json",
    challenge: 'Bearer realm="Carrel", error="insufficient_scope", scope="read-my-record"',
    status: 403,
    detail: "This token was not made for this: read-my-record (Read my own record). Make one at /me/tokens.",
  });
});

test("what a position allows, a token allows only with its scope, and never more", async () => {
  const viewerOf = async (scopes: readonly string[]) => {
    const parts = readTokenText(await made({ scopes }));
    if (parts === undefined) throw new Error("No token was made.");
    const answer = await viewerOfToken(desk.db, parts, { todayIn: () => "2026-11-22", zone: "UTC" });
    if ("refused" in answer) throw new Error(answer.refused);
    return answer.viewer;
  };
  const { tenantId, otherTenantId } = cast;
  const reader = await viewerOf(["read-staff"]);
  const all = await viewerOf(["read-staff", "change-catalogue", "provision-staff", "read-my-record"]);

  expect(() => permit(reader, "see a staff record", { tenantId })).not.toThrow();
  expect(() => permit(reader, "change the catalogue", { tenantId })).toThrow("This token was not made to");
  expect(() => permit(all, "change the catalogue", { tenantId })).not.toThrow();
  expect(() => permit(all, "see a staff record", { tenantId: otherTenantId })).toThrow("not yours to see");
  // Directors approve destruction and see the log; tokens do not, whatever they were made for.
  expect(() => permit(all, "approve destruction", { tenantId })).toThrow("This token was not made to");
  expect(() => permit(all, "see the audit log", { tenantId })).toThrow("This token was not made to");
  expect(() => permit(all, "change own account", { tenantId: all.accountId })).toThrow(
    "This token was not made",
  );
});

test("its use is noted, at most each ten minutes", async () => {
  const token = await made({ name: "Timed" });
  const used = async () => {
    await desk.ask(token, "/me");
    return inTenants(desk.db, [cast.players.director.accountId], async (tx) =>
      tx
        .selectFrom("api_tokens")
        .select("last_used_at")
        .where("name", "=", "Timed")
        .executeTakeFirstOrThrow(),
    );
  };

  const first = await used();
  clock.advance(599);
  const soon = await used();
  clock.advance(1);
  const later = await used();

  expect([first, soon, later].map((row) => row.last_used_at)).toEqual([
    "2026-11-22T12:00:00Z",
    "2026-11-22T12:00:00Z",
    "2026-11-22T12:10:00Z",
  ]);
});

test("a form that is not right says so at each field and keeps what was typed", async () => {
  const page = await desk.post(cast.players.director, "/me/tokens", { name: "  ", days: "400" });

  expect(page.status).toBe(422);
  expect(page.words).toContain("Choose at least one thing it may do.");
  expect(page.words).toContain("A token lasts a year at most.");
  const kept = await desk.post(cast.players.director, "/me/tokens", { name: "Kept", days: "30" });
  expect(kept.html).toContain('value="Kept"');
  expect(kept.html).toContain('<option value="30" selected');
});

test("nobody revokes another’s token, and the owner does so twice without harm", async () => {
  await made({ name: "Mine" });
  const list = await desk.get(cast.players.director, "/me/tokens");
  const path = /action="(\/me\/tokens\/[^"]+\/revocation)"/u.exec(list.html)?.[1] ?? "";

  expect((await desk.post(cast.players.owner, path)).status).toBe(404);
  expect((await desk.post(cast.players.administrator, path)).status).toBe(404);
  expect((await desk.post(cast.players.director, path)).status).toBe(303);
  expect((await desk.post(cast.players.director, path)).status).toBe(303);
});

// The last one: a month later nobody's session lasts.
test("a token that ended, was revoked, or is none says which", async () => {
  const [ended, revoked] = [await made({ days: "30", name: "Ended" }), await made({ name: "Revoked" })];
  const list = await desk.get(cast.players.director, "/me/tokens");
  const revoke = [...list.html.matchAll(/action="(\/me\/tokens\/[^"]+\/revocation)"/gu)].map(
    ([, path]) => path,
  );
  const [newest = ""] = revoke;
  await desk.post(cast.players.director, newest);
  clock.advance(30 * 86_400 - 60);
  expect((await desk.ask(ended, "/me")).status).toBe(200);
  clock.advance(60);
  const parts = readTokenText(revoked);
  const forged = tokenText({ accountId: parts?.accountId ?? "", secret: "A".repeat(43) });

  const details = [];
  for (const token of [ended, revoked, forged, `${revoked.slice(0, -1)}x`, "carrel_scim_x", "x"])
    details.push(await problem(await desk.ask(token, "/me")));

  expect(details.map(({ detail }) => detail)).toEqual([
    "This token ended on Dec 22, 2026. Make a new one at /me/tokens.",
    "This token was revoked on Nov 22, 2026. Make a new one at /me/tokens.",
    "This token is not one of ours, or its account is closed.",
    "This is no token of ours, or a character of it is missing. It begins with carrel_.",
    "This is no token of ours, or a character of it is missing. It begins with carrel_.",
    "This is no token of ours, or a character of it is missing. It begins with carrel_.",
  ]);
  expect(new Set(details.map(({ challenge }) => challenge))).toEqual(
    new Set(['Bearer realm="Carrel", error="invalid_token"']),
  );
});
