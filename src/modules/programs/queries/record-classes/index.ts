import type { RecordClass } from "#modules/people";
import { kitBookingsClass, kitsClass } from "./kits.ts";
import { madeOfProgramsClass } from "./made-of-programs.ts";
import { askedClass, neighbourDigestClass, programMailClass } from "./own.ts";
import { partnersClass } from "./partners.ts";
import { programsClass, questionsClass } from "./programs.ts";

/** What programs keep about people, each kind once. */
export const programRecordClasses: readonly RecordClass[] = [
  askedClass,
  programMailClass,
  neighbourDigestClass,
  programsClass,
  questionsClass,
  kitsClass,
  kitBookingsClass,
  partnersClass,
  madeOfProgramsClass,
];
