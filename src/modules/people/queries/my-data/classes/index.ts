import type { RecordClass } from "../record-class.ts";
import { fromElsewhereClass, lettersClass, ownActsClass } from "./about-you.ts";
import { accountClass, employmentsClass, sessionsClass, tokensClass } from "./account.ts";
import { employerActsClass, positionsClass, recordViewsClass, staffRecordClass } from "./employer.ts";

const ownClasses: readonly RecordClass[] = [
  accountClass,
  sessionsClass,
  tokensClass,
  employmentsClass,
  lettersClass,
  ownActsClass,
  fromElsewhereClass,
  staffRecordClass,
  positionsClass,
  recordViewsClass,
  employerActsClass,
];

/** Every class of record of the program: people's own, then those of later modules. */
export function recordClassesOf(program: {
  readonly recordClasses?: readonly RecordClass[] | undefined;
}): readonly RecordClass[] {
  return [...ownClasses, ...(program.recordClasses ?? [])];
}
