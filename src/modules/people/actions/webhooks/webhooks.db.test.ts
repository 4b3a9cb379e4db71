import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { inTenants } from "#platform/db";
import { holdClock, nowMilliseconds } from "#platform/time";
import { type Cast, makeCast } from "../../../../../tests/people/cast.ts";
import { key, openRecordDesk, type RecordDesk } from "../../../../../tests/people/record-desk.ts";
import { announce } from "./announce.ts";

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

// Far ahead, so that whatever the database calls now is past: jobs are due by this clock alone.
const clock = holdClock("2096-11-22T12:00:00Z");
const received: Received[] = [];
/** What the receiver answers next; 204 when nothing is said. */
const answers: number[] = [];
let server: Server;
let address: string;
let desk: RecordDesk;
let cast: Cast;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      const status = answers.shift() ?? 204;
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `http://${host}/carrel?key=secret`;
  desk = await openRecordDesk(await testDatabase(), { allowedHosts: [host] });
  cast = await makeCast(desk.db, key);
});
beforeEach(async () => {
  received.length = 0;
  answers.length = 0;
  await inTenants(desk.db, "every tenant", async (tx) => {
    await tx.deleteFrom("webhooks").execute();
    await sql`delete from jobs.job_common`.execute(tx);
  });
});
afterAll(async () => {
  await desk.close();
  server.close();
  clock.release();
});

/** Makes a webhook as its owner does, and copies the secret. */
async function made(events: readonly string[] = ["staff.changed"]) {
  const page = await desk.post(cast.players.administrator, "/organisation/webhooks", { address, events });
  expect(page.status).toBe(200);
  const secret = /whsec_[\w-]{43}/u.exec(page.html)?.[0] ?? "";
  const id = /href="\/organisation\/webhooks\/([0-9a-f-]{36})/u.exec(page.html)?.[1] ?? "";
  received.length = 0;
  return { id, secret, page };
}

async function happen(event = "staff.changed", tenantId = cast.tenantId): Promise<void> {
  await announce(desk.db, tenantId, event, { staffId: cast.players.owner.staffId });
}

/** Does the jobs whose time has come, as a worker would. */
async function deliverDue(): Promise<void> {
  const { rows } = await sql<{ data: { payload: unknown } }>`
    delete from jobs.job_common where name = 'people.deliver-webhook'
      and start_after <= greatest(now(), to_timestamp(${nowMilliseconds() / 1000})) returning data`.execute(
    desk.db,
  );
  for (const { data } of rows) await desk.run("people.deliver-webhook", data.payload);
}

async function deliveries() {
  return inTenants(desk.db, [cast.tenantId], async (tx) =>
    tx.selectFrom("webhook_deliveries").select(["state", "tries"]).orderBy("made_at").orderBy("id").execute(),
  );
}

/** What docs/api/webhooks.md tells a receiver to do. */
function isGenuine({ headers, body }: Received, secret: string, nowSeconds: number): boolean {
  const { t = "", v1 = "" } = Object.fromEntries(
    String(headers["carrel-signature"])
      .split(",")
      .map((part) => part.split("=") as [string, string]),
  );
  const expected = createHmac("sha256", secret).update(`${t}.${body}`).digest();
  const sent = Buffer.from(v1, "hex");
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) return false;
  return Math.abs(nowSeconds - Number(t)) <= 300;
}

const seconds = () => Math.floor(nowMilliseconds() / 1000);

test("a new webhook is tested at once; its secret is shown this once and sealed", async () => {
  const page = await desk.post(cast.players.administrator, "/organisation/webhooks", {
    address,
    events: "staff.changed",
  });

  const secret = /whsec_[\w-]{43}/u.exec(page.html)?.[0] ?? "";
  expect(page.words).toMatch(/It arrived \(status 204 in \d+ ms\)/u);
  expect(received.map(({ headers }) => headers["carrel-event"])).toEqual(["webhook.test"]);
  expect(received.map((each) => isGenuine(each, secret, seconds()))).toEqual([true]);
  const kept = await inTenants(desk.db, "every tenant", async (tx) =>
    tx.selectFrom("webhooks").selectAll().execute(),
  );
  expect(JSON.stringify(kept)).not.toContain(secret);
});

test("what happens is told to those who want to know, signed, in the words that are documented", async () => {
  const { secret } = await made();

  await happen();
  await happen("position.changed");
  await happen("staff.changed", cast.otherTenantId);
  await deliverDue();

  expect(received.length).toBe(1);
  const [only] = received;
  if (only === undefined) throw new Error("Nothing arrived.");
  expect(JSON.parse(only.body)).toEqual({
    id: only.headers["carrel-delivery"],
    event: "staff.changed",
    madeAt: "2096-11-22T12:00:00Z",
    tenant: cast.tenantId,
    about: { staffId: cast.players.owner.staffId },
  });
  expect(isGenuine(only, secret, seconds())).toBe(true);
  expect((await deliveries()).map(({ state, tries }) => [state, tries.map(({ status }) => status)])).toEqual([
    ["delivered", [204]],
  ]);
});

test("a receiver tells a changed body, another secret and an old recording", async () => {
  const { secret } = await made();
  await happen();
  await deliverDue();
  const [only] = received;
  if (only === undefined) throw new Error("Nothing arrived.");

  expect(
    isGenuine({ ...only, body: only.body.replace("staff.changed", "staff.left") }, secret, seconds()),
  ).toBe(false);
  expect(isGenuine(only, `${secret}x`, seconds())).toBe(false);
  expect(isGenuine(only, secret, seconds() + 301)).toBe(false);
  const later = {
    ...only.headers,
    "carrel-signature": String(only.headers["carrel-signature"]).replace(/t=\d+/u, `t=${seconds() + 301}`),
  };
  expect(isGenuine({ ...only, headers: later }, secret, seconds() + 301)).toBe(false);
});

