import type { PrintBlock } from "#platform/pdf";
import { FactList, Table } from "#ui";

/** A document that can also be had as a PDF, on the page. The page shows the title itself; headings begin at level 2. */
export function Printed({ blocks }: { readonly blocks: readonly PrintBlock[] }) {
  return (
    <div class="stack">
      {blocks.map((block) => (
        <Block block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: PrintBlock }) {
  switch (block.kind) {
    case "heading":
      if (block.level === 1) return null;
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case "text":
      if (block.look === "strong")
        return (
          <p>
            <b>{block.text}</b>
          </p>
        );
      return <p class={textClass[block.look ?? "plain"]}>{block.text}</p>;
    case "link":
      return (
        <p>
          <a href={block.url}>{block.text}</a>
        </p>
      );
    case "facts":
      return <FactList facts={block.rows.map(({ label, value }) => ({ name: label, value }))} />;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return (
        <Table
          caption={block.caption}
          columns={block.columns.map(({ name, isNumber }) => ({ heading: name, isNumber }))}
          rows={block.rows}
        />
      );
    case "signatures":
      return (
        <>
          {block.lines.map((line) => (
            <p class="quiet">_______________________________ {line}</p>
          ))}
        </>
      );
    // On paper alone: a page has its own address for the picture, and no end of a page.
    case "picture":
    case "new page":
      return null;
    default:
      return block satisfies never;
  }
}

const textClass = { plain: undefined, quiet: "quiet", large: "lede" } as const;
