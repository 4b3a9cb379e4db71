/** What is written in a token, taken apart. */
export interface TokenText {
  readonly accountId: string;
  readonly secret: string;
}

const pattern = /^carrel_([0-9a-f]{32})_([\w-]{43})([0-9a-f]{8})$/;

/**
 * The text a program is given: `carrel_ACCOUNT_SECRET`, whose last eight characters are a checksum of all before. Whoever finds
 * one in a log or a repository knows what it is, and one with a slip of the hand is refused without asking the database.
 */
export function tokenText({ accountId, secret }: TokenText): string {
  const start = `carrel_${accountId.replaceAll("-", "")}_${secret}`;
  return start + checksum(start);
}

/** The parts of a token; undefined when it is none of ours, or was copied wrongly. */
export function readTokenText(text: string): TokenText | undefined {
  const [, account = "", secret = "", sum] = pattern.exec(text) ?? [];
  if (sum === undefined || sum !== checksum(text.slice(0, -sum.length))) return undefined;
  return { accountId: account.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"), secret };
}

/** CRC-32 as in RFC 1952 §8: against slips, not against forgers. */
function checksum(text: string): string {
  let crc = 0xffffffff;
  for (const character of text) {
    crc ^= character.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
