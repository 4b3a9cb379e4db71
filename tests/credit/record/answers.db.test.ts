import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { answersOf } from "../../../src/modules/credit/queries/answers/answers.ts";
import { entryOf } from "../../../src/modules/credit/queries/record/ledger.ts";
import type { RulePack } from "../../../src/modules/credit/rules/packs/pack.ts";
import { makeRecord } from "./made-record.ts";
import { openRecordScene, type RecordScene } from "./record-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: RecordScene;
let own: Awaited<ReturnType<typeof makeRecord>>;
const asks = "Whom will you tell?";

beforeAll(async () => {
  scene = await openRecordScene();
  const { accountId } = scene.cast.players.owner;
  own = await makeRecord(withQuestion(scene.program), accountId);
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

test("a renewal says what lacks answers; answering once fills the record, the form, the binder and its page", async () => {
  const before = await scene.get("owner", "/record");
  const conference =
    /\/record\/entries\/([0-9a-f-]{36})\/answers">State Conference/u.exec(before.html)?.[1] ?? "";
  const page = await scene.get("owner", `/record/entries/${conference}/answers`);

  const answered = await scene.post("owner", `/record/entries/${conference}/answers`, {
    asked: "description relation us-wi-library-director/whom",
    "answer-description": "Two days on library law.",
    "answer-relation": "We lend rooms. Our rules were of 1998.",
    "answer-us-wi-library-director/whom": "The board & Ben",
  });

  expect(before.words).toContain("7 activities still lack answers that this authority asks for");
  for (const question of ["What was it about, and what were its objectives?", asks])
    expect(page.words).toContain(question);
  expect([answered.status, answered.location]).toEqual([303, `/record/entries/${conference}`]);
  expect(answered.words).toContain(`${asks} The board & Ben Asked for Wisconsin`);
  expect((await scene.get("owner", "/record")).words).toContain("6 activities still lack answers");
  const binder = await scene.get("owner", "/record/binder.zip");
  const files = unzipSync(new Uint8Array(await binder.response.arrayBuffer()));
  const text = strFromU8(files["answers.txt"] ?? new Uint8Array());
  for (const each of ["State Conference, two days", "Our rules were of 1998.", asks, "The board & Ben"])
    expect(text).toContain(each);
  expect(strFromU8(files["index.txt"] ?? new Uint8Array())).toContain("answers.txt");
});

test("an answer is changed, taken back, never too long, and only its owner’s", async () => {
  const { db } = scene.program;
  const { accountId } = scene.cast.players.owner;
  const path = `/record/entries/${own.entryId}/answers`;
  const [first] = [...(await answersOf(db, accountId))].map(([id]) => id);
  const there = `/record/entries/${first}/answers`;

  const tooLong = await scene.post("owner", there, {
    asked: "relation",
    "answer-relation": "a".repeat(5001),
  });
  for (const part of ["colleague", "supervisor", "director", "other system"] as const) {
    expect((await scene.get(part, path)).status).toBe(404);
    expect((await scene.post(part, there, { asked: "relation", "answer-relation": "Mine." })).status).toBe(
      404,
    );
  }
  await scene.post("owner", there, { asked: "us-wi-library-director/whom" });

  expect(tooLong.status).toBe(422);
  expect((await entryOf(db, accountId, first ?? "")).relation).toBe("We lend rooms. Our rules were of 1998.");
  expect([...(await answersOf(db, accountId))]).toEqual([]);
  // What no credential takes is asked nothing about.
  expect((await scene.get("owner", path)).words).toContain("Nobody asks anything about it");
});

/** Wisconsin, asking one thing more, so that an answer has no place of its own in an entry. */
function withQuestion<Program extends { packs: () => ReadonlyMap<string, RulePack> }>(
  program: Program,
): Program {
  const shipped = program.packs();
  for (const [id, pack] of shipped)
    if (id === "us-wi-library-director")
      (shipped as Map<string, RulePack>).set(id, {
        ...pack,
        versions: pack.versions.map((version) => ({
          ...version,
          questions: [...version.questions, { id: "whom", asks }],
        })),
      });
  return program;
}
