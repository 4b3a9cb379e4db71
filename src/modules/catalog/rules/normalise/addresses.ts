import { registrationKey } from "./registration-forms.ts";
import { isOfWeb, parseWebAddress } from "./web-address.ts";
import type { WebAddress } from "./web-address.ts";

/**
 * The key under which two listings of one registration meet: the address without tracking, redirectors, scheme,
 * `www.`, port, fragment and trailing slash, parameters in order, and the forms of one platform made one.
 * Absent when the address is not a web address, or names a whole site or list rather than one thing.
 */
export function canonicalUrl(address: string): string | undefined {
  const url = parseAddress(address);
  if (url === undefined) return undefined;
  const key = registrationKey(url);
  if (key !== undefined) return key;
  if (!isSpecific(url)) return undefined;
  const query = url.search === "" ? "" : keptParameters(url).toSorted(byText).join("&");
  return `${hostOf(url)}${pathOf(url)}${query === "" ? "" : `?${query}`}`;
}

/** The address a person follows: redirectors opened, tracking removed, everything else left as published. */
export function cleanUrl(address: string): string | undefined {
  const url = parseAddress(address);
  if (url === undefined) return undefined;
  const isTracked = url.hash !== "" && TRACKING_FRAGMENT.test(url.hash);
  const href = isTracked ? url.href.slice(0, -url.hash.length) : url.href;
  if (url.search === "") return href;
  const parameters = rawParameters(url);
  const kept = keptParameters(url);
  return kept.length === parameters.length ? href : withParameters(href, url.search, kept);
}

/** Put together as text: setting `search` would have the whole address read again. It too drops one "?" in front. */
function withParameters(href: string, search: string, kept: readonly string[]): string {
  const from = href.indexOf("?");
  const query = kept.length === 0 ? "" : `?${kept.join("&").replace(/^\?/u, "")}`;
  return `${href.slice(0, from)}${query}${href.slice(from + search.length)}`;
}

/** True when an address names one thing: a bare host, a list of events or a home page does not. */
export function isSpecific(url: WebAddress): boolean {
  const path = pathOf(url).toLowerCase();
  if (path === "") return keptParameters(url).some((parameter) => /^(?:p|id|event|e)=/u.test(parameter));
  return (
    !LIST_PATH.test(path) || keptParameters(url).some((parameter) => /(?:id|event|slug)=/iu.test(parameter))
  );
}

const LIST_PATH =
  /^(?:\/(?:en|es|fr|us|index|home|default|main))?(?:\/(?:home|events?|calendars?|trainings?|webinars?|workshops?|classes|courses?|learn|learning|education|programs?|continuing-education|ce|pd|professional-development|upcoming|upcoming-events|schedule|news|blog|archive|contact|about|index\.(?:html?|php|aspx?)))*$/u;

/** Opens redirectors that show their target, at most five deep, and gives the web address inside. */
function parseAddress(address: string): WebAddress | undefined {
  let url = parseWebAddress(address);
  for (let depth = 0; url !== undefined && depth < 5; depth++) {
    const target = redirectTarget(url);
    if (target === undefined) break;
    url = parseWebAddress(target);
  }
  return url !== undefined && isOfWeb(url) ? url : undefined;
}

/** Redirectors: which host, and the parameters that hold the target. */
const REDIRECTORS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/u, ["url"]],
  [/^(?:www\.)?google\.[a-z.]{2,6}$/u, ["q", "url"]],
  [/^(?:l|lm)\.(?:facebook|instagram)\.com$/u, ["u"]],
  [/^(?:www\.)?linkedin\.com$/u, ["url"]],
  [/^(?:www\.)?youtube\.com$/u, ["q"]],
  [/^slack-redir\.net$/u, ["url"]],
  [/^nam\d+\.safelinks\./u, ["url"]],
  [/^(?:click|clicks|link|links|track|tracking|t|go|email|lnks)\./u, ["url", "u", "target", "redirect"]],
  [/(?:^|\.)list-manage\.com$/u, ["url"]],
  [/(?:^|\.)(?:cudasvc|barracudanetworks)\.com$/u, ["a"]],
  [/(?:^|\.)sophos\.com$/u, ["d"]],
];

