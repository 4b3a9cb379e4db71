export const shortestPassword = 12;
export const longestPassword = 128;

/**
 * A password as it is hashed: the same letters typed on two keyboards may come as different code points.
 *
 * @see NIST SP 800-63B-4 §3.1.1.2
 */
export function plainPassword(password: string): string {
  return password.normalize("NFKC");
}

/** What anyone would try first at this account. */
export interface KnownWords {
  readonly name: string;
  readonly email: string | undefined;
  readonly siteName: string;
}

/**
 * What keeps a password from being taken, as a sentence; undefined when nothing does. Long is what makes one good: no
 * capital, digit or sign is asked for, and spaces are welcome.
 *
 * @see NIST SP 800-63B-4 §3.1.1.2: no rules of composition, blocklist, at least 64 characters allowed
 */
export function passwordProblem(password: string, known: KnownWords): string | undefined {
  const plain = plainPassword(password);
  // Code points, as the standard counts them.
  const { length } = Array.from(plain);
  if (length < shortestPassword)
    return `A password needs at least ${shortestPassword} characters. Four or five words that do not belong together are easy to keep in mind.`;
  if (length > longestPassword) return `A password can have at most ${longestPassword} characters.`;
  if (isRepetition(plain) || isRun(plain))
    return "This repeats itself or runs along the keyboard, so it is guessed at once. Choose something less regular.";
  if (isMadeOf(plain, guessableWords(known)))
    return "This is made of your name, your address or words that everyone tries first. Choose something nobody would connect with you.";
  return undefined;
}

function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text.toLowerCase());
}

const rows = [
  "abcdefghijklmnopqrstuvwxyz",
  "1234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "1234567890qwertyuiop",
].flatMap((row) => [row, Array.from(row).toReversed().join("")]);

// A run may begin anywhere and start again at the front.
function isRun(text: string): boolean {
  const folded = lettersOf(text);
  if (folded === "") return false;
  return rows.some((row) => row.repeat(Math.ceil(folded.length / row.length) + 1).includes(folded));
}

const firstTried = [
  "password",
  "passwort",
  "passphrase",
  "welcome",
  "letmein",
  "library",
  "librarian",
  "books",
  "admin",
];

function guessableWords({ name, email, siteName }: KnownWords): readonly string[] {
  const [local = "", domain = ""] = (email ?? "").split("@");
  return [
    ...firstTried,
    email ?? "",
    local,
    domain,
    domain.split(".")[0] ?? "",
    siteName,
    name,
    ...name.split(/\s+/u),
  ]
    .map(lettersOf)
    .filter((word) => word.length >= 3)
    .sort((one, other) => other.length - one.length);
}

// What is left besides such words must be worth guessing: a year behind a name is not.
function isMadeOf(text: string, words: readonly string[]): boolean {
  let rest = lettersOf(text);
  for (const word of words) rest = rest.replaceAll(word, "");
  return rest.length <= 4;
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
