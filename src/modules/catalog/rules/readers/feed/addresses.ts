const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const LINK_ATTRIBUTE = /\b((?:href|src|cite|poster|background)\s*=\s*)("[^"<>]*"|'[^'<>]*')/gi;

/** Whether any of them may be relative: most markup has none, and is told by this alone. */
const RELATIVE_LINK =
  /\b(?:href|src|cite|poster|background)\s*=\s*(?:"(?!["#]|[a-z][a-z0-9+.-]*:)|'(?!['#]|[a-z][a-z0-9+.-]*:))/i;

/** An address as written, made absolute where a base is known; undefined for an empty one. */
export function absoluteUrl(written: string | undefined, base: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const address = written.replace(/[\t\n\r]+/g, "").trim();
  if (address === "" && base === undefined) return undefined;
  if (base === undefined || HAS_SCHEME.test(address)) return address;
  return URL.parse(address, base)?.href ?? address;
}

/** Markup with its relative links made absolute; as it is where no base is known or none is relative. */
export function withAbsoluteLinks(markup: string, base: string | undefined): string {
  if (base === undefined || !markup.includes("=") || !RELATIVE_LINK.test(markup)) return markup;
  return markup.replace(LINK_ATTRIBUTE, (whole, beginning: string, quoted: string) => {
    const written = quoted.slice(1, -1);
    if (written === "" || written.startsWith("#") || HAS_SCHEME.test(written)) return whole;
    const quote = quoted[0] ?? '"';
    return `${beginning}${quote}${absoluteUrl(written, base) ?? written}${quote}`;
  });
}
