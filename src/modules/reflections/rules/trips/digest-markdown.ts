import type { Digest, DigestEntry } from "./digest.ts";

/** What a digest in Markdown is called, and how its reader names topics and addresses. */
export interface MarkdownDigest {
  readonly title: string;
  /** Where and when. */
  readonly lede: string;
  readonly digest: Digest;
  readonly topicName: (topic: string) => string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
}

/** The whole digest as Markdown: what the team wants to try, what each wrote by session, and topics. */
export function digestMarkdown({ digest, lede, publicUrl, title, topicName }: MarkdownDigest): string {
  const { sessions, topics, tries } = digest;
  const parts = [
    `# ${plain(title)}\n\n${plain(lede)}`,
    ...(tries.length === 0
      ? []
      : [
          `## What we want to try\n\n${tries
            .map(({ names, what }) => `- [ ] ${plain(what)} (${names.map(plain).join(", ")})`)
            .join("\n")}`,
        ]),
    ...sessions.map(
      ({ entries, name }) =>
        `## ${name === "" ? "Of the whole trip" : plain(name)}\n\n${entries
          .map((entry) => entryText(entry, publicUrl))
          .join("\n\n")}`,
    ),
    ...(topics.length === 0
      ? []
      : [
          `## By topic\n\n${topics
            .map(
              ({ entries, topic }) =>
                `- ${plain(topicName(topic))}: ${entries
                  .map(({ headline, id }) => `[${plain(headline)}](${publicUrl}/reflections/${id})`)
                  .join(", ")}`,
            )
            .join("\n")}`,
        ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function entryText({ authorName, body, headline, id }: DigestEntry, publicUrl: string): string {
  return `### [${plain(headline)}](${publicUrl}/reflections/${id})\n\n*${plain(authorName)}*\n\n${lowered(body, publicUrl)}`;
}

/** Words that are no Markdown of their own. */
function plain(words: string): string {
  return words
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/[\\`*_{}[\]<>#|~]/gu, String.raw`\$&`)
    .trim();
}

/** What someone wrote, its headings below those of the digest, and its pictures where they are shown. Code stays as it is. */
function lowered(body: string, publicUrl: string): string {
  let isCode = false;
  return body
    .trim()
    .split("\n")
    .map((line) => {
      if (/^\s{0,3}(?:```|~~~)/u.test(line)) isCode = !isCode;
      if (isCode) return line;
      return line
        .replace(/^(\s{0,3})#{1,6}(?=\s)/u, "$1####")
        .replaceAll("](/journal/images/", `](${publicUrl}/journal/images/`);
    })
    .join("\n");
}
