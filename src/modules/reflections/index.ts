/** Reflections: what people write about what they learned, and who may read it. The door of the module. */
export { type KeptReflection, keepReflection, type ToKeep } from "./actions/writing/keep-reflection.ts";
export { letterWriter } from "./actions/letters/send-letters.ts";
export { dismissPrompt } from "./actions/writing/dismiss-prompt.ts";
export { fillSampleReflections } from "./actions/fill-sample-reflections.ts";
export { fillSampleTogether } from "./actions/fill-sample-together.ts";
export { reflectionJobs } from "./jobs.ts";
export type { ReflectionProgram } from "./queries/program.ts";
export type { SharedReflection } from "./queries/reading/shared-reflections.ts";
export { reflectionRecordClasses } from "./queries/record-classes/index.ts";
export { reflectionTrendLayer } from "./queries/trends/reflection-layer.ts";
export {
  ownReflections as reflectionsOfAccount,
  type OwnReflection,
} from "./queries/writing/own-reflections.ts";
export { useQuestions } from "./queries/using/use-questions.ts";
export { reflectionPrompt, type ReflectionPrompt } from "./queries/writing/prompts.ts";
export { ownImages } from "./queries/writing/own-images.ts";
export { type Level, levels } from "./rules/sharing/levels.ts";
export { everyonesRoom } from "./rules/sharing/rooms.ts";
export type { ReflectionTables } from "./tables.ts";
export { addReflectionsRoutes } from "./web/index.ts";
