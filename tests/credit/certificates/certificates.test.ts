import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noDocuments } from "#platform/credentials";
import { inTenants } from "#platform/db";
import { type HeldClock, holdClock } from "#platform/time";
import { verifyBadge } from "../../../src/modules/credit/actions/badges/verify-badge.ts";
import { issueCertificates } from "../../../src/modules/credit/actions/certificates/issue-certificates.ts";
import { signAnew } from "../../../src/modules/credit/actions/certificates/sign-anew.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

let scene: SessionScene;
let clock: HeldClock;

beforeAll(async () => {
  clock = holdClock("2026-12-03T16:30:00Z");
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const unhurried = { onProgress: async () => {}, signal: new AbortController().signal };

/** The site's own worker may be at it too. */
async function issue(): Promise<void> {
  const { program, cast } = scene;
  await issueCertificates(program.db, program, cast.tenantId, unhurried);
}

/** A session at which Ana was for an hour and Gus, who is of nobody's staff, for half of one; with their awards. */
async function awardedSession() {
  const session = await scene.addSession("supervisor");
  const report = [
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
    "Ana Owner,ana.owner@library.example,12/03/2026 08:55:00 AM,12/03/2026 10:00:00 AM,65,No",
    "Gus Guest,gus@elsewhere.example,12/03/2026 09:00:00 AM,12/03/2026 09:30:00 AM,30,Yes",
  ].join("\n");
  const read = await scene.sendFile("supervisor", `${session}/attendance`, "one.csv", report);
  await scene.send("supervisor", `${read.location}/confirmation`, "");
  await scene.send("coordinator", `${session}/awards`, "");
  return session;
}

async function numbersOf(session: string): Promise<Readonly<Record<string, string>>> {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("certificates as certificate")
      .innerJoin("awards as award", "award.id", "certificate.award_id")
      .select(["award.name", "certificate.number"])
      .where("award.session_id", "=", session.slice("/sessions/".length))
      .orderBy("award.id")
      .execute();
    return Object.fromEntries(rows.map(({ name, number }) => [name, number]));
  });
}

async function file(path: string): Promise<Uint8Array> {
  const response = await scene.app.request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return new Uint8Array(await response.arrayBuffer());
}

async function judged(name: string, bytes: Uint8Array): Promise<string> {
  const body = new FormData();
  body.set("file", new File([Buffer.from(bytes)], name));
  const { status, text } = await scene.send("signed out", "/verify", body);
  expect(status).toBe(200);
  return /notice__title">([^<]*)</u.exec(text)?.[1] ?? text;
}

const kinds = ["json", "jwt", "png", "svg"] as const;

