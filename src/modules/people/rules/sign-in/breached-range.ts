/** The part of a password's SHA-1, in hexadecimal, that is told to the list of breached passwords: 20 of 160 bits. */
export const toldDigits = 5;

/**
 * Whether an answer of the list holds the rest of a digest. Each line is `REST:COUNT`; lines with the count 0 are padding,
 * which hides from onlookers how long the answer was.
 *
 * @see https://haveibeenpwned.com/API/v3#PwnedPasswords
 */
export function holdsDigest(answer: string, rest: string): boolean {
  return answer.split(/\r?\n/u).some((line) => {
    const [digits, count] = line.trim().split(":");
    return digits?.toUpperCase() === rest.toUpperCase() && Number(count) > 0;
  });
}
