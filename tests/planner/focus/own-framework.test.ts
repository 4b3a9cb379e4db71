import { afterAll, beforeAll, expect, test } from "vitest";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

test("a plain list becomes a framework whose headings have to do with topics, and comes back as it went", async () => {
  const list = "Number,Competency,Parent\nA,Serving the public,\nA1,Runs the makerspace,A\n";
  const preview = await scene.sendFile(
    "director",
    "/frameworks/own/preview",
    new File([list], "our skills.csv", { type: "text/csv" }),
  );
  expect(preview.text).toContain("What “our skills” brings");
  expect(preview.text).toContain("The file says of no heading what it has to do with.");
  const text = /name="text" value="([^"]*)"/u.exec(preview.text)?.[1] ?? "";
  const yaml = text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

  const kept = await scene.send(
    "director",
    "/frameworks/own",
    new URLSearchParams({ text: yaml }).toString(),
  );

  expect(kept.text).toContain("Technology and making (akin)");
  const table = (await scene.page("director", `${kept.location}.csv`)).text;
  expect(table).toContain('"A1","Runs the makerspace","2","A","","related topic:technology"');
  for (const form of ["csv", "json"]) {
    const again = await scene.sendFile(
      "director",
      "/frameworks/own/preview",
      new File([(await scene.page("director", `${kept.location}.${form}`)).text], `again.${form}`),
    );
    expect(again.text).toContain("2 headings; 1 link to topics and other frameworks.");
    expect(again.text).not.toContain("The file says of no heading");
  }
});
