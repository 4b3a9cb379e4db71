import { generateCryptoKeyPair, signRequest } from "@fedify/fedify";
import { Article, Create, Delete, Follow, PUBLIC_COLLECTION, Undo, Update } from "@fedify/vocab";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { keepReflection, type Level, levels } from "#modules/reflections";
import { allowFediverse } from "../../src/modules/reflections/actions/fediverse/allow.ts";
import {
  decideRemoteReply,
  blockElsewhere,
} from "../../src/modules/reflections/actions/fediverse/decide-reply.ts";
import {
  turnFediverseOff,
  turnFediverseOn,
} from "../../src/modules/reflections/actions/fediverse/turn-on.ts";
import { deliver } from "../../src/modules/reflections/actions/fediverse/deliver.ts";
import { changeJournal } from "../../src/modules/reflections/actions/journals/change-journal.ts";
import { changeReply } from "../../src/modules/reflections/actions/talking/change-reply.ts";
import { removeReply, reply } from "../../src/modules/reflections/actions/talking/reply.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { type Cast, makeCast, type Part } from "../people/cast.ts";
import { type FediverseServer, openFediverseServer } from "./fediverse-server.ts";
import { viewerOf } from "./reflection-examples.ts";
import { type JourneySite, openSite } from "./site.ts";

let elsewhere: FediverseServer;
let site: JourneySite;
let cast: Cast;
const kept: Partial<Record<Level, string>> = {};

beforeAll(async () => {
  elsewhere = await openFediverseServer("ben");
  site = await openSite([elsewhere.host]);
  cast = await makeCast(site.program.db, site.program.configuration.secret);
});
afterAll(async () => {
  await elsewhere.close();
  await site.close();
});

test("as long as it is off, there is nothing at any address", async () => {
  const id = "01900000-0000-7000-8000-000000000000";
  await changeJournal(site.program.db, await viewer("owner"), {
    handle: "shelf-reader",
    penName: "Shelf Reader",
    about: "Reads *shelves*.",
  });
  const paths = [
    ["GET", webFinger("shelf-reader")],
    ["GET", "/.well-known/nodeinfo"],
    ["GET", "/nodeinfo/2.1"],
    ...["", "/outbox", "/followers"].map((end) => ["GET", `/ap/journals/${id}${end}`]),
    ["POST", `/ap/journals/${id}/inbox`],
    ["POST", "/ap/inbox"],
    ["GET", `/ap/posts/${id}`],
  ] as const;

  const statuses = await Promise.all(
    paths.map(async ([method = "", path = ""]) => (await ask(path, { method })).status),
  );

  expect(statuses).toEqual(paths.map(() => 404));
});

test("it can be turned on where the employer allows it, by who knows what it means", async () => {
  const owner = await viewer("owner");
  const turnOn = async (isUnderstood: boolean) => turnFediverseOn(site.program, owner, { isUnderstood });

  await expect(turnOn(true)).rejects.toThrow("has not allowed it");
  await expect(
    allowFediverse(site.program.db, owner, { tenantId: cast.tenantId, isAllowed: true }),
  ).rejects.toThrow(NotFound);
  await allowFediverse(site.program.db, await viewer("administrator"), {
    tenantId: cast.tenantId,
    isAllowed: true,
  });
  await expect(turnOn(false)).rejects.toThrow("cannot be called back");
  await turnOn(true);
  await turnOn(true);

  expect((await ask(webFinger("shelf-reader"))).status).toBe(200);
  expect((await ask(webFinger("nobody"))).status).toBe(404);
});

test("a journal is told of under the name its owner writes under", async () => {
  const actor = await actorAddress();

  const document = await read(actor);

  expect([document["preferredUsername"], document["name"], document["summary"], document["url"]]).toEqual([
    "shelf-reader",
    "Shelf Reader",
    "<p>Reads <em>shelves</em>.</p>",
    `${site.url}/journals/shelf-reader`,
  ]);
  const [owner, whole] = [await viewer("owner"), JSON.stringify(document)];
  expect(
    [owner.name, owner.email, owner.accountId].filter((each) => each !== undefined && whole.includes(each)),
  ).toEqual([]);
  // A reader in a browser is led to the page.
  const page = await ask(new URL(actor).pathname, { headers: { accept: "text/html" }, redirect: "manual" });
  expect([page.status, page.headers.get("location")]).toEqual([303, "/journals/shelf-reader"]);
});

