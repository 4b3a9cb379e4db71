import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { addCredential } from "../../../src/modules/credit/actions/record/keep-credential.ts";
import { changeEntry, recordEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import { made } from "../record/made-record.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: SessionScene;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

async function hold(packId: string): Promise<string> {
  const { db } = scene.program;
  const facts = { packId, issuedOn: "2025-01-01", endorsements: [], circumstances: [], positions: [] };
  return addCredential(db, scene.cast.players.owner.accountId, { ...facts, isShared: false });
}

test("a form is filled in, and names what is missing with the page that mends it", async () => {
  const { accountId } = scene.cast.players.owner;
  const credential = await hold("us-wi-library-director");
  const facts = made({
    title: "Weeding well",
    to: "2026-05-02",
    from: "2026-05-02",
    measured: { minutes: 90 },
  });
  const { id } = await recordEntry(scene.program.db, accountId, facts, { source: "own" });
  const path = `/record/credentials/${credential}/form`;

  const before = await scene.page("owner", path);
  expect(before.text).toContain(
    `<a href="/record/entries/${id}">Describe “Weeding well” (May 2, 2026) in a sentence or two, with its objectives.</a>`,
  );
  expect(before.text).toContain('<a href="#details">Name your regional library system');

  const whole = {
    ...facts,
    provider: "South Central",
    relation: "I weed.",
    description: "Weeding.",
    place: "Online",
  };
  await changeEntry(scene.program.db, accountId, id, whole);
  const after = await scene.page("owner", `${path}?librarySystem=South+Central&library=Eastside`);
  expect(after.text).not.toContain("Describe “Weeding well”");
  expect(after.text).not.toContain("still missing");
});

test("Wisconsin’s, Nebraska’s and Indiana’s forms are had as PDF, and no other", async () => {
  const answers = [];
  for (const pack of ["us-wi-library-director", "us-ne-public-librarian", "us-in-public-librarian"]) {
    const { cookie } = scene.cast.players.owner;
    const path = `/record/credentials/${await hold(pack)}/form.pdf`;
    const response = await scene.app.request(path, { headers: { cookie } });
    answers.push([
      response.status,
      response.headers.get("content-type"),
      (await response.text()).slice(0, 5),
    ]);
  }
  const none = await scene.page("owner", `/record/credentials/${await hold("us-ny-public-librarian")}/form`);

  const pdf = [200, "application/pdf", "%PDF-"];
  expect(answers).toEqual([pdf, pdf, pdf]);
  expect(none.status).toBe(404);
});

test("nobody but its owner has the form", async () => {
  const path = `/record/credentials/${await hold("us-in-public-librarian")}/form`;
  const statuses = [];
  for (const part of [
    "owner",
    "colleague",
    "director",
    "administrator",
    "other system",
    "signed out",
  ] as const)
    statuses.push((await scene.page(part, path)).status);

  expect(statuses).toEqual([200, 404, 404, 404, 404, 303]);
});