test("what waits for a webhook that is switched off meanwhile is given up, and old deliveries are forgotten", async () => {
  const { id } = await made();
  await happen();
  await desk.post(cast.players.administrator, `/organisation/webhooks/${id}/pause`);
  await deliverDue();

  expect(received).toEqual([]);
  expect((await deliveries()).map(({ state }) => state)).toEqual(["failed"]);
  clock.advance(31 * 86_400);
  await desk.run("people.close-accounts");
  clock.advance(-31 * 86_400);
  expect(await deliveries()).toEqual([]);
});

test("nothing is sent of what was taken back", async () => {
  await made();
  const undone = inTenants(desk.db, [cast.tenantId], async (tx) => {
    await announce(tx, cast.tenantId, "staff.changed", {});
    throw new Error("taken back");
  });

  await expect(undone).rejects.toThrow("taken back");
  await deliverDue();
  expect(received).toEqual([]);
});

test("what does not arrive is tried again, the same to the byte with a new signature, until it does", async () => {
  const { secret, id } = await made();
  answers.push(500, 302, 401);
  await happen();
  await deliverDue();
  await deliverDue();
  expect(received.length).toBe(1);

  for (const wait of [60, 120, 240]) {
    clock.advance(wait);
    await deliverDue();
  }

  expect(received.length).toBe(4);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers["carrel-signature"])).size).toBe(4);
  // The first two are too old by now: each try was good when it was made.
  expect(received.map((each) => isGenuine(each, secret, seconds()))).toEqual([false, false, true, true]);
  const [delivery] = await deliveries();
  expect([delivery?.state, delivery?.tries.map(({ status }) => status)]).toEqual([
    "delivered",
    [500, 302, 401, 204],
  ]);
  const page = await desk.get(cast.players.administrator, `/organisation/webhooks/${id}`);
  expect(page.words).toMatch(/staff\.changed .* arrived .*\(status 204 in \d+ ms, 4 tries\)/u);
  expect(page.words).not.toContain("key=secret");
  clock.advance(-420);
});

test("one that takes nothing for three days is given up, and sent again by hand begins anew", async () => {
  const { id } = await made();
  answers.push(...Array.from({ length: 100 }, () => 503));
  await happen();
  for (let hours = 0; hours < 75; hours += 1) {
    await deliverDue();
    clock.advance(3600);
  }
  const [given] = await deliveries();
  expect(given?.state).toBe("failed");
  expect(given?.tries.length).toBeGreaterThan(12);
  clock.advance(-75 * 3600);

  answers.length = 0;
  const page = await desk.get(cast.players.administrator, `/organisation/webhooks/${id}`);
  expect(page.words).toContain("given up (status 503");
  const again = /action="([^"]+\/redelivery[^"]*)"/u.exec(page.html)?.[1] ?? "";
  received.length = 0;
  await desk.post(cast.players.administrator, again);
  await deliverDue();

  expect(received.length).toBe(1);
  expect((await deliveries()).map(({ state }) => state)).toEqual(["delivered"]);
});

test("after five days without one arrival it is switched off, and its owner gets one letter", async () => {
  const { id } = await made();
  answers.push(...Array.from({ length: 100 }, () => 503));
  for (let days = 0; days < 7; days += 1) {
    await happen();
    await deliverDue();
    clock.advance(86_400);
  }
  clock.advance(-7 * 86_400);

  const page = await desk.get(cast.players.administrator, `/organisation/webhooks/${id}`);
  expect(page.words).toContain("switched off: nothing arrived for days");
  const { rows } = await sql<{ subject: string }>`
    select subject from mail_outbox where recipient = 'addie.administrator@library.example'`.execute(desk.db);
  expect(rows.map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^A webhook to 127\.0\.0\.1:\d+ was switched off$/u),
  ]);
  answers.length = 0;
  received.length = 0;
  await happen();
  await deliverDue();
  expect(received).toEqual([]);

  const on = /action="([^"]+\/resumption[^"]*)"/u.exec(page.html)?.[1] ?? "";
  await desk.post(cast.players.administrator, on);
  await happen();
  await deliverDue();
  expect(received.length).toBe(1);
});

test("an address without https, or inside a network, is refused at its field", async () => {
  const refused = async (address: string) => {
    const page = await desk.post(cast.players.administrator, "/organisation/webhooks", {
      address,
      events: "staff.changed",
    });
    return [page.status, /Please look at this again (.*?\.) /u.exec(page.words)?.[1]];
  };

  expect(await refused("http://hr.library.example/hook")).toEqual([
    422,
    "Give an address that begins with https: what is sent there is private.",
  ]);
  expect(await refused("https://10.0.0.7/hook")).toEqual([
    422,
    expect.stringContaining("not on the public internet"),
  ]);
  expect(await refused("https://[::1]/hook")).toEqual([
    422,
    expect.stringContaining("not on the public internet"),
  ]);
  expect(await refused("ftp://hr.library.example")).toEqual([
    422,
    expect.stringContaining("Write a whole address"),
  ]);
  expect(received).toEqual([]);
});

test("only an administrator has to do with webhooks, and only with their own organisation’s", async () => {
  const { id } = await made();
  const statuses = [];
  for (const part of ["owner", "director", "other system", "administrator"] as const)
    statuses.push((await desk.get(cast.players[part], `/organisation/webhooks/${id}`)).status);

  expect(statuses).toEqual([404, 403, 403, 200]);
});
