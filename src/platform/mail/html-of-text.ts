/**
 * The HTML part of a letter, from its plain text: paragraphs and links, no styles, no pictures, nothing that is loaded
 * from elsewhere.
 */
export function htmlOf({ subject, text }: { readonly subject: string; readonly text: string }): string {
  const paragraphs = text
    .trim()
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((paragraph) => `<p>${paragraph.split(/\r?\n/).map(lineOf).join("<br>\n")}</p>`);
  const head = `<head><meta charset="utf-8"><title>${escape(subject)}</title></head>`;
  return `<!doctype html>\n<html lang="en">\n${head}\n<body>\n${paragraphs.join("\n")}\n</body>\n</html>\n`;
}

// Addresses end before the punctuation of the sentence they stand in.
const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]']/g;

function lineOf(line: string): string {
  let html = "";
  let from = 0;
  for (const match of line.matchAll(address)) {
    html += escape(line.slice(from, match.index));
    html += `<a href="${escape(match[0])}">${escape(match[0])}</a>`;
    from = match.index + match[0].length;
  }
  return html + escape(line.slice(from));
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
