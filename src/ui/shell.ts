/** A link in the header or footer. */
export interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** What every page of a site has in common. Make it once per request and hand it to each view. */
export interface Shell {
  /** Stands in the header and after the title: `Carrel`. */
  readonly siteName: string;
  /** The language of the words on the page: `en`. */
  readonly language: string;
  /** Logical file names to addresses with a content hash, as the asset build wrote them. */
  readonly assets: Readonly<Record<string, string>>;
  readonly navigation: readonly PageLink[];
  /** Who is reading, at the end of the header: `Librarian · Eastside`. */
  readonly account?: PageLink | undefined;
  readonly footer?: readonly PageLink[] | undefined;
  /** What the reader must know on every page until they act: a sentence, and where to. */
  readonly alert?: { readonly message: string; readonly link: PageLink } | undefined;
}