test("an award has one certificate, which every form of it proves, and no form tells an address", async () => {
  const session = await awardedSession();
  await issue();
  const numbers = await numbersOf(session);
  await scene.send("coordinator", `${session}/awards`, "");
  await issue();
  const { "Ana Owner": number = "" } = numbers;
  expect(Object.keys(numbers)).toEqual(["Ana Owner", "Gus Guest"]);
  expect(await numbersOf(session)).toEqual(numbers);

  const page = await scene.page("signed out", `/certificates/${number}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Ana Owner took part, and earned 60 minutes (1 h) of credit.");
  expect(page.text).toContain("5 min before the start or after the end was not counted.");
  const texts = [page.text];
  for (const kind of kinds) {
    const bytes = await file(`/certificates/${number}.${kind}`);
    expect([kind, await judged(`badge.${kind}`, bytes)]).toEqual([kind, "This badge is valid"]);
    texts.push(Buffer.from(bytes).toString("latin1"));
  }
  texts.push(Buffer.from((await file(`/certificates/${number}.json`)).slice()).toString());
  const encoded = texts.map((text) => text + Buffer.from(text.split(".")[1] ?? "", "base64url").toString());
  expect(encoded.filter((text) => /library\.example|ana\.owner/u.test(text))).toEqual([]);
  expect(encoded.slice(1).filter((text) => text.includes("Ana Owner"))).toEqual([]);
  expect(
    Buffer.from(await file(`/certificates/${number}.pdf`))
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});

test("its holder finds it on their record, and others do not", async () => {
  const session = await awardedSession();
  await issue();
  const { "Ana Owner": number = "" } = await numbersOf(session);

  expect((await scene.page("owner", "/record/certificates")).text).toContain(`/certificates/${number}`);
  expect((await scene.page("colleague", "/record/certificates")).text).not.toContain("/certificates/");
});

test("what is revoked is judged revoked, says so on its page, and awarding again gives another", async () => {
  const session = await awardedSession();
  await issue();
  const { "Ana Owner": number = "", "Gus Guest": other = "" } = await numbersOf(session);
  const before = await file(`/certificates/${number}.json`);
  const { issuer, credentialStatus } = JSON.parse(Buffer.from(before).toString());
  const listPath = new URL(credentialStatus.statusListCredential).pathname;
  const list = await file(listPath);
  expect(await file(listPath)).toEqual(list);

  const { text } = await scene.page("coordinator", session);
  const [person = ""] = /\/sessions\/[0-9a-f-]+\/people\/[0-9a-f-]+/u.exec(text) ?? [];
  await scene.send("coordinator", `${person}/revocation`, "because=She+was+ill");

  expect(await judged("badge.json", before)).toBe("This badge is not valid");
  expect(await judged("badge.json", await file(`/certificates/${other}.json`))).toBe("This badge is valid");
  expect(await file(listPath)).not.toEqual(list);
  const page = await scene.page("signed out", `/certificates/${number}`);
  expect(page.text).toContain("This certificate is not valid any more");
  expect(page.text).not.toContain("She was ill");
  await scene.send("coordinator", `${session}/awards`, "");
  await issue();
  const { "Ana Owner": renewed = "" } = await numbersOf(session);
  expect(renewed).not.toBe(number);
  expect(await judged("badge.json", await file(`/certificates/${renewed}.json`))).toBe("This badge is valid");
  expect(await judged("badge.json", before)).toBe("This badge is not valid");
  expect(new URL(issuer.id).pathname).toBe(`/issuers/${scene.cast.tenantId}`);
});

test("a certificate with a number of the first, shorter kind is still found by it", async () => {
  const session = await awardedSession();
  await issue();
  const { "Gus Guest": number = "" } = await numbersOf(session);
  const old = "ABCD-EFGH-JKLM-NPQR";
  await inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    tx.updateTable("certificates").set({ number: old }).where("number", "=", number).execute(),
  );

  expect((await scene.page("signed out", `/certificates/${old}`)).text).toContain("Gus Guest took part");
  await file(`/certificates/${old.toLowerCase()}.pdf`);
  expect((await scene.page("signed out", `/certificates/${number}`)).status).toBe(404);
});

test("the bundle proves itself without the site", async () => {
  const session = await awardedSession();
  await issue();
  const { "Gus Guest": number = "" } = await numbersOf(session);

  const parts = unzipSync(await file(`/certificates/${number}.zip`));
  const text = (name: string) => Buffer.from(parts[name] ?? []).toString();
  const documents = [text("issuer/keys.json"), text("issuer/status-list.json")];
  const verdict = await verifyBadge(parts["badge.json"] ?? new Uint8Array(), {
    asOf: "2030-01-01T00:00:00Z",
    documents: async (url) => {
      const found = documents.find((each) => JSON.parse(each).id === url);
      return found === undefined ? noDocuments(url) : { found: true, text: found };
    },
  });

  expect([verdict.judgement, verdict.isIssuerConfirmed]).toEqual(["valid", true]);
  expect(Object.keys(parts).toSorted()).toEqual([
    "README.txt",
    "badge.json",
    "badge.jwt",
    "certificate.pdf",
    "issuer/keys.json",
    "issuer/status-list.json",
  ]);
});

test("a retired key's signatures hold; a stolen key's fall, and what stands is signed anew", async () => {
  const { program, cast } = scene;
  const session = await awardedSession();
  await issue();
  const { "Gus Guest": number = "" } = await numbersOf(session);
  const first = await file(`/certificates/${number}.json`);

  expect((await scene.send("coordinator", "/organisation/keys", "")).status).toBe(403);
  const rotated = await scene.send("director", "/organisation/keys", "");
  expect(rotated.text).toContain("A new key signs from now on");
  expect(await judged("badge.json", first)).toBe("This badge is valid");

  const revocations =
    rotated.text.match(/\/organisation\/keys\/[0-9a-f-]{36}\/revocation\?employer=[0-9a-f-]+/gu) ?? [];
  await scene.send("director", revocations.at(-1) ?? "", "");
  expect(await judged("badge.json", first)).toBe("This badge is not valid");
  await signAnew(program.db, program, cast.tenantId, unhurried);
  const second = await file(`/certificates/${number}.json`);
  expect(await judged("badge.json", second)).toBe("This badge is valid");
  expect(JSON.parse(Buffer.from(second).toString()).id).toBe(JSON.parse(Buffer.from(first).toString()).id);
});

test("a key carried over into another tenant signs nothing there", async () => {
  const { program, cast } = scene;
  await awardedSession();
  await issue();
  const { tenantId, otherTenantId } = cast;
  await inTenants(program.db, "every tenant", async (tx) => {
    const { sealed_secret, ...key } = await tx
      .selectFrom("signing_keys")
      .select(["id", "public_key", "sealed_secret", "made_at"])
      .where("tenant_id", "=", tenantId)
      .where("retired_at", "is", null)
      .executeTakeFirstOrThrow();
    await tx.insertInto("issuers").values({ tenant_id: otherTenantId, next_place: 0 }).execute();
    const controller = `${program.publicUrl}/issuers/${otherTenantId}`;
    const times = { retired_at: null, revoked_at: null };
    await tx
      .insertInto("signing_keys")
      .values({ ...key, ...times, sealed_secret, controller, tenant_id: otherTenantId })
      .execute();
  });

  await expect(issueCertificates(program.db, program, otherTenantId, unhurried)).rejects.toThrow(
    "A signing key cannot be opened",
  );
});

test("what is no badge is said to be none, and an empty form keeps its reader", async () => {
  expect(await judged("holiday.png", new Uint8Array([1, 2, 3]))).toBe("This badge is not valid");
  const empty = await scene.send("signed out", "/verify", "credential=");
  expect([empty.status, empty.text.includes("Choose a file, or paste")]).toEqual([422, true]);
});
