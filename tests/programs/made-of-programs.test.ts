import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { now } from "#platform/time";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readLessonMarkdown } from "../../src/modules/programs/rules/lessons/lesson-markdown.ts";
import { formToken, type Part } from "../people/cast.ts";
import { openProgramScene, type ProgramScene, stub } from "./program-scene.ts";

/** The catalogue's index takes a change in once every transaction before it is over. */
const patience = { timeout: 300_000 };
let scene: ProgramScene;

beforeAll(async () => {
  scene = await openProgramScene();
});

afterAll(async () => {
  await scene.close();
});

const everyone: readonly Part[] = [
  "owner",
  "colleague",
  "supervisor",
  "coordinator",
  "director",
  "administrator",
  "other system",
  "signed out",
];

/** Who may open a page, of everyone. */
async function readersOf(path: string): Promise<readonly Part[]> {
  const answers = await Promise.all(
    everyone.map(async (part) => [part, (await scene.get(part, path)).status] as const),
  );
  return answers.filter(([, status]) => status === 200).map(([part]) => part);
}

async function entered(more: Parameters<typeof stub>[1] = {}): Promise<string> {
  const answer = await scene.post("owner", "/programs", stub(scene.cast, more));
  expect(answer.status).toBe(303);
  return answer.location;
}

const inAMonth = "2099-12-03";

function webinar(more: Readonly<Record<string, string>> = {}) {
  return {
    title: "How we did it: Quokka podcasts",
    summary: "Microphones, parents, and what teens want.",
    day: inAMonth,
    from: "14:00",
    minutes: "45",
    meeting: "https://meet.example/quokka-room",
    registration: "https://forms.example/quokka",
    seats: "30",
    contact: "Robin at the Eastside desk",
    reader: "system",
    ...more,
  };
}

async function inCatalogue(part: Part, words = "quokka"): Promise<string> {
  return (await scene.get(part, `/find?q=${words}`)).text;
}

test("a webinar offered to the system is read by the system alone, and is not in the shared catalogue", async () => {
  const path = await entered();
  const offered = await scene.post("owner", `${path}/webinars`, webinar());

  expect(offered.status).toBe(303);
  expect(offered.text).toContain("Thu, Dec 3, 2099, 2:00");
  expect(await readersOf(offered.location)).toEqual(everyone.slice(0, 6));
  expect(await readersOf(`${offered.location}/calendar.ics`)).toEqual(everyone.slice(0, 6));
  expect((await scene.get("colleague", path)).text).toContain("Offered as a webinar on");
  const listed = await Promise.all(
    everyone.map(async (part) => (await scene.get(part, "/programs/webinars")).text.includes("Quokka")),
  );
  expect(listed).toEqual([true, true, true, true, true, true, false, false]);
  expect(await inCatalogue("owner")).not.toContain("Quokka podcasts");
});

test("beyond the system is decided by those who lead the branch; then it is an offering of the catalogue", async () => {
  const path = await entered({ title: "Wombat evenings" });
  const given = webinar({ title: "How we did it: Wombat evenings" });
  const refused = await scene.post("owner", `${path}/webinars`, { ...given, reader: "public" });
  const { location } = await scene.post("owner", `${path}/webinars`, given);
  const widened = await scene.post("supervisor", location, { ...given, reader: "public" });

  expect(refused.status).toBe(403);
  expect(widened.status).toBe(303);
  expect(await readersOf(location)).toEqual(everyone);
  await expect.poll(async () => inCatalogue("signed out", "wombat"), patience).toContain("Wombat evenings");
  const offering = /\/offerings\/[0-9a-f-]{36}/u.exec(widened.text)?.[0] ?? "";
  const page = await scene.get("signed out", offering);
  expect(page.text).toContain("How we did it: Wombat evenings");
  expect(page.text).toContain('href="https://forms.example/quokka"');
  expect(page.text).toContain(location);
  // Where it meets is for those who are signed in, and never in the catalogue.
  expect(page.text).not.toContain("quokka-room");
  expect((await scene.get("signed out", location)).text).not.toContain("quokka-room");
  expect((await scene.get("other system", location)).text).toContain("quokka-room");

  const off = await scene.post("owner", `${location}/cancellation`);
  expect(off.text).toContain("Called off");
  expect((await scene.get("signed out", offering)).text).toContain("Cancelled");
  await scene.post("owner", `${location}/return`);
  expect((await scene.get("signed out", offering)).text).not.toContain("Cancelled");
});

