import { DatabaseError } from "pg";

/**
 * Whether a statement failed because a row like it is there already, by the constraint's name when one is given.
 *
 * Actions turn it into `Conflict` or into «already done»; asking first would leave a gap between asking and writing.
 *
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html (23505)
 */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return (
    error instanceof DatabaseError &&
    error.code === "23505" &&
    (constraint === undefined || error.constraint === constraint)
  );
}
