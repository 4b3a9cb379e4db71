import { Parser } from "htmlparser2";
import type { Baked } from "./baked.ts";

/** The namespaces of the badge's element: of Open Badges 3.0 (§5.3.2.2), and of 2.0. */
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
const NAMESPACE_OF_2 = "http://openbadges.org";

/** Whether a text is SVG: its first tag is `svg`. */
export function isSvg(text: string): boolean {
  return /^<(?:[A-Za-z]+:)?svg[\s>/]/u.test(text.slice(rootAt(text), rootAt(text) + 100));
}

/**
 * The credential baked into an SVG: the text of the first `credential` element of the Open Badges namespace, or its
 * attribute `verify`. Entities that the document itself declares are never expanded.
 */
export function bakedInSvg(text: string): Baked {
  const reading = new SvgReading();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reading.open(name, attributes);
      },
      ontext: (part) => {
        reading.add(part);
      },
      onclosetag: () => {
        reading.close();
      },
    },
    { xmlMode: true, recognizeCDATA: true },
  );
  parser.end(text);
  return reading.found();
}

/** The SVG with a credential baked in as the first element, in place of any that was. Undefined when it is no SVG. */
export function bakeSvg(text: string, credential: string): string | undefined {
  if (!isSvg(text)) return undefined;
  const bare = text.replaceAll(BAKED_ELEMENT, "");
  const start = rootAt(bare);
  const tag = /^<[^\s>/]+(?:"[^"]*"|'[^']*'|[^>"'])*>/u.exec(bare.slice(start))?.[0];
  if (tag === undefined || tag.endsWith("/>")) return undefined;
  const opened = tag.includes("xmlns:openbadges=")
    ? tag
    : `${tag.slice(0, -1)} xmlns:openbadges="${NAMESPACE}">`;
  // JSON has two ways of writing the end mark of CDATA, and only one of them would end it.
  const element = credential.trimStart().startsWith("{")
    ? `<openbadges:credential><![CDATA[${credential.replaceAll("]]>", "]]\\u003e")}]]></openbadges:credential>`
    : `<openbadges:credential verify="${credential}"></openbadges:credential>`;
  return bare.slice(0, start) + opened + element + bare.slice(start + tag.length);
}

const BAKED_ELEMENT =
  /<openbadges:credential(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?(?:\/>|>[\s\S]*?<\/openbadges:credential>)/gu;

/** Where the first tag begins, behind the declaration, comments and document type. */
function rootAt(text: string): number {
  let place = skipSpace(text, 0);
  for (;;) {
    const end = ["<?", "<!--", "<!"].find((start) => text.startsWith(start, place));
    if (end === undefined) return place;
    const after = end === "<!" ? doctypeEnd(text, place) : ending(text, end === "<?" ? "?>" : "-->", place);
    if (after === undefined) return place;
    place = skipSpace(text, after);
  }
}

/** A document type may hold declarations of its own in brackets. */
function doctypeEnd(text: string, place: number): number | undefined {
  const close = ending(text, ">", place);
  const bracket = text.indexOf("[", place);
  if (close === undefined || bracket === -1 || bracket > close) return close;
  const inner = ending(text, "]", bracket);
  return inner === undefined ? undefined : ending(text, ">", inner);
}

function ending(text: string, mark: string, place: number): number | undefined {
  const at = text.indexOf(mark, place);
  return at === -1 ? undefined : at + mark.length;
}

function skipSpace(text: string, place: number): number {
  let at = place;
  while (at < text.length && /[\s\uFEFF]/u.test(text.charAt(at))) at += 1;
  return at;
}

/** What has been seen of an SVG so far. */
class SvgReading {
  /** The prefixes in force, innermost last; each element's are taken back when it closes. */
  readonly #prefixes: { readonly element: number; readonly prefix: string; readonly namespace: string }[] =
    [];
  #depth = 0;
  #within: number | undefined;
  #text = "";
  #result: Baked | undefined;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    for (const [attribute, namespace] of Object.entries(attributes)) {
      const prefix = /^xmlns(?::(.*))?$/u.exec(attribute);
      if (prefix) this.#prefixes.push({ element: this.#depth, prefix: prefix[1] ?? "", namespace });
    }
    if (this.#result !== undefined || this.#within !== undefined) return;
    const [prefix, local] = name.includes(":") ? name.split(":") : ["", name];
    const namespace = this.#prefixes.findLast((each) => each.prefix === prefix)?.namespace;
    if (namespace === NAMESPACE_OF_2 && local === "assertion") this.#result = { kind: "open-badges-2" };
    if (namespace !== NAMESPACE || local !== "credential") return;
    const attribute = attributes["verify"]?.trim();
    if (attribute) this.#result = { kind: "baked", text: attribute };
    else this.#within = this.#depth;
  }

  add(part: string): void {
    if (this.#within !== undefined) this.#text += part;
  }

  close(): void {
    if (this.#within === this.#depth) {
      this.#result = { kind: "baked", text: this.#text };
      this.#within = undefined;
    }
    while ((this.#prefixes.at(-1)?.element ?? 0) >= this.#depth && this.#prefixes.length > 0)
      this.#prefixes.pop();
    this.#depth -= 1;
  }

  found(): Baked {
    return (
      this.#result ?? { kind: "none", why: "The picture is an SVG, but no Open Badge is baked into it." }
    );
  }
}
