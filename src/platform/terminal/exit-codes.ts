import { Conflict, InvalidInput, NotAllowed, NotFound, SourceFailure } from "#platform/errors";

/** Ends a command with a code that the program which started it knows: a mail server has its own. */
export class EndWith extends Error {
  override readonly name = "EndWith";
  readonly exitCode: number;

  constructor(exitCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The exit code of the command line for an error: 2 to 6 for the five we name, 1 for a bug of ours. */
export function exitCodeFor(error: unknown): number {
  if (error instanceof InvalidInput) return 2;
  if (error instanceof NotAllowed) return 3;
  if (error instanceof NotFound) return 4;
  if (error instanceof Conflict) return 5;
  if (error instanceof SourceFailure) return 6;
  if (error instanceof EndWith) return error.exitCode;
  return 1;
}

/** What a person reads on the terminal: the message of an error we name, the whole stack of a bug. */
export function explain(error: unknown): string {
  if (exitCodeFor(error) !== 1 && error instanceof Error) return error.message;
  if (error instanceof Error)
    return `This is a bug in Carrel, not something you did.\n${error.stack ?? error.message}`;
  return `This is a bug in Carrel, not something you did: ${String(error)}`;
}
