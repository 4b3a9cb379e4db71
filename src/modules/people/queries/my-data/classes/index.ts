import type { RecordClass } from "../record-class.ts";
import { fromElsewhereClass, lettersClass, ownActsClass } from "./about-you.ts";
import { accountClass, employmentsClass, sessionsClass, tokensClass } from "./account.ts";
import {
  directoryEntriesClass,
  directoryGroupsClass,
  invitationsClass,
  linkedSignInsClass,
} from "./employer-links.ts";
import { employerActsClass, positionsClass, recordViewsClass, staffRecordClass } from "./employer.ts";
import { authenticatorClass, knownBrowsersClass, passkeysClass, passwordClass } from "./sign-in.ts";

const ownClasses: readonly RecordClass[] = [
  accountClass,
  sessionsClass,
  passwordClass,
  passkeysClass,
  authenticatorClass,
  knownBrowsersClass,
  tokensClass,
  employmentsClass,
  lettersClass,
  ownActsClass,
  fromElsewhereClass,
  staffRecordClass,
  positionsClass,
  invitationsClass,
  directoryEntriesClass,
  directoryGroupsClass,
  linkedSignInsClass,
  recordViewsClass,
  employerActsClass,
];

/** Every class of record of the program: people's own, then those of later modules. */
export function recordClassesOf(program: {
  readonly recordClasses?: readonly RecordClass[] | undefined;
}): readonly RecordClass[] {
  return [...ownClasses, ...(program.recordClasses ?? [])];
}
