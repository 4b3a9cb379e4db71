import { afterAll, beforeAll, expect, test } from "vitest";
import { addEndpoints, apiRoot, type Endpoint } from "#platform/api";
import { withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { openFetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { prepareQueue } from "#platform/jobs";
import { KnownInstallation, type PeopleTables, permitScope, readViewer } from "#modules/people";
import {
  catalogEndpoints,
  type CatalogTables,
  fillSample,
  Finder,
  readFieldWords,
  readSamplePack,
} from "#modules/catalog";
import { apiDocument } from "#apps/api";

const words = readFieldWords("packs");
const fetch = openFetcher({ contact: "test@library.example" });
let app: WebApp;
let endpoints: readonly Endpoint[];
let finder: Finder;

beforeAll(async () => {
  const open = await testDatabase();
  await prepareQueue(open);
  const db = withTables<CatalogTables>(open.db);
  await fillSample(db, readSamplePack("packs"), { words, now: new Date().toISOString() });
  finder = new Finder({ db, words, synonyms: words.synonyms, zone: "America/New_York" });
  await finder.followed.start();
  endpoints = catalogEndpoints({
    db,
    finder,
    words,
    fetch,
    files: openFileStore({ dataDirectory: "" }),
    starterPack: () => [],
    zone: "America/New_York",
    publicUrl: "https://learn.example",
  });
  app = createWebApp({
    keys: ["a key that is long enough for tests to use"],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => error.title,
    log: { info: () => {}, error: () => {} },
    rateLimits: false,
  });
  const people = withTables<PeopleTables>(open.db);
  app.use(readViewer({ db: people, zone: "America/New_York", installation: new KnownInstallation(people) }));
  addEndpoints(app, endpoints, permitScope);
});

afterAll(async () => {
  await finder.followed.stop();
  await fetch.close();
});

/** Sends a request and checks the answer against the endpoint's own documented schema. */
async function answer(operation: string, path: string, init?: RequestInit): Promise<unknown> {
  const endpoint = endpoints.find((each) => each.operation === operation);
  const response = await app.request(apiRoot + path, init);
  const body: unknown = await response.json();
  expect([response.status, body]).toEqual([endpoint?.status, body]);
  // Parsing drops what the schema does not name: then the two would differ.
  expect(endpoint?.result.parse(body)).toEqual(body);
  return body;
}

test("finding gives offerings in the documented shape, with reasons and facets", async () => {
  const found = (await answer("findOfferings", "/offerings?q=makerspace&free=yes&max-minutes=60")) as {
    total: number;
    offerings: readonly { title: string; why: readonly string[]; listings: number }[];
    facets: Record<string, unknown>;
  };

  const makerspaces = found.offerings.find((each) => each.title.startsWith("Makerspaces on a Shoestring"));
  expect(makerspaces?.listings).toBe(2);
  expect(makerspaces?.why[0]).toContain("in the title");
  expect(Object.keys(found.facets)).toEqual([
    "way",
    "kind",
    "topic",
    "audience",
    "credit",
    "language",
    "cost",
  ]);
});

test("one offering is given by its id, an unknown one is a problem of status 404", async () => {
  const found = (await answer("findOfferings", "/offerings")) as {
    offerings: readonly { id: string; title: string }[];
  };
  const first = found.offerings[0];

  expect(await answer("getOffering", `/offerings/${first?.id}`)).toMatchObject({ title: first?.title });

  const missing = await app.request(`${apiRoot}/offerings/00000000-0000-7000-8000-000000000000`);
  expect([missing.status, missing.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("a question with names that mean nothing is wrong, and says which names there are", async () => {
  const response = await app.request(`${apiRoot}/offerings?way=remote&kind=webinar&language=nonsense`);

  const body = (await response.json()) as { errors: readonly { where: string; message: string }[] };
  expect([response.status, body.errors.map(({ where }) => where)]).toEqual([422, ["way", "language"]]);
  expect(body.errors[0]?.message).toBe(
    "No way of taking part is called “remote”: the ways are live-online, in-person, own-pace.",
  );
});

test("a wrong question names every field", async () => {
  const response = await app.request(`${apiRoot}/offerings?max-minutes=soon&within=far`);

  const body = (await response.json()) as { status: number; errors: readonly { where: string }[] };
  expect([response.status, body.status, body.errors.map((error) => error.where)]).toEqual([
    422,
    422,
    ["max-minutes", "within"],
  ]);
});

test("sources are listed, added, and read on request", async () => {
  const added = (await answer("addSource", "/sources", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      address: "webcal://calendar.library.example/all.ics?token=abc",
      name: "Example Library",
    }),
  })) as { id: string; address: string };
  const { sources } = (await answer("listSources", "/sources")) as { sources: readonly { name: string }[] };

  expect(added.address).toBe("https://calendar.library.example/all.ics?token=hidden");
  expect(sources.map((source) => source.name)).toContain("Example Library");
  expect(await answer("getSource", `/sources/${added.id}`)).toEqual(added);
  expect(await answer("harvestSource", `/sources/${added.id}/harvests`, { method: "POST" })).toEqual({
    queued: true,
  });
});

test("the same address twice is a conflict", async () => {
  const send = () =>
    app.request(`${apiRoot}/sources`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ address: "https://twice.library.example/", name: "Twice" }),
    });

  expect((await send()).status).toBe(201);
  expect((await send()).status).toBe(409);
});

test("a file is taken in, and again without a change", async () => {
  const calendar =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20990601T150000Z\r\nSUMMARY:Weeding far ahead\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  const send = () => answer("importFile", "/imports?name=far.ics", { method: "POST", body: calendar });

  expect(await send()).toMatchObject({ format: "calendar", records: 1, added: 1, changed: 0, problems: [] });
  expect(await send()).toMatchObject({ records: 1, added: 0, changed: 0 });
  await finder.followed.catchUp();
  expect(await answer("findOfferings", "/offerings?q=weeding+far+ahead")).toMatchObject({
    offerings: [{ title: "Weeding far ahead" }],
  });
});

test("a file that holds nothing is refused with the reason", async () => {
  const response = await app.request(`${apiRoot}/imports?name=notes.txt`, {
    method: "POST",
    body: "just some words",
  });

  const { status, errors } = (await response.json()) as {
    status: number;
    errors: readonly { message: string }[];
  };
  expect(status).toBe(422);
  expect(errors[0]?.message).not.toBe("");
});

test("the document describes every endpoint that answers, and only those", () => {
  const document = apiDocument(endpoints, "https://learn.example") as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
  };

  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const answered = app.routes
    .filter((route) => route.path.startsWith(apiRoot))
    .map((route) => `${route.method.toLowerCase()} ${route.path.replaceAll(/:(\w+)/gu, "{$1}")}`);
  expect(document.openapi).toBe("3.1.0");
  expect(described.toSorted()).toEqual([...new Set(answered)].toSorted());
});