test("a webinar that is taken back to the system leaves nothing of itself in the catalogue", async () => {
  const path = await entered({ title: "Numbat mornings" });
  const given = webinar({
    title: "How we did it: Numbat mornings",
    summary: "Numbat secrets.",
    reader: "public",
  });
  const { location, text } = await scene.post("supervisor", `${path}/webinars`, given);
  const offering = /\/offerings\/[0-9a-f-]{36}/u.exec(text)?.[0] ?? "";
  await expect.poll(async () => inCatalogue("signed out", "numbat"), patience).toContain("Numbat mornings");

  await scene.post("supervisor", location, { ...given, reader: "system" });

  for (const part of ["signed out", "other system", "owner"] as const) {
    for (const address of [offering, `${offering}.ics`, `/api/v1${offering}`])
      expect((await scene.get(part, address)).text).not.toMatch(/numbat/iu);
    await expect.poll(async () => inCatalogue(part, "numbat"), patience).not.toContain("Numbat mornings");
  }
  expect(await readersOf(location)).toEqual(everyone.slice(0, 6));
});

test("what is wrong with a webinar is named, and what was typed stays", async () => {
  const path = await entered();
  const answer = await scene.post(
    "owner",
    `${path}/webinars`,
    webinar({ day: "soon", registration: "forms" }),
  );

  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Write the day as 2026-12-03.");
  expect(answer.text).toContain("Write a whole address that starts with https://.");
  expect(answer.text).toContain('value="Robin at the Eastside desk"');

  const closed = webinar({ reader: "public", meeting: "", registration: "", contact: "" });
  const unreachable = await scene.post("supervisor", `${path}/webinars`, closed);
  expect(unreachable.status).toBe(422);
  expect(unreachable.text).toContain("Say how people get in");
});

test("only those who may change a program make anything of it", async () => {
  const { location: path } = await scene.post(
    "director",
    "/programs",
    stub(scene.cast, { reader: "public", branch: scene.cast.northgate }),
  );
  const forms = [
    [`${path}/webinars`, webinar()],
    [`${path}/proposals`, { conference: "Maine Libraries 2027" }],
    [`${path}/lesson`, {}],
  ] as const;

  for (const [address, form] of forms) {
    // They read it all the same.
    for (const part of ["owner", "supervisor", "other system"] as const)
      expect((await scene.post(part, address, form)).status).toBe(403);
    const made = await scene.post("coordinator", address, form);
    expect(made.status).toBe(303);
    if (address.endsWith("/webinars")) continue;
    // Nor do they read what is not ready for them.
    for (const part of ["owner", "supervisor", "other system"] as const)
      expect((await scene.get(part, made.location)).status).toBe(403);
  }
});

test("a proposal is drafted from the plan, changed, counted, taken along, and put away and back", async () => {
  const path = await entered({ title: "Kite Day", summary: "Families build kites. They fly them." });
  const drafted = await scene.post("owner", `${path}/proposals`, {
    conference: "Maine Libraries 2027",
    deadline: "2099-01-01",
    words: "3",
  });
  const form = {
    conference: "Maine Libraries 2027",
    deadline: "2099-01-01",
    words: "3",
    state: "drafted",
    title: "Kites & <wind>",
    abstract: "Families build kites.",
    outcomes: "Tie a bridle\nFind a field",
    presenters: "Ana Owner, Eastside",
    audience: "Anyone",
    evidence: "64 came.",
  };
  expect(drafted.text).toContain(">Families build kites.</textarea>");
  expect(drafted.text).toContain("Now 3 of 3 words.");
  expect(drafted.text).toContain("64 came, $40, $0.63 a head.");
  expect(drafted.text).toContain("days left");

  const long = await scene.post("colleague", drafted.location, { ...form, abstract: "One two three four" });
  expect(long.text).toContain("1 word too many: 4 of 3");
  await scene.post("owner", drafted.location, { ...form, state: "sent" });
  const { text } = await scene.get("owner", path);
  expect(text).toMatch(/Maine Libraries 2027<\/a>\s*<span[^>]*>Sent/u);

  const { cookie } = scene.cast.players.owner;
  const docx = await scene.site.app.request(`${drafted.location}/proposal.docx`, { headers: { cookie } });
  const word = unzipSync(new Uint8Array(await docx.arrayBuffer()))["word/document.xml"] ?? new Uint8Array();
  expect(strFromU8(word)).toContain("Kites &amp; &lt;wind&gt;");
  expect((await scene.get("owner", `${drafted.location}/proposal.md`)).text).toContain(
    "- Tie a bridle\n- Find a field",
  );
  expect((await scene.get("owner", `${drafted.location}/proposal.txt`)).text).toContain("EVIDENCE\n64 came.");
  expect(await readersOf(`${drafted.location}/proposal.txt`)).toEqual(everyone.slice(0, 6));

  await scene.post("owner", `${drafted.location}/removal`);
  expect((await scene.get("owner", path)).text).not.toContain("Maine Libraries 2027");
  await scene.post("owner", `${drafted.location}/return`);
  expect((await scene.get("owner", path)).text).toContain("Maine Libraries 2027");
});

