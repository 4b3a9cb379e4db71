import { Conflict, InvalidInput, NotAllowed, NotFound, type Problem, SourceFailure } from "#platform/errors";

/** A thread had to be ended before it gave a result. */
export class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";
}

/** An error as it crosses from a thread: a clone would lose its class. */
export interface CarriedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly problems: readonly Problem[] | undefined;
}

export function carried(error: unknown): CarriedError {
  if (!(error instanceof Error))
    return { name: "Error", message: String(error), stack: undefined, problems: undefined };
  const { name, message, stack } = error;
  return { name, message, stack, problems: error instanceof InvalidInput ? error.problems : undefined };
}

const named: Readonly<Record<string, new (message: string) => Error>> = {
  Conflict,
  NotAllowed,
  NotFound,
  SourceFailure,
};

/** The error again, of its own type where it is one that the program tells apart. */
export function uncarried({ name, message, stack, problems }: CarriedError): Error {
  if (problems !== undefined) return new InvalidInput(problems);
  const error = new (named[name] ?? Error)(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
