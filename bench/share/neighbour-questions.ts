import { readFieldWords } from "../../src/modules/catalog/queries/field-words.ts";
import { ProgramFinder } from "../../src/modules/programs/queries/finding/program-finder.ts";
import type { ProgramsDb } from "../../src/modules/programs/queries/program.ts";
import { readPrograms } from "../../src/modules/programs/queries/reading/read-program.ts";
import { anythingNear, type NearQuery } from "../../src/modules/programs/rules/near/near-query.ts";
import { anyone } from "../../src/modules/programs/rules/reading/who-may-read.ts";
import { secondsSince } from "../harvest/measure.ts";
import { medianOfRounds, type Spent } from "./rounds.ts";

const kinds: Readonly<Record<string, (count: number) => Partial<NearQuery>>> = {
  "words, distance, audience": (count) => ({ text: wordsOf(count), audiences: ["teens"], withinMiles: 50 }),
  "words, however far": (count) => ({ text: wordsOf(count), withinMiles: 0 }),
  "distance alone": () => ({ withinMiles: 100 }),
  "distance, cost, season": () => ({ withinMiles: 100, costs: ["up-to-50"], seasons: ["autumn"] }),
};

/** What fits, and then the twenty programs of the page read by who may read: as a reader's page asks. */
export async function neighbourQuestions(
  db: ProgramsDb,
  { questions, rounds }: { readonly rounds: number; readonly questions: number },
) {
  const finder = new ProgramFinder({ db, words: readFieldWords("packs") });
  const building = process.cpuUsage();
  await finder.catchUp();
  const buildSeconds = Math.round(secondsSince(building) * 10) / 10;
  console.log(`the index of programs took ${buildSeconds} s of CPU`);
  const figures: Record<string, Spent> = {};
  for (const [kind, ask] of Object.entries(kinds)) {
    figures[kind] = await medianOfRounds({ rounds, each: questions }, async (count) =>
      question(db, finder, { count, ask }),
    );
    console.log(`neighbours, ${kind}`, figures[kind]);
  }
  return { questions: figures, buildSeconds, megabytes: Math.round(process.memoryUsage().rss / 1_000_000) };
}

async function question(
  db: ProgramsDb,
  finder: ProgramFinder,
  { ask, count }: { readonly count: number; readonly ask: (count: number) => Partial<NearQuery> },
): Promise<void> {
  // Readers all over the country, as many from one place as a branch has staff.
  const branch = count >> 2;
  const place = {
    latitude: 26 + ((branch * 3.7 + 200) % 22),
    longitude: -122 + ((branch * 7.3 + 400) % 50),
  };
  const near = await finder.near({ ...anythingNear, ...ask(count) }, { reader: anyone, place, pageSize: 20 });
  const programs = await readPrograms(db, anyone, { ids: near.ids });
  if (programs.length !== near.ids.length) throw new Error("A program of the page could not be read.");
}

function wordsOf(count: number): string {
  const words =
    "podcast lantern seed robot knitting chess comic garden kite drum clay poetry maker coding".split(" ");
  return `${words[count % words.length] ?? ""} ${words[(count * 3 + 60) % words.length] ?? ""}`;
}
