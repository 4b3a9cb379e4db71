import type { RecordClass } from "#modules/people";
import { communitiesClass } from "./communities.ts";
import { fediverseClass } from "./fediverse.ts";
import { journalImportsClass } from "./imports.ts";
import { journalClass } from "./journal.ts";
import { reflectionsClass } from "./reflections.ts";
import { filingsClass, madeTogetherClass, trailJoinsClass } from "./together.ts";
import { countedUsesClass, useChoicesClass, usesClass } from "./using.ts";
import { reactionsClass, repliesClass, sharedReflectionsClass } from "./talk.ts";

/** What reflections keep about people. The journal goes last: what was said elsewhere is found by it. */
export const reflectionRecordClasses: readonly RecordClass[] = [
  journalImportsClass,
  usesClass,
  useChoicesClass,
  filingsClass,
  trailJoinsClass,
  reflectionsClass,
  repliesClass,
  reactionsClass,
  fediverseClass,
  communitiesClass,
  journalClass,
  sharedReflectionsClass,
  countedUsesClass,
  madeTogetherClass,
];
