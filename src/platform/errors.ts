/** One thing wrong with what was sent: where it is, and what to do about it. */
export interface Problem {
  /** The field, row or line as the sender knows it: `title`, `row 12, column Zone`, `line 40`. */
  readonly where: string;
  /** A whole sentence a person can act on. */
  readonly message: string;
}

/** What was sent cannot be used; carries every problem at once. Web 422, exit 2, never retried. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | string, options?: ErrorOptions) {
    const list = typeof problems === "string" ? [{ where: "", message: problems }] : problems;
    super(list.map(sentence).join("\n"), options);
    this.problems = list;
  }
}

/** You may know it exists, but not do this. Web 403, exit 3. */
export class NotAllowed extends Error {
  override readonly name = "NotAllowed";
}

/** Absent, or not yours to know of. Web 404, exit 4. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

/** Changed under you, or already done. Web 409, exit 5, retried once. */
export class Conflict extends Error {
  override readonly name = "Conflict";
}

/** Someone else's server or file let us down. Web 502, exit 6, retried with back-off. */
export class SourceFailure extends Error {
  override readonly name = "SourceFailure";
}

function sentence(problem: Problem): string {
  return problem.where === "" ? problem.message : `${problem.where}: ${problem.message}`;
}
