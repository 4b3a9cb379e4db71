import type { ProposalText } from "./proposal.ts";

/** One part of a proposal as it is handed in: its heading and paragraphs, or a list. */
export interface ProposalPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly isList: boolean;
}

/** The parts in the order conferences ask for them; what is empty is left out. The title stands before them. */
export function proposalParts(content: ProposalText): readonly ProposalPart[] {
  const parts: readonly (readonly [string, readonly string[], boolean])[] = [
    ["Presenters", paragraphsOf(content.presenters), false],
    ["Abstract", paragraphsOf(content.abstract), false],
    ["Learning outcomes", content.outcomes, true],
    ["Audience", paragraphsOf(content.audience), false],
    ["Evidence", paragraphsOf(content.evidence), false],
  ];
  return parts.flatMap(([heading, paragraphs, isList]) =>
    paragraphs.length === 0 ? [] : [{ heading, paragraphs, isList }],
  );
}

/** The proposal as Markdown. */
export function proposalMarkdown(content: ProposalText): string {
  const parts = proposalParts(content).map(({ heading, paragraphs, isList }) =>
    [
      `## ${heading}`,
      isList ? paragraphs.map((line) => `- ${line}`).join("\n") : paragraphs.join("\n\n"),
    ].join("\n\n"),
  );
  return `${[`# ${content.title}`, ...parts].join("\n\n")}\n`;
}

/** The proposal as plain text, for forms that take nothing else. */
export function proposalPlain(content: ProposalText): string {
  const parts = proposalParts(content).map(({ heading, paragraphs, isList }) =>
    [
      heading.toUpperCase(),
      isList ? paragraphs.map((line) => `- ${line}`).join("\n") : paragraphs.join("\n\n"),
    ].join("\n"),
  );
  return `${[content.title, ...parts].join("\n\n")}\n`;
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
