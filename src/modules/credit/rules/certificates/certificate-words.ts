import { dayWords } from "../sessions/when-words.ts";
import type { CertificateFacts } from "./certificate.ts";

/** The reason for which a certificate is void, as far as anyone may know it: the words of who revoked it are the holder's. */
export const voidWords = {
  revoked: "The organization took back the award that this certificate stood for.",
  "key withdrawn": "The key it was signed with fell into wrong hands. It is being signed anew.",
} as const;

/** How someone took part. */
export const modeWords: Readonly<Record<CertificateFacts["mode"], string>> = {
  live: "Live, in a room or online",
  "recording alone": "A recording, alone",
  "recording in a group": "A recording, in a group with discussion",
  "self-paced course": "A course at one’s own pace",
  "course for credit": "A course for academic credit",
  reading: "Reading",
  presenting: "Presenting",
  teaching: "Teaching",
  publishing: "Writing for publication",
  committee: "Committee or board work",
  mentoring: "Mentoring",
  "supervised project": "A supervised project",
  internship: "An internship",
  other: "Otherwise",
};

/** An instant's day where the session was held: `Thu, Dec 3, 2026`. */
export function dayAt(instant: string, zone: string): string {
  return dayWords(Date.parse(instant) / 1000, zone);
}
