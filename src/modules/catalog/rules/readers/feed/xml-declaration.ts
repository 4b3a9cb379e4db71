import { forwardFinder, type ForwardFinder } from "./xml-span.ts";

/** What can be wrong with a document around its records. */
export type ScanProblem = "hidden-record" | "orphan-close" | "own-entities" | "broken-section";

/** The searches that skipping declarations needs, kept for the length of one scan. */
export interface DeclarationFinders {
  readonly document: string;
  readonly commentStart: ForwardFinder;
  readonly commentEnd: ForwardFinder;
  readonly cdataStart: ForwardFinder;
  readonly cdataEnd: ForwardFinder;
  readonly instructionEnd: ForwardFinder;
  readonly item: ForwardFinder;
  readonly entry: ForwardFinder;
  /** A document has one document type; what looks like another is text. */
  readonly doctype: { isRead: boolean };
}

/** Where reading goes on, and what was found on the way. */
export interface Skipped {
  readonly end: number;
  readonly problems: readonly ScanProblem[];
}

const OPENS_CDATA = "<![CDATA[";
const OPENING = /<(?:[A-Za-z_][\w.-]*:)?(?:item|entry)(?=[\s/>])/gi;
const LONGEST_DOCTYPE = 20_000;

export function declarationFinders(document: string): DeclarationFinders {
  return {
    document,
    commentStart: forwardFinder(document, "<!--"),
    commentEnd: forwardFinder(document, "-->"),
    cdataStart: forwardFinder(document, OPENS_CDATA),
    cdataEnd: forwardFinder(document, "]]>"),
    instructionEnd: forwardFinder(document, "?>"),
    item: forwardFinder(document, "item"),
    entry: forwardFinder(document, "entry"),
    doctype: { isRead: false },
  };
}

/** Passes over what starts with `<!` or `<?` at `start`, inside the element called `holder`. */
export function skipDeclaration(
  finders: DeclarationFinders,
  start: number,
  holder: string | undefined,
): Skipped {
  const { document } = finders;
  if (document.startsWith(OPENS_CDATA, start)) return skipCdata(finders, start, holder);
  if (document.startsWith("<!--", start)) return skipComment(finders, start);
  if (document.startsWith("<?", start)) return skipInstruction(finders, start);
  if (!/^<!doctype/i.test(document.slice(start, start + 9)) || finders.doctype.isRead)
    return passed(start + 2);
  finders.doctype.isRead = true;
  return skipDoctype(document, start);
}

/**
 * A section without an end, or one that runs over the start of another, has lost its `]]>`: it ends with the element
 * that holds it. Any other is text, even where it quotes a whole feed.
 */
function skipCdata(finders: DeclarationFinders, start: number, holder: string | undefined): Skipped {
  const { document } = finders;
  const inside = start + OPENS_CDATA.length;
  const end = finders.cdataEnd(inside);
  const nested = finders.cdataStart(inside);
  const runsOver = end < 0 || (nested >= 0 && nested < end);
  if (!runsOver) return { end: end + 3, problems: hiddenRecords(finders, inside, end) };
  const region = document.slice(inside, nested < 0 ? document.length : nested);
  const holderEnd = holder === undefined ? -1 : region.search(closingTag(holder));
  const isWholeField = holderEnd >= 0 && !region.slice(0, holderEnd).match(OPENING);
  if (isWholeField) return { end: inside + holderEnd, problems: ["broken-section"] };
  if (end >= 0 && !region.match(OPENING)) return passed(end + 3);
  // A stray marker must not hide what follows it: only the marker is passed over.
  return { end: inside, problems: ["broken-section"] };
}

/** Two hyphens may not stand in a comment (XML 1.0 §2.5): one that holds the start of another has lost its end. */
function skipComment(finders: DeclarationFinders, start: number): Skipped {
  const inside = start + 4;
  const end = finders.commentEnd(inside);
  const nested = finders.commentStart(inside);
  if (end < 0 || (nested >= 0 && nested < end)) return passed(inside);
  return { end: end + 3, problems: hiddenRecords(finders, inside, end) };
}

/** One problem for each record that opens between two places that are not read. */
function hiddenRecords(finders: DeclarationFinders, from: number, to: number): ScanProblem[] {
  const [item, entry] = [finders.item(from), finders.entry(from)];
  if ((item < 0 || item > to) && (entry < 0 || entry > to)) return [];
  return (
    finders.document
      .slice(from, to)
      .match(OPENING)
      ?.map(() => "hidden-record") ?? []
  );
}

function closingTag(name: string): RegExp {
  return new RegExp(`</${name.replaceAll(".", String.raw`\.`)}[\\s>]`, "i");
}

function skipInstruction(finders: DeclarationFinders, start: number): Skipped {
  const end = finders.instructionEnd(start);
  const markup = finders.document.indexOf("<", start + 2);
  return passed(end < 0 || (markup >= 0 && markup < end) ? start + 2 : end + 2);
}

/** Nothing is fetched and nothing declared is used: no external subset, no entities of the document's own. */
function skipDoctype(document: string, start: number): Skipped {
  const head = document.slice(start, start + LONGEST_DOCTYPE);
  const simple = /^<!doctype[^[<>]*>/i.exec(head);
  if (simple) return passed(start + simple[0].length);
  const subset = /^<!doctype[^[<>]*\[[\s\S]*?\]\s*>/i.exec(head);
  // A subset without an end would hide the feed itself.
  if (!subset || /<(?:item|entry|channel)\b/i.test(subset[0])) return passed(start + 2);
  const problems: ScanProblem[] = /<!entity/i.test(subset[0]) ? ["own-entities"] : [];
  return { end: start + subset[0].length, problems };
}

function passed(end: number): Skipped {
  return { end, problems: [] };
}
