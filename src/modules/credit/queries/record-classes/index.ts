import type { RecordClass } from "#modules/people";
import { certificatesClass } from "./certificates.ts";
import { claimsClass, standingsClass } from "./claims.ts";
import {
  attendanceReportsClass,
  attendancesClass,
  awardsClass,
  checkInsClass,
  heldSessionsClass,
} from "./attendance.ts";
import { answersClass } from "./answers.ts";
import { credentialsClass } from "./credentials.ts";
import { entriesClass } from "./entries.ts";
import { mailInClass } from "./mail-in.ts";
import { ownRulesClass } from "./own-packs.ts";
import { decisionsClass, evidenceClass } from "./proof.ts";
import { ledgerImportsClass } from "./transcripts.ts";

/** What credit keeps about people, each kind once: what points at another comes before it. */
export const creditRecordClasses: readonly RecordClass[] = [
  credentialsClass,
  evidenceClass,
  decisionsClass,
  answersClass,
  mailInClass,
  entriesClass,
  claimsClass,
  standingsClass,
  ledgerImportsClass,
  ownRulesClass,
  // An employer’s own: destroyed from the last to the first.
  heldSessionsClass,
  attendanceReportsClass,
  attendancesClass,
  checkInsClass,
  awardsClass,
  certificatesClass,
];
