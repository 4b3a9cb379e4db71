import type { JobResult, JobWithMetadata } from "pg-boss";
import { ZodError } from "zod";
import type { Db } from "#platform/db";
import { Conflict, InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { countEvent, type Log, measure, withFields } from "#platform/log";
import type { JobHandler } from "./job.ts";
import { progressWriter } from "./progress.ts";
import type { Envelope } from "./tables.ts";

/** Runs one job that the queue gave out and says what became of it; `stopping` is aborted when the process ends. Never throws. */
export async function runJob(
  handler: JobHandler,
  job: JobWithMetadata<Envelope>,
  { db, log, stopping }: { readonly db: Db; readonly log: Log; readonly stopping: AbortSignal },
): Promise<JobResult> {
  const labels = { job: handler.job.name };
  return withFields({ jobId: job.id, job: job.name }, async () => {
    const progress = progressWriter(db, job.id, job.data.progressTenant);
    try {
      await progress.start();
      await measure("jobs", labels, () =>
        handler.run(job.data.payload, {
          db,
          jobId: job.id,
          attempt: job.retryCount + 1,
          signal: AbortSignal.any([job.signal, stopping]),
          progress: progress.report,
        }),
      );
      await progress.finish("done");
      return { id: job.id, status: "completed" };
    } catch (error) {
      const status = verdict(error, job);
      const reason = error instanceof Error ? error.message : String(error);
      if (stopping.aborted && status === "failed") {
        log.info("A job ended with the process and goes back to the queue.", { reason });
      } else {
        const facts = { error, attempt: job.retryCount + 1, status };
        log[status === "completed" ? "info" : "warn"]("A job failed.", facts);
        countEvent("jobs_failed", { ...labels, status });
      }
      // When even that cannot be written, the queue itself will not know either, and tries again.
      await progress.finish(finalState(status, job), reason).catch(() => undefined);
      return { id: job.id, status, output: { reason } };
    }
  });
}

/** What follows from a failure, as docs/style.md has it for each type of error. */
function verdict(error: unknown, job: JobWithMetadata<Envelope>): JobResult["status"] {
  if (error instanceof NotFound) return "completed";
  if (error instanceof InvalidInput || error instanceof NotAllowed || error instanceof ZodError)
    return "deadletter";
  if (error instanceof Conflict && job.retryCount >= 1) return "deadletter";
  return "failed";
}

function finalState(
  status: JobResult["status"],
  job: JobWithMetadata<Envelope>,
): "done" | "failed" | "waiting" {
  if (status === "completed") return "done";
  return status === "failed" && job.retryCount < job.retryLimit ? "waiting" : "failed";
}
