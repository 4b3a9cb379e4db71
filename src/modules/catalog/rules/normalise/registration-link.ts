import type { SourceRecord } from "../record.ts";
import { canonicalUrl, cleanUrl } from "./addresses.ts";
import { onlyStated } from "../only-stated.ts";
import { isRegistrationHost } from "./registration-forms.ts";
import { shownAddress } from "./html-text.ts";
import type { SafeText, TextLink } from "./safe-text.ts";
import { isLedToBySignUp, neverSignsUp, saysSignUp } from "./sign-up-words.ts";

/** Where one reads about it, where one signs up, and the key two listings of it share. */
export interface OfferingLinks {
  readonly url?: string;
  readonly registrationUrl?: string;
  readonly canonicalUrl?: string;
}

/**
 * The links of an offering. A stated registration address comes first, then the page itself when it is on a
 * registration host, then the description's best link: a registration host, or words such as "Register here" in the
 * link or around it.
 */
export function offeringLinks(record: SourceRecord, described: SafeText): OfferingLinks {
  const url = record.url === undefined ? undefined : cleanUrl(record.url);
  const stated = record.registrationUrl === undefined ? undefined : cleanUrl(record.registrationUrl);
  const found = stated ?? (isRegistrationPage(url) ? url : undefined);
  const best = found === undefined ? bestLink(described, url) : { address: found, key: canonicalUrl(found) };
  const key = best?.key ?? (url === undefined ? undefined : canonicalUrl(url));
  return onlyStated({ url, registrationUrl: best?.address, canonicalUrl: key });
}

function isRegistrationPage(url: string | undefined): boolean {
  return url !== undefined && isRegistrationHost(hostIn(url));
}

const SIGN_UP_PATH = /\/(?:register|registration|rsvp|signup|sign-up|enroll?)(?:[/?._-]|$)/iu;

interface BestLink {
  readonly address: string;
  readonly key: string | undefined;
}

function bestLink({ links, text }: SafeText, base: string | undefined): BestLink | undefined {
  let best: BestLink | undefined;
  let bestScore = 0;
  for (const link of links) {
    const score = linkScore(link, text);
    if (score <= bestScore) continue;
    const address = absolute(link.href, base);
    const key = address === undefined ? undefined : canonicalUrl(address);
    if (address !== undefined && key !== undefined) [best, bestScore] = [{ address, key }, score];
  }
  return best;
}

/** Where a link's address first stands in the text, or the words that show it; -1 where neither does. */
function placeOf({ href, label }: TextLink, text: string): number {
  // Addresses within a site are not shown.
  const at = href.startsWith("/") ? -1 : text.indexOf(shownAddress(href));
  return at >= 0 || label === "" ? at : text.indexOf(label);
}

function linkScore(link: TextLink, text: string): number {
  const { href, label } = link;
  if (href.startsWith("mailto:")) return 0;
  const hasWords = saysSignUp(label);
  const direct = isRedirect(href) ? (cleanUrl(href) ?? href) : href;
  if (neverSignsUp.test(direct)) return 0;
  const isOfHost = isRegistrationHost(hostIn(direct)) && !/\/(?:rec|recording|test)\b/u.test(direct);
  if (hasWords) return isOfHost ? 5 : 4;
  const at = placeOf(link, text);
  if (at >= 0 && isLedToBySignUp(link, text, at)) return isOfHost ? 5 : 3;
  if (isOfHost) return 2;
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