test("someone elsewhere follows, and is told yes; a wrong signature is refused", async () => {
  const actor = await actorAddress();

  expect(await sendForged(actor)).toEqual([401, 401, 401, 401]);
  expect(await followers(actor)).toBe(0);
  await elsewhere.send(followOf(actor), `${actor}/inbox`);

  const [accepted] = await arrived(1);
  expect([accepted?.["type"], accepted?.["actor"]]).toEqual(["Accept", actor]);
  expect(await followers(actor)).toBe(1);
  // How many, and not who.
  expect(JSON.stringify(await read(`${actor}/followers`))).not.toContain(elsewhere.host);
});

test("what everyone may read is sent to who follows, and nothing else ever leaves", async () => {
  const owner = await viewer("owner");
  for (const level of levels) {
    const content = {
      ...emptyDraft,
      title: `Title for ${level}`,
      body: `Words for **${level}**. [Ours](/find)`,
      level,
    };
    const done = await keepReflection(site.program.db, owner, { content });
    if (done.kind === "kept") kept[level] = done.id;
  }

  const [, created] = await arrived(2);

  const note = objectOf(created);
  expect([created?.["type"], note["type"], note["content"], note["url"]]).toEqual([
    "Create",
    "Note",
    `<p><strong>Title for everyone</strong></p><p>Words for <strong>everyone</strong>. <a href="${site.url}/find" rel="nofollow noopener noreferrer ugc">Ours</a></p>`,
    `${site.url}/reflections/${kept.everyone}`,
  ]);
  expect((await outbox()).map((each) => objectOf(each)["id"])).toEqual([note["id"]]);
  expect((await read(String(note["id"])))["content"]).toBe(note["content"]);
  // Who looks for the page's address on their own server is led there.
  const led = await Promise.all(
    [`/reflections/${kept.everyone}`, "/journals/shelf-reader"].map(async (path) => (await ask(path)).url),
  );
  expect(led).toEqual([note["id"], await actorAddress()]);
});

test("a change is sent, and what fewer may read is withdrawn, also where it waited to be sent", async () => {
  const owner = await viewer("owner");
  const id = kept.everyone ?? "";
  const content = { ...emptyDraft, body: "Other words.", level: "everyone" } as const;
  await keepReflection(site.program.db, owner, { id, content, changesVersion: 1 });
  const [, , updated] = await arrived(3);
  await changeLevel(site.program.db, owner, { id, level: "my system" });

  const [, , , removed] = await arrived(4);

  const note = objectOf(updated);
  expect([updated?.["type"], note["content"], removed?.["type"]]).toEqual([
    "Update",
    "<p>Other words.</p>",
    "Delete",
  ]);
  expect(removed?.["object"]).toEqual({ id: note["id"], type: "Tombstone" });
  expect((await ask(new URL(String(note["id"])).pathname)).status).toBe(404);
  expect(await outbox()).toEqual([]);
  // What had waited until now, say because the server was down, is not sent.
  const [accountId, actorId] = [owner.accountId, (await actorAddress()).split("/").at(-1) ?? ""];
  const postId = String(note["id"]).split("/").at(-1) ?? "";
  for (const type of ["Create", "Update"] as const)
    await deliver(site.program, {
      accountId,
      actorId,
      inbox: `${elsewhere.actor}/inbox`,
      message: { what: "post", type, postId },
    });
  expect(elsewhere.received.length).toBe(4);
  // Nothing is sent into a private network, and what a server does not take is not sent for ever.
  const sendTo = async (inbox: string) =>
    deliver(site.program, { accountId, actorId, inbox, message: { what: "actor" } });
  await expect(sendTo("http://127.0.0.1:8099/inbox")).rejects.toThrow(InvalidInput);
  await expect(sendTo("http://169.254.169.254/inbox")).rejects.toThrow(InvalidInput);
  await expect(sendTo(`http://${elsewhere.host}/nowhere`)).rejects.toThrow(NotFound);
  // Opened to everyone again it is another post: no server takes the first one again.
  await changeLevel(site.program.db, owner, { id, level: "everyone" });
  const [, , , , again] = await arrived(5);
  expect(again?.["type"]).toBe("Create");
  expect(objectOf(again)["id"]).not.toBe(note["id"]);
});

