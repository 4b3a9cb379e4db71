/** People: who someone is, what they may do, and what nobody else may see. The door of the module. */
export { peopleEndpoints } from "./api/index.ts";
export { type ZipEntry, zipStream } from "./queries/my-data/zip-stream.ts";
export { isPermitted, permit } from "./actions/permit.ts";
export { giveBackTry, takeTry } from "./actions/sign-in/tries.ts";
export { type Actor, writeAudit } from "./actions/write-audit.ts";
export { addPeopleCommands, type PeopleCommandContext } from "./cli/index.ts";
export { peopleJobs } from "./jobs.ts";
export {
  type BroughtFile,
  defineRecordClass,
  type RecordClass,
  type RecordFile,
} from "./queries/my-data/record-class.ts";
export type { DueRow, Holder } from "./rules/my-data/record-class.ts";
export type { WebhookEvent } from "./rules/webhooks/events.ts";
export type { PeopleProgram } from "./queries/program.ts";
export { type Installation, KnownInstallation } from "./queries/installation.ts";
export { viewerOfAccount } from "./queries/viewer-of-account.ts";
export { placesAbove } from "./queries/places-above.ts";
export { placesBelow } from "./queries/places-below.ts";
export { placesLed } from "./queries/places-led.ts";
export { employersOf, positionsOf } from "./queries/viewer.ts";
export { subjectOfStaff } from "./queries/staff/staff-record.ts";
export type { OpeningHours } from "./rules/organisation.ts";
export type { Act } from "./rules/permissions/permissions.ts";
export type { Relation, Subject } from "./rules/permissions/relations.ts";
export { type QrCode, qrCode } from "./rules/sign-in/qr-code.ts";
export { waitInWords } from "./rules/sign-in/tries.ts";
export { dayOf, officeOf, tenantsOf, type Viewer } from "./rules/viewer.ts";
export type { PeopleTables } from "./tables.ts";
export { employerFor } from "./web/retention/employer-for.ts";
export { confirmed } from "./web/sign-in/confirmed.ts";
export type { PeopleSite } from "./web/site.ts";
export { accountLink, closingAlert, audienceOf } from "./web/account-link.ts";
export { addPeopleRoutes } from "./web/index.ts";
export { permitScope } from "./web/tokens/scope.ts";
export { installationFor, permitCatalogueChange, readViewer, signedIn, viewerOf } from "./web/viewer.ts";
