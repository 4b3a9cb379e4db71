import { type Db, withTables } from "#platform/db";
import { now } from "#platform/time";
import { fillSampleHistory, readSamplePack } from "#modules/catalog";
import { fillSampleHeads, fillSampleRecord, fillSampleSessions } from "#modules/credit";
import type { PeopleSite } from "#modules/people";
import { fillSamplePlans } from "#modules/planner";
import { fillSamplePrograms } from "#modules/programs";
import { fillSampleReflections, fillSampleTogether } from "#modules/reflections";
import { fillSampleSchedule } from "#modules/staffing";
import { packsFolder, type Program } from "#apps/program";

/** What each module adds to a made-up library, so that whoever looks around finds every page as it is when it is used. */
export function lookingAround({ words, files }: Program): NonNullable<PeopleSite["fillSample"]> {
  return async (given, made) => {
    // Its tables are the program's: people, who opens the transaction, knows its own alone.
    const db: Db = given;
    await fillSampleSchedule(withTables(db), made);
    await fillSampleHistory(withTables(db), readSamplePack(packsFolder), { words, now: now() });
    await fillSampleRecord({ db: withTables(db), files }, made);
    await fillSampleSessions(withTables(db), made);
    await fillSampleHeads({ db: withTables(db), files }, made);
    await fillSampleReflections(withTables(db), made);
    await fillSampleTogether(withTables(db), made);
    await fillSamplePrograms({ words, db: withTables(db) }, made);
    await fillSamplePlans(withTables(db), made);
  };
}