test("whoever drafted a proposal is reminded on Today while its deadline is near, and nobody else is", async () => {
  const path = await entered({ title: "Kite Day" });
  const draft = async (conference: string, days: number) => {
    const deadline = new Date(Date.parse(now()) + days * 86_400_000).toISOString().slice(0, 10);
    return scene.post("owner", `${path}/proposals`, { conference, deadline });
  };
  const soon = await draft("Coastal Libraries Day", 6);
  await draft("Far Away Conference", 40);
  const today = async (part: Part) => (await scene.get(part, "/")).text;

  expect(await today("owner")).toMatch(
    /To send soon.*Kite Day<\/a>, for Coastal Libraries Day: \d days left/su,
  );
  expect(await today("owner")).not.toContain("Far Away Conference");
  for (const part of ["colleague", "director", "other system"] as const)
    expect(await today(part)).not.toContain("Coastal Libraries Day");
  await scene.post("owner", soon.location, {
    conference: "Coastal Libraries Day",
    state: "sent",
    title: "Kite Day",
  });
  expect(await today("owner")).not.toContain("Coastal Libraries Day");
});

test("a lesson is outlined from the plan and taken along as Markdown that is read back", async () => {
  const path = await entered({ title: "Kite Day" });
  await scene.post("owner", `${path}/lesson`);
  const saved = await scene.post("colleague", `${path}/lesson/outline`, {
    title: "How to run Kite Day",
    minutes: "40",
    outcomes: "Tie a bridle",
    materials: "Paper\nString",
    steps: "Get ready (20 minutes)\nCut the paper.\n\nFly",
    questions: "Which wind?\n* Steady\n- A storm",
  });
  const { text } = await scene.get("owner", `${path}/lesson/lesson.md`);

  expect(saved.location).toBe(`${path}/lesson`);
  expect(readLessonMarkdown(text)).toEqual({
    title: "How to run Kite Day",
    summary: "",
    minutes: 40,
    outcomes: ["Tie a bridle"],
    materials: ["Paper", "String"],
    steps: [
      { title: "Get ready", minutes: 20, text: "Cut the paper." },
      { title: "Fly", text: "" },
    ],
    questions: [
      {
        question: "Which wind?",
        answers: [
          { text: "Steady", isRight: true },
          { text: "A storm", isRight: false },
        ],
      },
    ],
  });
  expect(text).toContain(`${path}"\nattribution: "Eastside, Harbor County"`);
  await scene.post("owner", `${path}/lesson/removal`);
  expect((await scene.get("owner", `${path}/lesson`)).status).toBe(404);
  // Written up again, it is there as it was.
  expect((await scene.post("owner", `${path}/lesson`)).text).toContain("Get ready (20 minutes)");
});

async function attach(part: Part, path: string, file: File) {
  const { secret } = scene.site.program.configuration;
  const { cookie, token } = await formToken(secret);
  const body = new FormData();
  body.append("file", file);
  return scene.site.app.request(`${path}/files`, {
    method: "POST",
    body,
    headers: { cookie: `${scene.cast.players[part].cookie}; ${cookie}`, "x-csrf-token": token },
  });
}

test("a file goes with the plan to whoever reads it, as a download, and is taken off again", async () => {
  const path = await entered({ reader: "system" });
  const { location: others } = await scene.post(
    "director",
    "/programs",
    stub(scene.cast, { reader: "system", branch: scene.cast.northgate }),
  );
  const bytes = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
  const file = new File([bytes], "Flyer “Kites”.pdf", { type: "text/html" });
  const address = `${path}/files/${createHash("sha256").update(bytes).digest("hex")}`;

  expect((await attach("owner", others, file)).status).toBe(403);
  expect((await attach("other system", path, file)).status).toBe(404);
  expect((await attach("owner", path, file)).status).toBe(303);
  expect((await attach("owner", path, file)).status).toBe(303);
  const page = await scene.get("colleague", path);
  expect(page.text.match(/Flyer “Kites”\.pdf/gu)).toHaveLength(2);
  const { cookie } = scene.cast.players.coordinator;
  const sent = await scene.site.app.request(address, { headers: { cookie } });
  expect(new Uint8Array(await sent.arrayBuffer())).toEqual(bytes);
  expect(sent.headers.get("content-type")).toBe("application/pdf");
  expect(sent.headers.get("content-disposition")).toMatch(/^attachment; /u);
  expect(await readersOf(address)).toEqual(everyone.slice(0, 6));

  await scene.post("owner", `${address}/removal`);
  expect((await scene.get("colleague", path)).text).not.toContain("Flyer");
  expect((await scene.get("colleague", address)).status).toBe(404);
});

test.each([
  [
    "a page",
    new File(["<!doctype html><script>alert(1)</script>"], "flyer.pdf", { type: "application/pdf" }),
  ],
  ["nothing", new File([], "flyer.pdf")],
])("%s is no file for a plan, whatever it is called", async (_, file) => {
  const path = await entered();
  const answer = await attach("owner", path, file);

  expect(answer.status).toBe(422);
  expect((await scene.get("owner", path)).text).not.toContain("flyer.pdf");
});
