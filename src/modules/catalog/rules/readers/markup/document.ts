import { Parser } from "htmlparser2";

/** One element of a page. Children are elements and runs of text, in order. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Tag | string)[];
  readonly parent?: Tag;
}

export interface MarkupDocument {
  readonly root: Tag;
  /** Every element in document order. */
  readonly tags: readonly Tag[];
  /** True when the page nests so deep that the rest of it was not read. */
  readonly isCutShort: boolean;
  /** What may still be spent on reading texts that lie inside each other; see `TextBudget`. */
  readonly budget: TextBudget;
}

/**
 * Characters and elements that reading a document may touch. A page whose properties nest hundreds deep would have the
 * same text read hundreds of times: an honest page needs a small multiple of its own length.
 */
export interface TextBudget {
  left: number;
}

const budgetPerCharacter = 12;
const smallestBudget = 500_000;

/** Browsers stop at 512; keeps every walk over the tree safe to recurse. */
const deepestNesting = 600;

/** Reads HTML or XHTML as a browser would forgive it; never throws. */
export function parseMarkup(html: string): MarkupDocument {
  const root: Tag = { name: "#document", attributes: {}, children: [] };
  const tags: Tag[] = [];
  const state = { open: root, depth: 0, isCutShort: false };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (state.isCutShort) return;
        const tag: Tag = { name, attributes, children: [], parent: state.open };
        state.open.children.push(tag);
        tags.push(tag);
        state.open = tag;
        state.depth += 1;
        // The parser looks through its open elements at each stray closing tag: without this stop, a page of
        // unclosed elements costs the square of its length.
        if (state.depth > deepestNesting) {
          state.isCutShort = true;
          parser.reset();
        }
      },
      onclosetag() {
        if (state.isCutShort) return;
        state.open = state.open.parent ?? root;
        state.depth -= 1;
      },
      ontext(text) {
        if (state.isCutShort) return;
        const { children } = state.open;
        const before = children.at(-1);
        if (typeof before === "string") children[children.length - 1] = before + text;
        else children.push(text);
      },
    },
    { recognizeCDATA: true, recognizeSelfClosing: false },
  );
  for (let at = 0; at < html.length && !state.isCutShort; at += sliceLength)
    parser.write(html.slice(at, at + sliceLength));
  if (!state.isCutShort) parser.end();
  const budget = { left: smallestBudget + budgetPerCharacter * html.length };
  return { root, tags, isCutShort: state.isCutShort, budget };
}

const sliceLength = 65_536;

export function attribute(tag: Tag, name: string): string | undefined {
  return Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
}

/** The words of a space-separated attribute: `rel`, `class`, `itemtype`. */
export function attributeWords(tag: Tag, name: string): readonly string[] {
  return attribute(tag, name)?.split(/\s+/u).filter(Boolean) ?? [];
}

/** Elements inside `tag`, itself first, in document order; `enters` says whose insides are looked into. */
export function within(tag: Tag, enters: (tag: Tag) => boolean = () => true): readonly Tag[] {
  const found: Tag[] = [];
  const waiting = [tag];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    if (!enters(next)) continue;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && typeof child !== "string") waiting.push(child);
    }
  }
  return found;
}

/** All text inside, scripts included, exactly as written. */
export function rawText(tag: Tag): string {
  return tag.children.map((child) => (typeof child === "string" ? child : rawText(child))).join("");
}
