/**
 * What sharing costs among 200,000 programs and 200,000 reflections in one embedded database: a question to Neighbours (words,
 * distance and audience together and each alone), and a page of a journal from the running program, signed out and signed in.
 *
 * CPU time of all threads of the process that answers, the embedded database's and the collector's among them, not the wall's clock: waiting
 * for a busy machine is not counted. Each figure is the median of several rounds' medians and 95th percentiles. A busy machine also
 * makes CPU time dearer: `pace` tells runs apart (below 2 on an idle core).
 *
 *   --quick   20,000 of each, fewer rounds
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate, openDatabase, withTables } from "#platform/db";
import { makeCast } from "../tests/people/cast.ts";
import { paceNanoseconds } from "./harvest/measure.ts";
import { fillPrograms } from "./share/fill-programs.ts";
import { fillReflections } from "./share/fill-reflections.ts";
import { journalPages } from "./share/journal-pages.ts";
import { neighbourQuestions } from "./share/neighbour-questions.ts";

const isQuick = process.argv.includes("--quick");
const size = isQuick
  ? { systems: 200, programs: 20_000, journals: 200, each: 100 }
  : { systems: 2000, programs: 200_000, journals: 2000, each: 100 };
const rounds = isQuick ? 3 : 7;
const goals = { neighboursP95Milliseconds: 15, journalP95Milliseconds: 10 };

const secret = "the secret of a benchmark, which nobody else has";

const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
try {
  const database = await openDatabase({ dataDirectory: directory, statementSeconds: 600 });
  await migrate(database);
  const cast = await makeCast(withTables(database.db), secret);
  await fillPrograms(database.db, size);
  await fillReflections(database.db, { ...size, employer: cast.tenantId });
  const neighbours = await neighbourQuestions(withTables(database.db), { rounds, questions: 100 });
  await database.close();
  const pages = journalPages({
    directory,
    rounds,
    pages: 150,
    journals: size.journals,
    secret,
    cookie: cast.players.colleague.cookie,
  });
  const p95 = (of: Readonly<Record<string, { readonly p95: number }>>) =>
    Math.max(...Object.values(of).map((each) => each.p95));
  const met =
    p95(neighbours.questions) <= goals.neighboursP95Milliseconds &&
    p95(pages.journal) <= goals.journalP95Milliseconds;
  const figures = { neighbours, ...pages, pace: paceNanoseconds() };
  console.log(JSON.stringify({ bench: "share", figures, goals, met }));
  process.exitCode = met ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