test("a reply is held, made harmless, shown on a yes, changed and taken back", async () => {
  const actor = await actorAddress();
  const post = await newestPost();
  const said = (content: string) => ({ content, replyTarget: post, to: PUBLIC_COLLECTION });
  const answer = elsewhere.note(
    "1",
    said('<p>Nice <script>alert(1)</script><b>rug</b> <img src="https://spy.example/x.png"></p>'),
  );
  await elsewhere.send(new Create({ ...act(1), object: answer }), `${actor}/inbox`);
  // What is for one reader is not for a page.
  const whisper = elsewhere.note("2", { content: "Psst", replyTarget: post, to: new URL(actor) });
  await elsewhere.send(new Create({ ...act(2), object: whisper }), `${actor}/inbox`);

  expect(await page()).not.toContain("rug");
  const [waiting, ...others] = await remoteReplies();
  expect([others, waiting?.state, waiting?.name]).toEqual([
    [],
    "waiting",
    `Ben <b>Reader</b> (@ben@${elsewhere.host})`,
  ]);
  await decideRemoteReply(site.program, await viewer("owner"), { id: waiting?.id ?? "", isShown: true });
  expect(await page()).toContain("<p>Nice <strong>rug</strong>");
  expect(await page()).not.toMatch(/alert|<img[^>]*spy/u);

  const changed = elsewhere.note("1", said("<p>Which rug?</p>"));
  await elsewhere.send(new Update({ ...act(3), object: changed }), `${actor}/inbox`);
  expect(await page()).not.toContain("rug");
  expect((await remoteReplies()).map(({ body, state }) => [body, state])).toEqual([
    ["Which rug?", "waiting"],
  ]);
  await decideRemoteReply(site.program, await viewer("owner"), { id: waiting?.id ?? "", isShown: true });
  expect(await page()).toContain("Which rug?");

  await elsewhere.send(new Delete({ ...act(4), object: changed.id }), `${actor}/inbox`);
  expect(await page()).not.toContain("Which rug?");
  expect(await remoteReplies()).toEqual([]);
});

