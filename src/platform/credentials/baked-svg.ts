import { Parser } from "htmlparser2";
import type { Baked } from "./baked.ts";

/** The namespaces of the badge's element: of Open Badges 3.0 (§5.3.2.2), and of 2.0. */
const NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
const NAMESPACE_OF_2 = "http://openbadges.org";

/** Whether a text is SVG, as far as its first tag tells. */
export function isSvg(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,10000}?-->\s*)*(?:<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)?(?:<!--[\s\S]{0,10000}?-->\s*)*<(?:[A-Za-z]+:)?svg[\s>/]/u.test(
    text,
  );
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
  const bare = text.replaceAll(/<openbadges:credential\b[\s\S]*?(?:\/>|<\/openbadges:credential>)/gu, "");
  const tag = /<(?:[A-Za-z]+:)?svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/u.exec(bare);
  if (tag === null || tag[0].endsWith("/>")) return undefined;
  const opened = tag[0].includes("xmlns:openbadges=")
    ? tag[0]
    : tag[0].replace(/(\s*)>$/u, ` xmlns:openbadges="${NAMESPACE}"$1>`);
  const element = credential.trimStart().startsWith("{")
    ? `<openbadges:credential><![CDATA[${credential.replaceAll("]]>", "]]\\u003e")}]]></openbadges:credential>`
    : `<openbadges:credential verify="${credential}"></openbadges:credential>`;
  return bare.slice(0, tag.index) + opened + element + bare.slice(tag.index + tag[0].length);
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
