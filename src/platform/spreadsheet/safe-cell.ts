/**
 * A cell's text for a CSV file that people open in a spreadsheet program: one that would be run as a formula gets an
 * apostrophe before it, which such programs show as text. A plain number, such as -3.5 or +1, stays a number.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function safeCell(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/u.test(text) ? `'${text}` : text;
}
