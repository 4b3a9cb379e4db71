/** An address taken apart for comparing; everything that does not say which page it is has been taken away. */
export interface AddressTraits {
  readonly host: string;
  /** Path and what matters of the query, without slash at the end. */
  readonly path: string;
  /** Host and path: equal for two addresses of one page. */
  readonly key: string;
  /** How many parts the path has; 0 for the front page of a site. */
  readonly depth: number;
}

/**
 * Takes an address apart: scheme, `www.`, port, fragment, tracking and order of the query do not count.
 *
 * Listings bring their canonical address already; this guards against addresses that came another way
 * (stored by an earlier version, typed in by hand).
 */
export function addressTraits(url: string): AddressTraits | undefined {
  const found = ADDRESS.exec(url.trim());
  if (found === null) return undefined;
  const host = (found[1] ?? "")
    .toLowerCase()
    .replace(/^www\d?\./, "")
    .replace(/\.$/, "");
  if (!host.includes(".")) return undefined;
  const path = (found[2] ?? "").replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, "").replace(/\/+$/, "");
  const query = telling(found[3] ?? "");
  const whole = query === "" ? path : `${path}?${query}`;
  return { host, path: whole, key: host + whole, depth: path === "" ? 0 : path.split("/").length - 1 };
}

/** How two addresses relate: one page, a page below the other, two pages of one site, or two sites. */
export type AddressRelation = "same" | "below" | "same-site" | "other-site";

export function addressRelation(a: AddressTraits, b: AddressTraits): AddressRelation {
  if (a.key === b.key) return "same";
  if (a.host !== b.host) return "other-site";
  const [shorter, longer] = a.path.length < b.path.length ? [a.path, b.path] : [b.path, a.path];
  return longer.startsWith(shorter) && /[/?]/.test(longer.charAt(shorter.length)) ? "below" : "same-site";
}

const ADDRESS = /^(?:[a-z][a-z+.-]*:)?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i;
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hs.*|hs[a-z]+tracking|mkt_tok|ref|referrer|source|aff|affiliate|campaign|trk|trkid|vero_.*|pk_.*|piwik_.*|matomo_.*|_ga|_gl|session_?id|phpsessid|jsessionid)$/i;

function telling(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .filter((pair) => pair !== "" && !TRACKING.test(pair.split("=", 1)[0] ?? ""))
    .toSorted()
    .join("&");
}