const ANY_REDIRECTOR = new RegExp(REDIRECTORS.map(([pattern]) => pattern.source).join("|"), "u");

function redirectTarget(url: WebAddress): string | undefined {
  const host = url.hostname;
  if (host.endsWith("urldefense.com") || host.endsWith("urldefense.proofpoint.com")) return urlDefense(url);
  if (url.search === "" || !ANY_REDIRECTOR.test(host)) return undefined;
  const parameters = new URLSearchParams(url.search);
  for (const [pattern, names] of REDIRECTORS) {
    if (!pattern.test(host)) continue;
    if (/(?:google|linkedin|youtube)\./u.test(host) && !/^\/(?:url|redir|redirect)/u.test(url.pathname))
      continue;
    for (const name of names) {
      const target = parameters.get(name);
      if (target !== null && /^https?:\/\//iu.test(target)) return target;
    }
  }
  return undefined;
}

/**
 * Proofpoint's two forms: v2 writes the address in `u` with `-` for `%` and `_` for `/`; v3 between `__` and `__;`
 * in the path, with `*` for characters kept apart in base64 after it.
 */
function urlDefense(url: WebAddress): string | undefined {
  const second = new URLSearchParams(url.search).get("u");
  if (url.pathname.startsWith("/v2/") && second !== null) {
    return decoded(second.replaceAll("-", "%").replaceAll("_", "/"));
  }
  // An address with parameters keeps its "?", so that their end stands among the parameters of the redirector.
  const inPath = PROOFPOINT_THREE.exec(decoded(url.pathname) ?? url.pathname);
  const third = inPath ?? PROOFPOINT_THREE.exec(`${url.pathname}${url.search}`);
  if (third?.[1] === undefined) return undefined;
  const apart = Array.from(atobOrEmpty((third[2] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
  const text = third[1].replace(/\*(?!\*)/gu, () => apart.shift() ?? "*");
  return `${text.replace(/^(https?):\/+/iu, "$1://")}${inPath === null ? "" : url.search}`;
}

const PROOFPOINT_THREE = /^\/v3\/__(.+?)__;([^!]*)/u;

function atobOrEmpty(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Parameters that say how a reader came, never what is shown. */
const TRACKING =
  /^(?:utm_\w+|mc_[ce]id|_?hs(?:enc|mi|fp|sc|tc)|hsctatracking|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid?|igsh|mkt_tok|oly_(?:enc|anon)_id|vero_(?:id|conv)|wickedid|ck_subscriber_id|sc_(?:campaign|channel|content|medium|outcome|geo|country)|s_cid|cmpid|campaign_?id|trk(?:campaign|info)?|ref_?src|aff|afftrack|_ga|_gl|_x_zm_\w+|elqtrack\w*|elq|elqaid|elqat|elqcampaignid|sslid|sseid|jobid|bblinkid|bbemailid|bbejrid|emci|emdi|ceid|sourceid|sfmc_\w+|dm_i|eType|emailid|ss_(?:source|campaign_\w+|email_id)|blm_aid|rdt_cid|fb_action_\w+|__s|_kx|_bta_\w+|mibextid|source|ref|eid_source)$/iu;
const TRACKING_FRAGMENT = /^#(?:utm_|\.[A-Za-z0-9_-]{8,}|xtor=)/u;

function rawParameters(url: WebAddress): string[] {
  return url.search === "" ? [] : url.search.slice(1).split("&");
}

function keptParameters(url: WebAddress): string[] {
  return rawParameters(url).filter((parameter) => {
    const equals = parameter.indexOf("=");
    return parameter !== "" && !TRACKING.test(equals < 0 ? parameter : parameter.slice(0, equals));
  });
}

function hostOf(url: WebAddress): string {
  const { host } = url;
  return /^www|:/u.test(host) ? host.replace(/^www\d?\./u, "").replace(/:(?:80|443)$/u, "") : host;
}

function pathOf(url: WebAddress): string {
  const { pathname } = url;
  if (!/\/\/|\/$|index\./u.test(pathname)) return pathname;
  return pathname.replace(/\/{2,}/gu, "/").replace(/\/(?:index\.(?:html?|php))?$/u, "");
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
