import { InvalidInput, NotFound } from "#platform/errors";
import { inputBytes } from "#platform/terminal";
import type { Reading } from "../rules/personal/read-personal-problem.ts";

/**
 * The document in a file (`-` is standard input), or every fault of it by the document's name and the field.
 *
 * @throws NotFound when there is no such file; InvalidInput when it cannot be read, or not as this document.
 */
export async function givenDocument<Document>(
  file: string,
  name: string,
  read: (text: string) => Reading<Document>,
): Promise<Document> {
  const reading = read(await textOf(file));
  if (reading.isValid) return reading.document;
  throw new InvalidInput(
    reading.problems.map(({ message, where }) => ({
      where: where === "" ? name : `${name}, ${where}`,
      message,
    })),
  );
}

/** Of several files given it is said which one cannot be read. */
async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder().decode(await inputBytes(file));
  } catch (error) {
    if (error instanceof NotFound) throw new NotFound(`${file}: There is no such file.`, { cause: error });
    if (error instanceof InvalidInput)
      throw new InvalidInput([{ where: file, message: error.message }], { cause: error });
    if (!isSystemError(error)) throw error;
    throw new InvalidInput([{ where: file, message: `It cannot be read (${error.code}).` }], {
      cause: error,
    });
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
