import type { RecordClass } from "#modules/people";
import { credentialsClass } from "./credentials.ts";
import { entriesClass } from "./entries.ts";
import { decisionsClass, evidenceClass } from "./proof.ts";

/** What credit keeps about people, each kind once: what points at another comes before it. */
export const creditRecordClasses: readonly RecordClass[] = [
  credentialsClass,
  evidenceClass,
  decisionsClass,
  entriesClass,
];
