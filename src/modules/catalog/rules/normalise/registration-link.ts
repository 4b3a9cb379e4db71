import type { SourceRecord } from "../record.ts";
import { canonicalUrl, cleanUrl } from "./addresses.ts";
import { onlyStated } from "../only-stated.ts";
import { isRegistrationHost } from "./registration-forms.ts";
import type { TextLink } from "./safe-text.ts";

/** Where one reads about it, where one signs up, and the key two listings of it share. */
export interface OfferingLinks {
  readonly url?: string;
  readonly registrationUrl?: string;
  readonly canonicalUrl?: string;
}

/**
 * The links of an offering. A stated registration address comes first, then the page itself when it is on a
 * registration host, then the description's best link: a registration host, or words such as "Register here".
 */
export function offeringLinks(record: SourceRecord, links: readonly TextLink[]): OfferingLinks {
  const url = record.url === undefined ? undefined : cleanUrl(record.url);
  const stated = record.registrationUrl === undefined ? undefined : cleanUrl(record.registrationUrl);
  const found = stated ?? (isRegistrationPage(url) ? url : undefined);
  const best = found === undefined ? bestLink(links, url) : { address: found, key: canonicalUrl(found) };
  const key = best?.key ?? (url === undefined ? undefined : canonicalUrl(url));
  return onlyStated({ url, registrationUrl: best?.address, canonicalUrl: key });
}

function isRegistrationPage(url: string | undefined): boolean {
  return url !== undefined && isRegistrationHost(hostIn(url));
}

const SIGN_UP_WORDS =
  /\b(?:regist(?:er|ration)|sign[ -]?up|rsvp|enroll?(?:ment)?|reserve (?:your|a) (?:seat|spot|place)|save (?:your|a) (?:seat|spot)|get tickets|buy tickets|tickets|inscr[ií]bete|s['’]inscrire)\b/iu;
const SIGN_UP_PATH = /\/(?:register|registration|rsvp|signup|sign-up|enroll?)(?:[/?._-]|$)/iu;
/** Links whose words speak of signing up for something else: a newsletter, an account. */
const OTHER_SIGN_UP = /newsletter|mailing list|e-?mail list|account|unsubscribe|our list|updates|recording/iu;

interface BestLink {
  readonly address: string;
  readonly key: string | undefined;
}

function bestLink(links: readonly TextLink[], base: string | undefined): BestLink | undefined {
  let best: BestLink | undefined;
  let bestScore = 0;
  for (const link of links) {
    const score = linkScore(link);
    if (score <= bestScore) continue;
    const address = absolute(link.href, base);
    const key = address === undefined ? undefined : canonicalUrl(address);
    if (address !== undefined && key !== undefined) [best, bestScore] = [{ address, key }, score];
  }
  return best;
}

function linkScore({ href, label }: TextLink): number {
  if (href.startsWith("mailto:") || OTHER_SIGN_UP.test(label)) return 0;
  const hasWords = SIGN_UP_WORDS.test(label);
  const direct = isRedirect(href) ? (cleanUrl(href) ?? href) : href;
  if (isRegistrationHost(hostIn(direct)) && !/\/(?:rec|recording|test)\b/u.test(direct))
    return hasWords ? 4 : 2;
  if (hasWords) return 3;
  return SIGN_UP_PATH.test(direct) ? 1 : 0;
}

/** An address inside another one. */
function isRedirect(href: string): boolean {
  return href.includes("%3A%2F%2F") || href.includes("urldefense") || href.lastIndexOf("://") > 8;
}

function hostIn(address: string): string {
  return /^https?:\/\/([^/?#:]+)/iu.exec(address)?.[1]?.toLowerCase() ?? "";
}

function absolute(href: string, base: string | undefined): string | undefined {
  if (/^https?:/iu.test(href)) return cleanUrl(href);
  const url = URL.parse(/^www\./iu.test(href) ? `https://${href}` : href, base);
  return url === null ? undefined : cleanUrl(url.href);
}
