import { changeProgram } from "../../../src/modules/programs/actions/changing/change-program.ts";
import { hideProgram } from "../../../src/modules/programs/actions/changing/hide-program.ts";
import { enterPrograms } from "../../../src/modules/programs/actions/entering/enter-program.ts";
import {
  inviteSystem,
  joinGroup,
  makeGroup,
} from "../../../src/modules/programs/actions/groups/keep-groups.ts";
import { stubPlan } from "../../../src/modules/programs/rules/plan/program-plan.ts";
import type { Level } from "../../../src/modules/programs/rules/reading/who-may-read.ts";
import type { PrivacyScene } from "./scene.ts";
import { type ProgramRowName, programReaders, type SharedRow, wordsOf } from "./rows.ts";

const firstLevel: Readonly<Record<ProgramRowName, Level>> = {
  branch: "branch",
  system: "system",
  group: "group",
  public: "public",
  narrowed: "public",
  hidden: "public",
};

/** One program of the owner's branch of each kind; its group has the other system in it. */
export async function makePrograms(scene: PrivacyScene): Promise<readonly SharedRow[]> {
  const { cast, site } = scene;
  const { program } = site;
  const owner = await scene.viewer(scene.players.owner);
  const groupId = await makeOwnGroup(scene);
  const rows: SharedRow[] = [];
  for (const name of Object.keys(programReaders) as readonly ProgramRowName[]) {
    const { asked, word } = wordsOf("program", name);
    const plan = { ...stubPlan(`${asked} ${word}`), summary: `${word} for all`, materials: [word] };
    const level = firstLevel[name];
    const [entered] = await enterPrograms(program, owner, [
      {
        organisationId: cast.eastside,
        plan,
        origin: "form",
        level,
        ...(level === "group" && { groupId }),
        licence: "by",
        occasions: [{ heldOn: "2026-10-20", attendance: 40, cents: 2500, differently: word }],
      },
    ]);
    if (entered === undefined) throw new Error("Not entered.");
    rows.push({ name, asked, word, key: String(entered.number), readers: programReaders[name] });
  }
  const number = (name: ProgramRowName) => Number(rows.find((row) => row.name === name)?.key);
  await changeProgram(program, owner, number("narrowed"), {
    plan: (before) => before,
    version: 1,
    note: "",
    level: "branch",
    licence: "by",
  });
  await hideProgram(program.db, owner, number("hidden"), true);
  return rows;
}

async function makeOwnGroup({ cast, site, viewer }: PrivacyScene): Promise<string> {
  const { db } = site.program;
  const { otherTenantId, players, tenantId } = cast;
  const director = await viewer(players.director);
  const groupId = await makeGroup(db, director, { systemId: tenantId, name: "Along the coast" });
  await inviteSystem(db, director, { systemId: tenantId, groupId, askedId: otherTenantId });
  await joinGroup(db, await viewer(players["other system"]), { systemId: otherTenantId, groupId });
  return groupId;
}