test("what others here answer is sent to their followers and to whom they answer, and taken back with what it answers", async () => {
  const { db } = site.program;
  const [owner, colleague] = [await viewer("owner"), await viewer("colleague")];
  const reflectionId = kept.everyone ?? "";
  const before = elsewhere.received.length;
  const [inbox, post] = [`${await actorAddress()}/inbox`, await newestPost()];
  const question = elsewhere.note("7", { content: "Which song?", replyTarget: post, to: PUBLIC_COLLECTION });
  await elsewhere.send(new Create({ ...act(21), object: question }), inbox);
  const [asked] = await remoteReplies();
  await decideRemoteReply(site.program, owner, { id: asked?.id ?? "", isShown: true });
  await changeJournal(db, colleague, { handle: "rug-keeper", penName: "Rug Keeper", about: "" });
  // Said before the journal was open to other servers, and to be taken back while it is.
  const first = await reply(db, colleague, { reflectionId, body: "The *third*." });
  await turnFediverseOn(site.program, colleague, { isUnderstood: true });
  const actor = await actorAddress("rug-keeper");
  await elsewhere.send(followOf(actor, "keeper"), `${actor}/inbox`);
  await arrived(before + 1);
  await expect.poll(async () => (await outbox("rug-keeper")).length, { timeout: 300_000 }).toBe(1);

  // Whoever is answered is told, and follows already: once.
  const second = await reply(db, colleague, { reflectionId, parentId: asked?.id, body: "The fourth." });
  const created = (await arrived(before + 2)).at(-1);

  const note = objectOf(created);
  expect([created?.["type"], created?.["actor"], note["content"], note["inReplyTo"]]).toEqual([
    "Create",
    actor,
    "<p>The fourth.</p>",
    question.id?.href,
  ]);
  expect([note["cc"], note["tag"]]).toEqual([
    [`${actor}/followers`, elsewhere.actor],
    [{ type: "Mention", href: elsewhere.actor, name: `@ben@${elsewhere.host}` }],
  ]);
  const [, earlier] = await outbox("rug-keeper");
  expect([objectOf(earlier)["content"], objectOf(earlier)["inReplyTo"]]).toEqual([
    "<p>The <em>third</em>.</p>",
    post.href,
  ]);
  await changeReply(db, colleague, { reflectionId, id: second, body: "The *fifth*." });
  const corrected = (await arrived(before + 3)).at(-1);
  expect([corrected?.["type"], objectOf(corrected)["id"], objectOf(corrected)["content"]]).toEqual([
    "Update",
    note["id"],
    "<p>The <em>fifth</em>.</p>",
  ]);
  // What is answered to it elsewhere stands below it here.
  const thanks = elsewhere.note("8", {
    content: "Thank you",
    replyTarget: new URL(String(note["id"])),
    to: PUBLIC_COLLECTION,
  });
  await elsewhere.send(new Create({ ...act(22), object: thanks }), `${actor}/inbox`);
  const waiting = (await remoteReplies()).find(({ body }) => body === "Thank you");
  await decideRemoteReply(site.program, colleague, { id: waiting?.id ?? "", isShown: true });
  const parents = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("shared_replies")
      .select("parent_id")
      .where("id", "=", waiting?.id ?? "")
      .execute(),
  );
  expect(parents).toEqual([{ parent_id: second }]);

  await removeReply(db, colleague, first);
  const removed = (await arrived(before + 4)).at(-1);
  await changeLevel(db, owner, { id: reflectionId, level: "my system" });
  const withdrawn = (await arrived(before + 6)).slice(-2);

  // What it answers and what is answered go at the same time, in either order.
  expect([removed, ...withdrawn].map((each) => each?.["type"])).toEqual(["Delete", "Delete", "Delete"]);
  expect(objectOf(removed)["id"]).toBe(objectOf(earlier)["id"]);
  expect(new Set(withdrawn.map((each) => objectOf(each)["id"]))).toEqual(new Set([post.href, note["id"]]));
  expect(await outbox("rug-keeper")).toEqual([]);
  await turnFediverseOff(site.program, colleague);
  await arrived(before + 7);
  await elsewhere.send(new Delete({ ...act(23), object: question.id }), inbox);
  await changeLevel(db, owner, { id: reflectionId, level: "everyone" });
  await arrived(before + 8);
});

test("nobody speaks in another’s name, and whose server is blocked is not heard", async () => {
  const actor = await actorAddress();
  const post = await newestPost();
  const foreign = new Article({
    id: new URL("https://other.example/notes/9"),
    attribution: new URL("https://other.example/users/cole"),
    content: "Not mine",
    replyTarget: post,
    to: PUBLIC_COLLECTION,
  });
  const send = async (number: number, object: Article | ReturnType<FediverseServer["note"]>) =>
    elsewhere.send(new Create({ ...act(number), object }), `${actor}/inbox`).catch(() => undefined);
  await send(5, foreign);
  await blockElsewhere(site.program, await viewer("owner"), { follower: elsewhere.actor });
  await send(6, elsewhere.note("3", { content: "Hello?", replyTarget: post, to: PUBLIC_COLLECTION }));

  expect(await remoteReplies()).toEqual([]);
  expect(await followers(actor)).toBe(0);
  const before = elsewhere.received.length;
  await elsewhere.send(followOf(actor, "again"), `${actor}/inbox`);
  const answers = await arrived(Math.max(before, 6) + 1);
  expect(answers.at(-1)?.["type"]).toBe("Reject");
  await inTenants(site.program.db, "every tenant", async (tx) => tx.deleteFrom("fediverse_blocks").execute());
});

test("who no longer follows is sent nothing, and turning off tells every server that was sent something", async () => {
  const actor = await actorAddress();
  await elsewhere.send(followOf(actor, "back"), `${actor}/inbox`);
  await arrivedLast("Accept");
  expect(await followers(actor)).toBe(1);
  const undo = new Undo({ ...act(7), object: followOf(actor, "back") });
  await elsewhere.send(undo, `${actor}/inbox`);
  expect(await followers(actor)).toBe(0);

  await turnFediverseOff(site.program, await viewer("owner"));

  const gone = await arrivedLast("Delete");
  expect(gone["object"]).toBe(actor);
  const { pathname } = new URL(actor);
  const closed = await Promise.all(
    [webFinger("shelf-reader"), pathname, `${pathname}/outbox`].map(async (path) => (await ask(path)).status),
  );
  expect(closed).toEqual([404, 404, 404]);
  expect(
    elsewhere.received
      .map((each) => JSON.stringify(each))
      .filter((text) => /only me|my supervisor|my branch|for my system/u.test(text)),
  ).toEqual([]);
});

