import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import { ownRuleFields } from "../../journeys/rule-examples.ts";
import type { Part } from "../../people/cast.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

let scene: SessionScene;
const clock = holdClock("2026-11-22T15:00:00Z");

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const fields = (changes: Readonly<Record<string, string>>) => {
  const sent = new URLSearchParams(ownRuleFields);
  for (const [name, value] of Object.entries(changes)) sent.set(name, value);
  return sent.toString();
};
const asText = (text: string, more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ as: "text", basedOn: "0", do: "save", text, ...more }).toString();
const status = async (part: Part, path: string) =>
  (await scene.app.request(path, { headers: { cookie: scene.cast.players[part].cookie } })).status;
const ownOf = (rule: string) => `/rules/own/${rule.slice("/rules/".length)}`;

async function addRule(part: Part = "coordinator"): Promise<string> {
  const { location, text } = await scene.send(part, "/rules/own", ownRuleFields);
  if (location === "") throw new Error(text);
  return location;
}

test("everybody reads every rule that comes with Carrel, also as a file", async () => {
  const all = await scene.page("signed out", "/rules");
  expect(all.text).toContain("44 rules");
  expect((await scene.page("signed out", "/rules?q=wisconsin")).text).toContain("One rule");
  expect((await scene.page("signed out", "/rules?state=US-MI&audience=public+library")).text).toContain(
    "no renewal",
  );
  expect((await scene.page("signed out", "/rules?q=zzz")).text).toContain("No rule is about that");

  const { text } = await scene.page("signed out", "/rules/us-wi-library-director");
  expect(text).toContain("At least 10 contact hours");
  expect(text).toContain('href="https://dpi.wi.gov/pld/certification/recertce"');
  expect(text).toContain('href="/record/credentials/new?pack=us-wi-library-director"');
  expect(text).toContain("Category C that was complete before 2025 needs no approval beforehand");

  const file = await scene.page("signed out", "/rules/us-wi-library-director.yaml");
  expect(file.text).toContain("id: us-wi-library-director\n");
  const json: unknown = JSON.parse(
    (await scene.page("signed out", "/rules/us-wi-library-director.json")).text,
  );
  expect(json).toMatchObject({
    id: "us-wi-library-director",
    versions: [{ required: 100 }, { required: 100 }],
  });
  expect(await status("signed out", "/rules/us-zz-nothing")).toBe(404);
});

test("a rule that nobody checked for a year warns of its age", async () => {
  const late = holdClock("2027-11-23T15:00:00Z");
  const { text } = await scene.page("signed out", "/rules/us-wi-library-director");
  const list = await scene.page("signed out", "/rules?q=wisconsin");
  late.release();

  expect(text).toContain("more than twelve months ago");
  expect(list.text).toContain("not checked for a year");
});

test("a coordinator writes a rule with the form; their people see it, and nobody else does", async () => {
  const rule = await addRule();
  expect(rule).toMatch(/^\/rules\/own-staff-learning-[0-9a-f]{8}$/u);

  const page = await scene.page("owner", rule);
  expect(page.text).toContain("10 hours");
  expect(page.text).toContain("Saved by Cory Coordinator");
  expect(page.text).not.toContain("Change it");
  expect((await scene.page("owner", "/rules")).text).toContain("Your library’s own");
  expect(await status("director", `${ownOf(rule)}/edit`)).toBe(200);
  for (const path of [rule, `${rule}.yaml`, `${rule}.json`, `${ownOf(rule)}/edit`, `${ownOf(rule)}/history`])
    expect([path, await status("other system", path)]).toEqual([path, 404]);
  expect(await status("signed out", rule)).toBe(404);
  expect(await status("owner", `${ownOf(rule)}/edit`)).toBe(403);
  expect((await scene.send("other system", `${ownOf(rule)}/retirement`, "")).status).toBe(404);
  expect((await scene.send("owner", ownOf(rule), fields({ basedOn: "1" }))).status).toBe(403);
  expect((await scene.page("other system", "/rules")).text).not.toContain("Staff learning");
});

test("what is wrong is said at the field, and of a text with its line; what was written is kept", async () => {
  const form = await scene.send(
    "director",
    "/rules/own",
    fields({ months: "often", sourceUrl: "our shelf", "requirement-0-minimum": "lots" }),
  );
  expect(form.status).toBe(422);
  for (const where of ["months", "sourceUrl", "requirement-0-minimum"])
    expect(form.text).toContain(`<a href="#${where}">`);
  expect(form.text).toContain('value="our shelf"');

  const yaml = (await scene.page("director", `${await addRule()}.yaml`)).text;
  const broken = yaml.replace("months: 12", "months: 9000");
  const line = broken.split("\n").findIndex((each) => each.includes("months: 9000")) + 1;
  const text = await scene.send("director", "/rules/own", asText(broken));
  expect(text.status).toBe(422);
  expect(text.text).toContain(`Line ${line}, versions[0].cycle.months: Write a whole number from 1 to 240`);
  expect(text.text).toContain("<code>months: 9000</code>");
});

