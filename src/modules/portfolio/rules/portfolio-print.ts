import { plainWords, readMarkdown } from "#platform/markdown";
import type { PrintBlock, PrintDocument } from "#platform/pdf";
import { longDay } from "#platform/words";
import { kindWords, type Portfolio, type PortfolioItem } from "./portfolio.ts";

/** A picture as it is printed. */
export interface PrintedPicture {
  readonly bytes: Uint8Array;
  readonly alternative: string;
}

/** The portfolio on paper: its words, and the pictures a PDF can hold, item by item. */
export function portfolioPrint(
  portfolio: Portfolio,
  picturesOf: (item: PortfolioItem) => readonly PrintedPicture[],
): PrintDocument {
  const blocks: PrintBlock[] = [
    { kind: "heading", level: 1, text: portfolio.title },
    { kind: "text", text: `${portfolio.owner}, ${longDay(portfolio.madeOn)}`, look: "quiet" },
    ...paragraphs(portfolio.introduction),
  ];
  for (const { heading, items } of portfolio.groups) {
    blocks.push({ kind: "heading", level: 2, text: heading });
    for (const item of items) blocks.push(...itemBlocks(item, picturesOf(item)));
  }
  return {
    title: portfolio.title,
    language: "en",
    author: portfolio.owner,
    createdAt: portfolio.madeAt,
    footer: portfolio.title,
    blocks,
  };
}

function itemBlocks(item: PortfolioItem, pictures: readonly PrintedPicture[]): readonly PrintBlock[] {
  const facts = [{ label: kindWords[item.kind][0], value: longDay(item.on) }, ...item.facts];
  return [
    { kind: "heading", level: 3, text: item.title },
    ...paragraphs(item.words),
    { kind: "facts", rows: facts },
    ...paragraphs(item.body),
    ...pictures.map((picture) => ({ kind: "picture", ...picture, widthMillimetres: 110 }) as const),
    ...(item.url === undefined
      ? []
      : [{ kind: "link", text: "Where it can be checked", url: item.url } as const]),
  ];
}

/** The words of a text, block by block. */
function paragraphs(markdown: string): readonly PrintBlock[] {
  return readMarkdown(markdown).children.flatMap((node): readonly PrintBlock[] => {
    if (node.type === "list") {
      const items = node.children
        .map((child) => plainWords({ type: "root", children: [child] }))
        .filter((words) => words !== "");
      return items.length === 0 ? [] : [{ kind: "list", items }];
    }
    const text = plainWords({ type: "root", children: [node] });
    if (text === "") return [];
    return [{ kind: "text", text, ...(node.type === "heading" ? { look: "strong" as const } : {}) }];
  });
}
