/** Credit: what learning counts for, by whose rule, and whether one will renew. The door of the module. */
export { addCreditCommands } from "./cli/index.ts";
export { creditJobs } from "./jobs.ts";
export { creditRecordClasses } from "./queries/record-classes/index.ts";
export { readShippedPacks } from "./queries/packs/shipped-packs.ts";
export {
  type AttendedEntry,
  attendedEntries,
  attendedEntry,
  offeringsTakenOff,
  type PlannedEntry,
  plannedEntries,
} from "./queries/record/attended.ts";
export { fillSampleHeads } from "./actions/sample/fill-sample-heads.ts";
export { fillSampleRecord } from "./actions/sample/fill-sample-record.ts";
export { fillSampleSessions } from "./actions/sample/fill-sample-sessions.ts";
export { keepAnswers } from "./actions/answers/keep-answers.ts";
export { questionsAbout } from "./queries/answers/asked-of-entry.ts";
export { sentAnswers } from "./rules/questions/sent-answers.ts";
export { type OwnCertificate, ownCertificates } from "./queries/certificates/certificate.ts";
export type { RenewalGlance } from "./rules/record/renewal-glance.ts";
export { openNeedsOf } from "./queries/record/open-needs.ts";
export type { OpenNeed } from "./rules/record/open-needs.ts";
export { problemSentence } from "./rules/packs/read-pack.ts";
export { takeApart } from "./rules/packs/reading/pack-text.ts";
export { fieldIssues, plainWords } from "./rules/packs/reading/plain-issue.ts";
export { type OfferingToTake, planOffering, unplanOffering } from "./actions/record/plan-offering.ts";
export { credentialsOf } from "./queries/record/credentials.ts";
export { creditPlanningOf, type OwnCreditPlanning } from "./queries/planning/credit-planning.ts";
export { creditStandingOf } from "./queries/planning/credit-standing.ts";
export { sharedCreditPlanning } from "./queries/planning/shared-planning.ts";
export type { PlannedNeed, PlannedThing, PlannedVerdict } from "./rules/planning/credit-planning.ts";
export type { CreditProgram } from "./queries/program.ts";
export type { CreditTables } from "./tables.ts";
export { recordLetterbox } from "./actions/mail-in/letterbox.ts";
export { readMail } from "./actions/drafts/read-mail.ts";
export { isAutomaticAnswer, isSentByProgram } from "./rules/mail-in/automatic-answer.ts";
export { mailTokenOf } from "./rules/mail-in/own-address.ts";
export { addCreditRoutes } from "./web/index.ts";
export type { CreditSite } from "./web/site.ts";
export { offeringActions } from "./web/record/offering-actions.ts";
