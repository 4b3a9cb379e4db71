import type { z } from "zod";
import type { Db } from "#platform/db";

/** A kind of work: its name, what it is given, and how patient to be with it. */
export interface Job<Payload> extends JobTerms {
  readonly schema: z.ZodType<Payload>;
}

/** A job apart from what it is given. */
export interface JobTerms extends Required<Omit<JobPolicy, "schedule" | "heartbeatSeconds">> {
  /** `catalog.harvest`: the module, then the verb. Never changed once released: queued work is found by it. */
  readonly name: string;
  readonly schedule?: Schedule;
  readonly heartbeatSeconds?: number;
}

/** How a job is tried. Every setting has a default that suits a short piece of work on someone else's server. */
export interface JobPolicy {
  /** Tries after the first one; 5. */
  readonly retries?: number;
  /** Wait before the first of them, doubled each time with some jitter; 30. */
  readonly firstRetrySeconds?: number;
  /** Longest wait; 3,600. */
  readonly longestRetrySeconds?: number;
  /** A try that takes longer counts as failed; 900. */
  readonly longestRunSeconds?: number;
  /**
   * A process that works on it says so at least this often, 10 or more; when it does not, another one takes the job within a
   * minute or so. Without it a process that was killed is only missed after `longestRunSeconds`.
   */
  readonly heartbeatSeconds?: number;
  /** How many of this kind one process works on at the same time; 1. */
  readonly atOnce?: number;
  /** Never two of this kind at the same time, on all processes together. */
  readonly runsAlone?: boolean;
  readonly schedule?: Schedule;
}

/** When to enqueue it by itself. One that is still waiting is not enqueued again. */
export interface Schedule {
  /** Five fields, as for cron; or an RFC 5545 rule such as `FREQ=DAILY;BYHOUR=3`. */
  readonly at: string;
  /** Zone of those times; UTC. */
  readonly zone?: string;
  readonly payload?: unknown;
}

/** Something that happened, named in the past tense: `catalog.offering-changed`. */
export interface Event<Payload> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

/** What a running job may use beside its payload. */
export interface JobContext {
  /** The outer database: open a transaction for each small batch, so that pages are served between them. */
  readonly db: Db;
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborted when the process stops or the time is over: finish the batch and throw. */
  readonly signal: AbortSignal;
  /** Shown to the person who started it; written at most twice a second. */
  readonly progress: (done: number, total?: number, message?: string) => Promise<void>;
}

/** A job or an event together with what to do about it. */
export interface JobHandler {
  readonly job: JobTerms;
  readonly event?: string;
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
}

/** Names a kind of work. Kept apart from `onJob`, so that who enqueues it need not know how it is done. */
export function defineJob<Payload>(
  definition: { readonly name: string; readonly schema: z.ZodType<Payload> } & JobPolicy,
): Job<Payload> {
  return {
    retries: 5,
    firstRetrySeconds: 30,
    longestRetrySeconds: 3600,
    longestRunSeconds: 900,
    atOnce: 1,
    runsAlone: false,
    ...definition,
  };
}

/** Names something that later modules may react to; the one that publishes it does not know them. */
export function defineEvent<Payload>(definition: Event<Payload>): Event<Payload> {
  return definition;
}

/**
 * Says how a job is done. It may run more than once (a process may die before it is marked as done): make it repeatable,
 * with `once` where it is not by itself.
 *
 * What it throws decides what follows: `InvalidInput` and `NotAllowed` go to the dead jobs at once, `NotFound` drops the
 * job, `Conflict` is tried once more, everything else is tried again until its retries are used up.
 */
export function onJob<Payload>(
  job: Job<Payload>,
  run: (payload: Payload, context: JobContext) => Promise<void>,
): JobHandler {
  return { job, run: (payload, context) => run(job.schema.parse(payload), context) };
}

/** Says what one subscriber does about an event; each subscriber has retries of its own. */
export function onEvent<Payload>(
  event: Event<Payload>,
  subscriber: { readonly name: string } & JobPolicy,
  run: (payload: Payload, context: JobContext) => Promise<void>,
): JobHandler {
  const job = defineJob({ ...subscriber, name: `${event.name}.${subscriber.name}`, schema: event.schema });
  return { ...onJob(job, run), event: event.name };
}
