import type { SourceRecord } from "../record.ts";
import { canonicalUrl, cleanUrl } from "./addresses.ts";
import { onlyStated } from "./only-stated.ts";
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
  const base = url ?? record.registrationUrl;
  const stated = record.registrationUrl === undefined ? undefined : cleanUrl(record.registrationUrl);
  const registrationUrl = stated ?? registrationPage(url) ?? bestLink(links, base);
  return onlyStated({ url, registrationUrl, canonicalUrl: keyOf(registrationUrl) ?? keyOf(url) });
}

function keyOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : canonicalUrl(address);
}

function registrationPage(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed !== null && isRegistrationHost(parsed) ? url : undefined;
}

const SIGN_UP_WORDS =
  /\b(?:regist(?:er|ration)|sign[ -]?up|rsvp|enroll?(?:ment)?|reserve (?:your|a) (?:seat|spot|place)|save (?:your|a) (?:seat|spot)|get tickets|buy tickets|tickets|inscr[ií]bete|s['’]inscrire)\b/iu;
const SIGN_UP_PATH = /\/(?:register|registration|rsvp|signup|sign-up|enroll?)(?:[/?._-]|$)/iu;
/** Links whose words speak of signing up for something else: a newsletter, an account. */
const OTHER_SIGN_UP = /newsletter|mailing list|e-?mail list|account|unsubscribe|our list|updates|recording/iu;

function bestLink(links: readonly TextLink[], base: string | undefined): string | undefined {
  let best: { score: number; address: string } | undefined;
  for (const link of links) {
    const score = linkScore(link);
    if (score === 0 || score <= (best?.score ?? 0)) continue;
    const address = absolute(link.href, base);
    if (address !== undefined && canonicalUrl(address) !== undefined) best = { score, address };
  }
  return best?.address;
}

function linkScore(link: TextLink): number {
  if (OTHER_SIGN_UP.test(link.label) || link.href.startsWith("mailto:")) return 0;
  const hasWords = SIGN_UP_WORDS.test(link.label);
  const url = URL.parse(cleanUrl(link.href) ?? link.href);
  const isHost = url !== null && isRegistrationHost(url) && !/\/(?:rec|recording|test)\b/u.test(url.pathname);
  if (isHost) return hasWords ? 4 : 2;
  if (hasWords) return 3;
  return SIGN_UP_PATH.test(link.href) ? 1 : 0;
}

function absolute(href: string, base: string | undefined): string | undefined {
  const whole = /^www\./iu.test(href) ? `https://${href}` : href;
  const url = URL.parse(whole, base);
  return url === null ? undefined : cleanUrl(url.href);
}
