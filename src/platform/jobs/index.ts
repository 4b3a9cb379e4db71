/** Work that is done later, at least once, and survives a restart. */
export {
  defineEvent,
  defineJob,
  type Event,
  type Job,
  type JobContext,
  type JobHandler,
  type JobPolicy,
  type JobTerms,
  onEvent,
  onJob,
  type Schedule,
} from "./job.ts";
export { enqueue, type EnqueueOptions, publish } from "./enqueue.ts";
export { once, sharedTenant } from "./once.ts";
export { jobProgress, type JobProgress, recentJobs } from "./progress.ts";
export { type DeadJob, deadJobs, dropDeadJob, retryDeadJob } from "./dead-jobs.ts";
export { prepareQueue, startWorkers, type Workers } from "./workers.ts";
export { upkeep } from "./upkeep.ts";
