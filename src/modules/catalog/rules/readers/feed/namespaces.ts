/**
 * The name an element is known by here, whatever prefix the feed chose: `title` for the core of RSS and Atom,
 * `dc:creator`, `ev:startdate` and so on for modules. Always lower case, for feeds that write `<pubdate>`.
 */
const PREFIX_BY_NAMESPACE: Readonly<Record<string, string>> = {
  "http://www.w3.org/2005/atom": "atom",
  "http://purl.org/atom/ns": "atom",
  "http://purl.org/rss/1.0": "",
  "http://my.netscape.com/rdf/simple/0.9": "",
  "http://channel.netscape.com/rdf/simple/0.9": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://backend.userland.com/rss091": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://www.w3.org/xml/1998/namespace": "xml",
  "http://purl.org/dc/elements/1.1": "dc",
  "http://purl.org/dc/elements/1.0": "dc",
  "http://purl.org/dc/terms": "dcterms",
  "http://purl.org/rss/1.0/modules/content": "content",
  "http://purl.org/rss/1.0/modules/event": "ev",
  "http://purl.org/rss/1.0/modules/syndication": "sy",
  "http://purl.org/rss/1.0/modules/taxonomy": "taxo",
  "http://search.yahoo.com/mrss": "media",
  "http://video.search.yahoo.com/mrss": "media",
  "http://www.rssboard.org/media-rss": "media",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "https://podcastindex.org/namespace/1.0": "podcast",
  "https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
  "http://podlove.org/simple-chapters": "psc",
  "http://www.georss.org/georss": "georss",
  "http://www.opengis.net/gml": "gml",
  "http://www.w3.org/2003/01/geo/wgs84_pos": "geo",
  "urn:ietf:params:xml:ns:xcal": "xcal",
  "http://schemas.trumba.com/rss/x-trumba": "trumba",
  "https://libcal.com/rss_xmlns.php": "libcal",
  "https://www.springshare.com/libcal": "libcal",
  "http://bibliocommons.com/rss/1.0/modules/event": "bc",
  "http://webnus.net/rss/mec": "mec",
  "http://base.google.com/ns/1.0": "g",
  "http://base.google.com/cns/1.0": "gc",
  "http://schemas.google.com/g/2005": "gd",
  "http://wellformedweb.org/commentapi": "wfw",
};

/** What to call an undeclared or unknown prefix: the customary owner of the name, else the prefix itself. */
const ALIASES: Readonly<Record<string, string>> = { "x-trumba": "trumba", rss: "", rss10: "", a10: "atom" };

/** Prefixes in force at one element, with the names already worked out under them. */
export interface NamespaceScope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, string>;
  /** The canonical prefix that is left out: `atom` in an Atom document, whose own elements are the core there. */
  readonly core: string;
}

/** The scope around a document's root. */
export function scopeOfDocument(isAtom: boolean): NamespaceScope {
  return { prefixes: new Map(), names: new Map(), core: isAtom ? "atom" : "" };
}

/**
 * The scope inside an element that declares namespaces; `declared` holds its xmlns attributes, prefix to address.
 * An unknown default namespace is taken for a slip on an element of the feed itself (drafts of Atom, RSS with an address
 * of its own); further in it marks foreign content, such as a drawing with a title.
 */
export function scopeWith(
  outer: NamespaceScope,
  declared: ReadonlyMap<string, string>,
  isContainer: boolean,
): NamespaceScope {
  const prefixes = new Map(outer.prefixes);
  for (const [prefix, address] of declared) {
    const canonical =
      knownPrefix(address) ?? (prefix !== "" || isContainer ? prefix.toLowerCase() : "foreign");
    // RSS has no namespace of its own, and feeds that give it Atom's by mistake are still RSS.
    const isMistaken = prefix === "" && canonical === "atom" && isContainer && outer.core !== "atom";
    prefixes.set(prefix, isMistaken ? "" : canonical);
  }
  return { prefixes, names: new Map(), core: outer.core };
}

/** XHTML has no such elements: met in its namespace, or Atom's within RSS, they follow a tag whose end was lost. */
const RECORDS = new Set(["item", "entry"]);

/** The name an element or attribute goes by, in a scope. */
export function canonicalName(scope: NamespaceScope, written: string): string {
  const known = scope.names.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(":");
  const prefix = colon < 0 ? "" : written.slice(0, colon);
  const local = written.slice(colon + 1).toLowerCase();
  const canonical = scope.prefixes.get(prefix) ?? ALIASES[prefix.toLowerCase()] ?? prefix.toLowerCase();
  const isMisplaced = RECORDS.has(local) && prefix === "" && (canonical === "xhtml" || canonical === "atom");
  const isCore = canonical === "" || canonical === scope.core || isMisplaced;
  const name = isCore ? local : `${canonical}:${local}`;
  if (scope.names.size < 10_000) scope.names.set(written, name);
  return name;
}

function knownPrefix(address: string): string | undefined {
  return PREFIX_BY_NAMESPACE[
    address
      .trim()
      .toLowerCase()
      .replace(/[/#]+$/, "")
  ];
}
