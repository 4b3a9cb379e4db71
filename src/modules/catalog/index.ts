/** The catalogue: what there is to learn, from wherever it is published. The door of the module. */
export { catalogEndpoints } from "./api/index.ts";
export { addCatalogCommands } from "./cli/index.ts";
export type { CatalogCommandContext } from "./cli/context.ts";
export { fillSample } from "./actions/fill-sample.ts";
export { type FieldWords, readFieldWords, readSamplePack, readStarterPack } from "./queries/field-words.ts";
export { withUploads } from "./queries/reading/uploads.ts";
export { type CalendarMeeting, calendarMeetings } from "./queries/reading/calendar-meetings.ts";
export { Finder } from "./queries/finding/finder.ts";
export { offering } from "./queries/offerings.ts";
export type { Listing } from "./rules/listing.ts";
export { type TopicCounts, topicCounts } from "./queries/topic-counts.ts";
export { topicsInWords, type TopicWords } from "./rules/normalise/topics-in-words.ts";
export { catalogJobs } from "./jobs.ts";
export type { CatalogProgram } from "./queries/program.ts";
export type { CatalogTables } from "./tables.ts";
export { addCatalogRoutes } from "./web/index.ts";
export type { CatalogSite, OfferingAction } from "./web/site.ts";
