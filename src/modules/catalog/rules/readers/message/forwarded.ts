/** A subject without the marks of replying and forwarding: `Fwd: RE: [ce-list] Webinar` is `Webinar`. */
export function bareSubject(subject: string): string {
  let bare = subject.slice(0, 1_000).replaceAll(/\s+/gu, " ").trim();
  for (let before = ""; before !== bare;) {
    before = bare;
    bare = bare
      .replace(/^(?:re|fwd?|fw|aw|wg|tr|rv|sv|vs|external|ext)\s*(?:\[\d+\])?\s*:\s*/iu, "")
      .replace(/^\[[^\]]{1,40}\]\s*/u, "");
  }
  return bare;
}

const divider =
  /^(?:-{2,}\s*(?:forwarded|original) message\s*-{2,}|begin forwarded message:|-{5,}|_{5,})\s*$/iu;
const headerLine =
  /^[>*\s]*(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|de|para|gesendet|betreff)\s*:\*?\s/iu;

const dateLine = /^[>*\s]*date\s*:/iu;

/** The words of a forwarded message itself: without who sent it to whom, quote marks and signatures. */
export function innerText(text: string, sender?: string): string {
  const lines = text.split(/\r?\n/u).map((line) => line.replace(/^(?:>\s?)+/u, ""));
  const start = lastHeader(lines);
  // Below the headers a line `Date:` is that of the event.
  const body = lines
    .slice(start)
    .filter((line) => (!headerLine.test(line) || dateLine.test(line)) && !divider.test(line.trim()));
  const signature = body.findIndex((line) => /^-- ?$/u.test(line));
  return withoutClosing(body.slice(0, signature === -1 ? undefined : signature), sendersOf(lines, sender))
    .join("\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
}

/** Names of who wrote it: of the message, and of those that it forwards. */
function sendersOf(lines: readonly string[], sender: string | undefined): readonly string[] {
  const named = lines
    .slice(0, mostHeaderLines)
    .flatMap((line) => /^[>*\s]*from\s*:\*?\s+"?([^"<@\n]{3,60}?)"?\s*(?:<|\[|$)/iu.exec(line)?.[1] ?? []);
  return [...named, ...(sender === undefined ? [] : [sender])]
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name.includes(" "));
}

const mostHeaderLines = 2_000;
const longestClosing = 6;
/** A name with degree, post or telephone number; what is longer tells of a person who presents. */
const longestName = 80;

/** Without the sender's name at the end, and the post and telephone number below it; a way to register stays. */
function withoutClosing(body: readonly string[], senders: readonly string[]): readonly string[] {
  const place = body.findLastIndex((line) => {
    const words = line.trim().toLowerCase();
    return senders.some(
      (name) => words === name || (words.startsWith(`${name},`) && words.length <= longestName),
    );
  });
  if (place === -1) return body;
  const below = body.slice(place + 1).filter((line) => line.trim() !== "");
  const isClosing = below.length <= longestClosing && !below.some((line) => /regist|sign up/iu.test(line));
  return isClosing ? body.slice(0, place) : body;
}

/** The subject that a forwarded message states inside, when it does. */
export function innerSubject(text: string): string | undefined {
  const found = [...text.matchAll(/^[>* \t]{0,20}subject[ \t]?:\*?[ \t]{0,20}(\S.{0,300})$/gimu)].at(-1)?.[1];
  return found === undefined ? undefined : bareSubject(found);
}

/** The line after the last block of headers that follows a divider or stands at the top. */
function lastHeader(lines: readonly string[]): number {
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const isBlock =
      headerLine.test(line) &&
      (headerLine.test(lines[index + 1] ?? "") || headerLine.test(lines[index - 1] ?? ""));
    if (isBlock || /^(?:begin forwarded|-{2,}\s*(?:forwarded|original))/iu.test(line.trim()))
      start = index + 1;
  }
  return start;
}