test("the form adds a version, shows another, and says what other measures are worth", async () => {
  const rule = await addRule();
  const yaml = async () => (await scene.page("coordinator", `${rule}.yaml`)).text;
  const first = await scene.send(
    "coordinator",
    ownOf(rule),
    fields({
      basedOn: "1",
      "conversion-0-measure": "semester hour",
      "conversion-0-units": "15",
      "conversion-1-from": "presenting",
      "conversion-1-units": "2",
    }),
  );
  expect(first.location).toBe(rule);
  expect(await yaml()).toContain("          measure: semester hour\n        units: 15\n");
  expect(await yaml()).toContain("          mode: presenting\n        units: 2\n");

  const form = await scene.send("coordinator", ownOf(rule), fields({ basedOn: "2", do: "new version" }));
  const other = unescaped(/name="other" value="([^"]*)"/u.exec(form.text)?.[1] ?? "");
  expect(JSON.parse(other)).toMatchObject({
    versionName: "Policy of 2026",
    from: "2026-01-01",
    amount: "10",
  });
  const next = { basedOn: "2", other, versionName: "Policy of 2027", from: "2027-01-01", amount: "12" };
  const unnamed = await scene.send(
    "coordinator",
    ownOf(rule),
    fields({ ...next, versionName: "", from: "" }),
  );
  expect(unnamed.status).toBe(422);
  expect(unnamed.text).toContain('<a href="#versionName">');

  const shown = await scene.send("coordinator", ownOf(rule), fields({ ...next, do: "show version 0" }));
  expect(shown.text).toContain('value="Policy of 2026"');
  expect(shown.text).toContain("Policy of 2027, in force from 2027-01-01");
  await scene.send("coordinator", ownOf(rule), fields(next));
  const text = await yaml();
  expect(text.indexOf("name: Policy of 2026")).toBeLessThan(text.indexOf("name: Policy of 2027"));
  expect(text).toContain("to: 2026-12-31");
  const again = await scene.page("coordinator", `${ownOf(rule)}/edit`);
  expect(again.text).toContain('value="Policy of 2027"');

  const alone = await scene.send("coordinator", ownOf(rule), fields({ ...next, do: "drop version" }));
  expect(alone.text).toContain('value="Policy of 2026"');
  expect(alone.text).not.toContain("Policy of 2027");
});

