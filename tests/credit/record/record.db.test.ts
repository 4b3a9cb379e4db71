import { afterAll, beforeAll, expect, test } from "vitest";
import { withTables } from "#platform/db";
import { holdClock, now } from "#platform/time";
import { recordEntry, removeEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import { noteRetention } from "../../../src/modules/credit/actions/record/note-retention.ts";
import { tidyLedger } from "../../../src/modules/credit/actions/record/tidy-ledger.ts";
import { evidenceFile } from "../../../src/modules/credit/queries/record/evidence.ts";
import { entryOf, ledgerOf } from "../../../src/modules/credit/queries/record/ledger.ts";
import { recordOf } from "../../../src/modules/credit/queries/record/standings.ts";
import { addEvidence } from "../../../src/modules/credit/actions/record/keep-evidence.ts";
import type { Part } from "../../people/cast.ts";
import { certificate, made, makeRecord } from "./made-record.ts";
import { openRecordScene, type RecordScene } from "./record-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: RecordScene;
let own: Awaited<ReturnType<typeof makeRecord>>;

beforeAll(async () => {
  scene = await openRecordScene();
  own = await makeRecord(scene.program, scene.cast.players.owner.accountId);
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

test("the renewal screen says how far one is, what is short, the pace, and why something does not count", async () => {
  const { words } = await scene.get("owner", "/record");

  for (const each of [
    "Will I renew?",
    "Renewal due Feb 28 2029",
    "42 of 100 contact hours · 3 more planned",
    "Short of 58 contact hours in all, and 28 of Categories A and B, and 5½ of Technology by Feb 28, 2029.",
    "At your pace: met on",
    "Technology 4½ of 10, 1½ more planned 5½ short",
    "Category C 0 of at most 30 room for 30",
    "At most 30 contact hours may come from “Category C”.",
    "Why doesn’t this count? : A chat of ten minutes It needed approval beforehand, by your library system's validator.",
    "Waiting for you",
  ])
    expect(words).toContain(each);
});

test("nobody but its owner is told of a record, an entry, a credential or a file", async () => {
  const paths = [
    `/record/entries/${own.entryId}`,
    `/record/credentials/${own.credentialId}`,
    `/record/evidence/${own.evidenceId}`,
  ];
  const posts = [
    `/record/entries/${own.entryId}`,
    `/record/entries/${own.dueId}/confirmation`,
    `/record/entries/${own.entryId}/removal`,
    `/record/entries/${own.entryId}/restoration`,
    `/record/credentials/${own.credentialId}`,
    `/record/credentials/${own.credentialId}/removal`,
    `/record/evidence/${own.evidenceId}/removal`,
    `/record/evidence/${own.evidenceId}/restoration`,
  ];
  const others: readonly Part[] = ["colleague", "supervisor", "director", "administrator", "other system"];
  const before = await ledgerOf(scene.program.db, scene.cast.players.owner.accountId);

  for (const path of paths) expect((await scene.get("owner", path)).status).toBe(200);
  for (const part of others) {
    for (const path of paths)
      expect([path, part, (await scene.get(part, path)).status]).toEqual([path, part, 404]);
    for (const path of posts)
      expect([path, part, (await scene.post(part, path)).status]).toEqual([path, part, 404]);
    expect((await scene.get(part, "/record")).words).not.toContain("Managing Difficult");
    expect((await scene.get(part, `/record?credential=${own.credentialId}`)).words).not.toContain(
      "Wisconsin",
    );
  }
  expect((await scene.get("signed out", "/record")).location).toBe("/sign-in?then=%2Frecord");
  expect(await ledgerOf(scene.program.db, scene.cast.players.owner.accountId)).toEqual(before);
});

test("a credential is added with what its rule asks, and what is missing is told with the rest kept", async () => {
  const chosen = await scene.get("colleague", "/record/credentials/new?state=US-IN");
  expect(chosen.words).toContain("Indiana Librarian Certificate");
  expect(chosen.words).not.toContain("Wisconsin Public Librarian");
  // Nobody's state is a dead end: staff are told who writes its rule, and meanwhile what holds for all states is shown.
  const unlisted = await scene.get("colleague", "/record/credentials/new?state=US-HI");
  expect(unlisted.words).toContain("No rule of Hawaii is here yet");
  expect(unlisted.html).toContain('href="/rules/own"');
  expect(unlisted.words).toContain("Library Support Staff Certification");

  const wrong = await scene.post("colleague", "/record/credentials", {
    pack: "us-in-public-librarian",
    certificateNumber: "IN-7",
    issuedOn: "June",
  });
  expect(wrong.status).toBe(422);
  expect(wrong.words).toContain("Write the day as 2026-12-03.");
  expect(wrong.words).toContain("Choose the role it was issued for");
  expect(wrong.html).toContain('value="IN-7"');
  expect(await scene.count("colleague", "credit_credentials")).toBe(0);

  const fields = { pack: "us-in-public-librarian", role: "director", issuedOn: "2024-07-01" };
  const added = await scene.post("colleague", "/record/credentials", fields);
  expect(added.status).toBe(303);
  expect(added.words).toContain("0 of 100");

  const id = /credential=([0-9a-f-]+)/u.exec(added.location ?? "")?.[1] ?? "";
  await scene.post("colleague", `/record/credentials/${id}/removal`);
  expect((await scene.get("colleague", "/record")).words).not.toContain("Indiana");
  await scene.post("colleague", `/record/credentials/${id}/restoration`);
  expect((await scene.get("colleague", "/record")).words).toContain("Indiana");
  await scene.post("colleague", `/record/credentials/${id}`, { ...fields, endedOn: "2026-11-01" });
  expect((await scene.get("colleague", "/record")).words).not.toContain("0 of 100");
});

test("something is logged with its proof, changed, removed and brought back", async () => {
  const proof = new File([certificate], "proof.exe", { type: "text/html" });
  const fields = { title: "Weeding", day: "2026-11-20", amount: "1½", measure: "hours", mode: "live" };

  const logged = await scene.post("supervisor", "/record/entries", {
    ...fields,
    file: proof,
    kind: "certificate",
  });

  expect([logged.status, logged.location]).toEqual([303, "/record"]);
  expect(logged.words).toContain("On your record: “Weeding”. Undo");
  expect(logged.words).toContain("1½ hours · 1 file");
  const path = /\/record\/entries\/[0-9a-f-]{36}/u.exec(logged.html)?.[0] ?? "";
  const kept = await scene.get("supervisor", path);
  const download = await scene.get(
    "supervisor",
    /\/record\/evidence\/[0-9a-f-]{36}/u.exec(kept.html)?.[0] ?? "",
  );
  expect([
    download.response.headers.get("content-type"),
    download.response.headers.get("content-disposition"),
    download.response.headers.get("x-content-type-options"),
    new Uint8Array(await download.response.arrayBuffer()),
  ]).toEqual(["application/pdf", "attachment; filename*=UTF-8''proof.pdf", "nosniff", certificate]);

  const changed = await scene.post("supervisor", path, { ...fields, title: "Weeding, again", amount: "2" });
  expect(changed.words).toContain("Kept.");
  await scene.post("supervisor", `${path}/removal`);
  expect((await scene.get("supervisor", "/record")).words).not.toContain("Weeding");
  await scene.post("supervisor", `${path}/restoration`);
  expect((await scene.get("supervisor", "/record")).words).toContain(
    "Weeding, again Live: in a room or online · 2 hours · 1 file",
  );
});

test("what cannot be kept is told with everything that was typed, and nothing is half kept", async () => {
  const page = new File(["<html><script>alert(1)</script></html>"], "proof.pdf", { type: "application/pdf" });
  const fields = {
    title: "Weeding",
    day: "2026-11-20",
    amount: "x",
    measure: "hours",
    mode: "live",
    relation: "For our stacks.",
  };

  const wrong = await scene.post("director", "/record/entries", { ...fields, file: page });

  expect(wrong.status).toBe(422);
  expect(wrong.words).toContain("Write how much as a number above zero");
  expect(wrong.words).toContain("This is no PDF, picture (JPEG, PNG, WebP) or saved e-mail (.eml).");
  expect(wrong.html).toContain('value="Weeding"');
  expect(wrong.html).toContain("For our stacks.");
  expect([await scene.count("director", "credit_entries"), await scene.count("director", "files")]).toEqual([
    0, 0,
  ]);
});

test("an offering is planned in two clicks, and pressing twice plans it once", async () => {
  const found = await scene.get("coordinator", "/find.json");
  const { offerings } = (await found.response.json()) as {
    offerings?: readonly { id: string; title: string }[];
  };
  const [first] = offerings ?? [];
  const id =
    first?.id ??
    /\/offerings\/([0-9a-f-]{36})/u.exec((await scene.get("coordinator", "/find")).html)?.[1] ??
    "";
  const offering = await scene.get("coordinator", `/offerings/${id}`);
  const [href = ""] = /\/record\/entries\/new\?offering=[^"]+/u.exec(offering.html) ?? [];
  expect((await scene.get("signed out", `/offerings/${id}`)).html).not.toContain("/record/entries/new");

  const form = await scene.get("coordinator", href.replaceAll("&amp;", "&"));
  expect(form.words).toContain("How will you take part?");
  expect(form.words).not.toContain("Proof, if you have it");
  const valueOf = (name: string) =>
    new RegExp(`name="${name}"[^>]*value="([^"]*)"`, "u").exec(form.html)?.[1] ?? "";
  const fields = {
    title: valueOf("title"),
    day: valueOf("day"),
    amount: "1",
    measure: "hours",
    mode: "live",
    offering: id,
  };
  expect(fields.title).not.toBe("");
  await scene.post("coordinator", "/record/entries", fields);
  await scene.post("coordinator", "/record/entries", fields);

  expect(await scene.count("coordinator", "credit_entries")).toBe(1);
  const { words } = await scene.get("coordinator", "/record");
  expect(words).toContain("1 hour Planned");
  expect(words).not.toContain("no proof yet");
});

test("the same award twice is one entry, also when its owner removed it meanwhile", async () => {
  const { db } = scene.program;
  const { accountId } = scene.cast.players.administrator;
  const award = { tenantId: scene.cast.tenantId, id: own.entryId };
  const give = async () =>
    recordEntry(db, accountId, made({ title: "Staff day" }), { source: "award", award });

  const first = await give();
  const again = await give();
  await removeEntry(db, accountId, first.id);
  const third = await give();

  expect([again, third]).toEqual([
    { id: first.id, isNew: false },
    { id: first.id, isNew: false },
  ]);
  expect(await ledgerOf(db, accountId)).toEqual([]);
});

test("a planned entry whose day came is done by one press, and counts", async () => {
  const { db, packs } = scene.program;
  const { accountId } = scene.cast.players.owner;
  const hours = async () => {
    const {
      stoods: [stood],
    } = await recordOf(db, packs(), accountId, "2026-11-21");
    return stood !== undefined && "standing" in stood ? stood.standing.counted.numerator : 0n;
  };
  expect(await hours()).toBe(42n);

  await scene.post("owner", `/record/entries/${own.dueId}/confirmation`);

  // 43½.
  expect(await hours()).toBe(87n);
});

test("what if: another rule and three more hours stand beside what is, and nothing is saved", async () => {
  const before = await ledgerOf(scene.program.db, scene.cast.players.owner.accountId);

  const tried = await scene.get(
    "owner",
    "/record/what-if?pack=us-ny-public-librarian&amount=3&measure=hours&mode=live",
  );

  expect(tried.words).toContain("What changes");
  expect(tried.words).toContain("Required: 60 hours instead of 100 (40 less).");
  expect(tried.words).toContain(
    "9 entries that count now would not. It needed approval beforehand, by your library",
  );
  expect(await ledgerOf(scene.program.db, scene.cast.players.owner.accountId)).toEqual(before);
  expect((await scene.get("owner", "/record/what-if?amount=x&measure=hours")).status).toBe(422);
});

test("what-if takes one activity after the other, and lets each be taken out again", async () => {
  const address = "/record/what-if?measure=hours&mode=live&pack=us-tx-library-director";

  const one = await scene.get("owner", `${address}&amount=3`);
  const also = sentBack(one.html);
  const two = await scene.get("owner", `${address}&amount=2&also=${encodeURIComponent(also[0] ?? "")}`);
  const both = sentBack(two.html);
  const [, second = ""] = both;
  const left = await scene.get("owner", `${address}&amount=&also=${encodeURIComponent(second)}`);
  const broken = await scene.get("owner", `${address}&amount=&also=%5B1%5D&also=nonsense`);

  expect(also).toEqual(['["","3","hours","live",[],[]]']);
  expect(both).toEqual(['["","3","hours","live",[],[]]', '["","2","hours","live",[],[]]']);
  expect(two.words).toContain("3 hours, Live");
  expect(sentBack(left.html)).toEqual([second]);
  expect([broken.status, sentBack(broken.html)]).toEqual([200, []]);
});

function sentBack(page: string): readonly string[] {
  return [...page.matchAll(/name="also" value="([^"]*)"/gu)].map(([, value = ""]) =>
    value.replaceAll("&quot;", '"'),
  );
}

test("proof is kept until its rule's day, outlives its entry until then, and is forgotten afterwards", async () => {
  const { db, files, packs } = scene.program;
  const { accountId } = scene.cast.players["other system"];
  await scene.post("other system", "/record/credentials", {
    pack: "us-in-public-librarian",
    role: "director",
    issuedOn: "2022-01-01",
  });
  const { id } = await recordEntry(db, accountId, made({ title: "Budgets" }), { source: "own" });
  const evidenceId = await addEvidence(scene.program, accountId, id, {
    name: "a.pdf",
    bytes: certificate,
    kind: "certificate",
  });
  expect(
    await addEvidence(scene.program, accountId, id, {
      name: "b.pdf",
      bytes: certificate,
      kind: "certificate",
    }),
  ).toBe(evidenceId);
  await noteRetention(db, packs(), accountId);
  const [evidence] = (await entryOf(db, accountId, id)).evidence;
  const until = evidence?.keepUntil ?? "";
  const { digest } = await evidenceFile(db, accountId, evidenceId);
  expect(until > "2026-12-31").toBe(true);

  await removeEntry(db, accountId, id);
  const store = { db: withTables(db), files };
  const moment = { removedBefore: "2027-01-01T00:00:00Z", broughtBefore: "2027-01-01T00:00:00Z" };
  await tidyLedger(store, { ...moment, today: until });
  expect((await entryOf(db, accountId, id)).removedAt).toBe(now());
  await tidyLedger(store, { ...moment, today: "2099-01-01" });

  await expect(entryOf(db, accountId, id)).rejects.toThrow("There is no such entry");
  await expect(files.read(accountId, digest)).rejects.toThrow("There is no such file.");
});
