/** People: who someone is, what they may do, and what nobody else may see. The door of the module. */
export { peopleEndpoints } from "./api/index.ts";
export { isPermitted, permit } from "./actions/permit.ts";
export { type Actor, writeAudit } from "./actions/write-audit.ts";
export { addPeopleCommands, type PeopleCommandContext } from "./cli/index.ts";
export { peopleJobs } from "./jobs.ts";
export type { PeopleProgram } from "./queries/program.ts";
export { type Installation, KnownInstallation } from "./queries/installation.ts";
export { placesAbove } from "./queries/places-above.ts";
export type { OpeningHours } from "./rules/organisation.ts";
export type { Act } from "./rules/permissions/permissions.ts";
export type { Relation, Subject } from "./rules/permissions/relations.ts";
export { tenantsOf, type Viewer } from "./rules/viewer.ts";
export type { PeopleTables } from "./tables.ts";
export type { PeopleSite } from "./web/site.ts";
export { accountLink, isSignedIn } from "./web/account-link.ts";
export { addPeopleRoutes } from "./web/index.ts";
export { permitScope } from "./web/tokens/scope.ts";
export { permitCatalogueChange, readViewer, signedIn, viewerOf } from "./web/viewer.ts";