/** The text of an attribute as a browser sends it back. */
function unescaped(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

test("a text cannot take the id of a rule that is shipped, nor of another rule", async () => {
  const { text } = await scene.page("director", "/rules/us-wi-library-director.yaml");
  const { location } = await scene.send("director", "/rules/own", asText(text));
  expect(location).toMatch(/^\/rules\/own-wisconsin-public-librarian/u);
  expect((await scene.page("director", "/rules/us-wi-library-director")).text).not.toContain("Saved by");

  const flow = asText(`{ id: us-wi-library-director, credential: x }`);
  expect((await scene.send("director", "/rules/own", flow)).status).toBe(422);
});

test("texts that are too long, or grow without end, are refused", async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh"
    .split("")
    .map((name, place) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[place]}`).join(",")}]`)
    .join("\n")}`;
  for (const text of [bomb, "x: ".repeat(80_000), "[".repeat(50_000), "- ".repeat(50_000)])
    expect((await scene.send("director", "/rules/own", asText(text))).status).toBe(422);
});

test("every save is kept: undone, returned to, and never lost to a colleague", async () => {
  const rule = await addRule("director");
  const own = ownOf(rule);
  const saved = await scene.send("director", own, fields({ basedOn: "1", amount: "12" }));
  expect(saved.text).toContain(`action="${own}/saves/1/restoration"`);
  expect(saved.text).toContain("12 hours");

  const late = await scene.send("coordinator", own, fields({ basedOn: "1", amount: "15" }));
  expect([late.status, late.text.includes("Dee Director saved this rule while you were writing")]).toEqual([
    409,
    true,
  ]);
  expect(late.text).toContain('name="basedOn" value="2"');
  expect(late.text).toContain('value="15"');

  const undone = await scene.send("director", `${own}/saves/1/restoration`, "");
  expect(undone.text).toContain("Save 1 holds again.");
  expect(undone.text).not.toContain("12 hours");
  const history = await scene.page("director", `${own}/history?save=2`);
  expect(history.text).toContain("Save 3");
  expect(history.text).toContain("required: 12");
});

test("a preview shows the sentences and how somebody would stand, and saves nothing", async () => {
  const before = (await scene.page("director", "/rules/own")).text.match(/Staff learning/gu)?.length;
  const { status: answered, text } = await scene.send("director", "/rules/own", fields({ do: "preview" }));

  expect(answered).toBe(200);
  expect(text).toContain("How it would read");
  expect(text).toContain("took 5 hours live on what the rule asks for last week");
  expect(text).toContain("How they would stand");
  expect(text).toContain('value="Learning policy"');
  expect((await scene.page("director", "/rules/own")).text.match(/Staff learning/gu)?.length).toBe(before);
});

test("rows are added and both ways of writing lead to each other, without a script", async () => {
  const more = await scene.send("director", "/rules/own", fields({ do: "more requirements" }));
  expect(more.text).toContain('name="requirement-1-name"');
  const roles = await scene.send("director", "/rules/own", fields({ do: "more roles" }));
  expect(roles.text).toContain('name="role-0-amount"');
  const text = await scene.send("director", "/rules/own", fields({ do: "as text" }));
  expect(text.text).toContain("topic:");
  const yaml = (await scene.page("director", `${await addRule()}.yaml`)).text;
  const form = await scene.send("director", "/rules/own", asText(yaml, { do: "as form" }));
  expect(form.text).toContain('name="requirement-0-minimum" class="field__control" inputmode="decimal"');
});

test("a copy of any rule can be saved as it is", async () => {
  const page = await scene.page("director", "/rules/own/new?from=us-ma-school-librarian");
  const [, written = ""] = /<textarea[^>]*>([\s\S]*?)<\/textarea>/u.exec(page.text) ?? [];
  const text = written.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
  expect((await scene.send("director", "/rules/own", asText(text))).status).toBe(303);
});

test("who is retired from use is offered to nobody, and is there again when it returns", async () => {
  const rule = await addRule("director");
  const retired = await scene.send("director", `${ownOf(rule)}/retirement`, "");
  expect(retired.text).toContain("Offer it again");
  expect(retired.text).not.toContain("Do I meet it?");
  const returned = await scene.send("director", `${ownOf(rule)}/return`, "");
  expect(returned.text).toContain("Do I meet it?");
});

test("whoever works there holds a credential by it, and sees where they stand; elsewhere nobody can", async () => {
  const rule = await addRule("director");
  const id = rule.slice("/rules/".length);
  expect((await scene.page("owner", "/record/credentials/new?state=US-NY")).text).toContain(`pack=${id}`);
  expect((await scene.page("owner", `/record/credentials/new?pack=${id}`)).text).toContain("Staff learning");
  expect((await scene.send("other system", "/record/credentials", `pack=${id}`)).status).toBe(404);

  const held = await scene.send("owner", "/record/credentials", `pack=${id}&isShared=yes`);
  expect(held.text).toContain("of 10 hours");
  await scene.send(
    "owner",
    "/record/entries",
    "title=Bits&from=2026-11-02&to=2026-11-02&amount=3&measure=hours&mode=live&topic=technology",
  );
  expect((await scene.page("owner", held.location)).text).toContain("Harbor County Library Board");
  expect((await scene.page("owner", "/record/what-if")).text).toContain(`value="${id}"`);
  expect((await scene.page("owner", "/record/transcript")).text).toContain("Staff learning");

  await scene.send("director", `${ownOf(rule)}/retirement`, "");
  expect((await scene.page("owner", "/record/credentials/new?state=US-NY")).text).not.toContain(`pack=${id}`);
  expect((await scene.page("owner", held.location)).text).toContain("of 10 hours");
});

test("a person alone writes rules in their own tenant, which no employer sees", async () => {
  const { cast, program } = scene;
  const { staffId } = cast.players.colleague;
  await inTenants(program.db, [cast.tenantId], async (tx) => {
    await tx
      .updateTable("positions")
      .set({ ends_on: "2026-01-31" })
      .where("staff_id", "=", staffId)
      .execute();
  });

  const rule = await addRule("colleague");
  expect((await scene.page("colleague", rule)).text).toContain("Change it");
  const own = await scene.page("colleague", "/rules/own");
  expect(own.text).toContain(rule);
  expect(own.text).toContain("You alone see them");
  expect((await scene.page("colleague", "/rules/own/new")).text).toContain("It is for you alone");
  expect((await scene.page("director", "/rules/own")).text).toContain("Everyone at your library");
  for (const part of ["director", "owner", "other system"] as const)
    expect([part, await status(part, rule)]).toEqual([part, 404]);
  const held = await scene.send("colleague", "/record/credentials", `pack=${rule.slice("/rules/".length)}`);
  expect(held.text).toContain("of 10 hours");
});