async function viewer(part: Part) {
  return viewerOf(site, cast, part);
}

function webFinger(handle: string): string {
  return `/.well-known/webfinger?resource=acct:${handle}@${new URL(site.url).host}`;
}

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(site.url + path, { headers: { accept: "application/activity+json" }, ...init });
}

async function read(address: string): Promise<Record<string, unknown>> {
  const response = await ask(address.slice(site.url.length));
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

async function actorAddress(handle = "shelf-reader"): Promise<string> {
  const { links } = (await (await ask(webFinger(handle))).json()) as {
    links: { rel: string; href: string }[];
  };
  return links.find(({ rel }) => rel === "self")?.href ?? "";
}

async function followers(actor: string): Promise<unknown> {
  return (await read(`${actor}/followers`))["totalItems"] ?? 0;
}

async function outbox(handle = "shelf-reader"): Promise<readonly Record<string, unknown>[]> {
  const { pathname } = new URL(await actorAddress(handle));
  const first = await read(`${site.url}${pathname}/outbox?cursor=0`);
  const items = first["orderedItems"] ?? [];
  return (Array.isArray(items) ? items : [items]) as Record<string, unknown>[];
}

async function newestPost(): Promise<URL> {
  const [first] = await outbox();
  return new URL(String(objectOf(first)["id"]));
}

function objectOf(activity: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
  return (activity?.["object"] ?? {}) as Record<string, unknown>;
}

/** What the one elsewhere did, as its server says it. */
function act(number: number) {
  return { id: new URL(`/acts/${number}`, elsewhere.actor), actor: new URL(elsewhere.actor) };
}

async function page(): Promise<string> {
  return (await fetch(`${site.url}/reflections/${kept.everyone}`)).text();
}

async function remoteReplies() {
  return inTenants(site.program.db, "every tenant", async (tx) =>
    tx.selectFrom("fediverse_replies").select(["id", "name", "body", "state"]).orderBy("id").execute(),
  );
}

function followOf(actor: string, number = "first"): Follow {
  return new Follow({
    id: new URL(`/follows/${number}`, elsewhere.actor),
    actor: new URL(elsewhere.actor),
    object: new URL(actor),
  });
}

/** Waits until that many activities came. */
async function arrived(count: number) {
  await expect.poll(() => elsewhere.received.length, { timeout: 300_000 }).toBeGreaterThanOrEqual(count);
  return elsewhere.received;
}

async function arrivedLast(type: string) {
  await expect.poll(() => elsewhere.received.at(-1)?.["type"], { timeout: 300_000 }).toBe(type);
  return elsewhere.received.at(-1) ?? {};
}

/** Requests to follow without a signature, signed by a stranger, changed after they were signed, and signed for another host. */
async function sendForged(actor: string): Promise<readonly number[]> {
  const body = JSON.stringify(await followOf(actor, "forged").toJsonLd());
  const requestTo = (inbox: string) =>
    new Request(inbox, {
      method: "POST",
      body,
      headers: { "content-type": "application/activity+json" },
    });
  const { privateKey } = await generateCryptoKeyPair("RSASSA-PKCS1-v1_5");
  const inbox = `${actor}/inbox`;
  const stranger = await signRequest(requestTo(inbox), privateKey, new URL(`${elsewhere.actor}#main-key`));
  const signed = await elsewhere.sign(requestTo(inbox));
  const foreign = await elsewhere.sign(requestTo(inbox.replace(site.url, "http://other.example")));
  const sent = [
    { headers: requestTo(inbox).headers, body },
    { headers: stranger.headers, body },
    { headers: signed.headers, body: body.replace("forged", "other") },
    { headers: foreign.headers, body },
  ];
  const statuses: number[] = [];
  for (const each of sent) statuses.push((await fetch(inbox, { method: "POST", ...each })).status);
  return statuses;
}
