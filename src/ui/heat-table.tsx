import type { Child } from "hono/jsx";

/** How full a cell is, from too little to plenty. The words in the cell say the same. */
export type HeatTone = "short" | "just" | "enough" | "ample";

export interface HeatCell {
  readonly tone: HeatTone;
  /** What stands in the cell: `2`. */
  readonly text: string;
  /** What it means, for those who hear it and those who hover: `2 of 3, one short`. */
  readonly meaning: string;
  readonly href?: string | undefined;
}

export interface HeatTableProps {
  /** What the table holds; its name for screen readers. */
  readonly caption: string;
  readonly corner: string;
  /** Columns in groups, as mornings and afternoons stand under a day. A group without parts is one column. */
  readonly groups: readonly { readonly heading: Child; readonly parts: readonly string[] }[];
  /** One cell per column; an absent one is a time when nothing is open, or what `absent` says. */
  readonly rows: readonly { readonly heading: Child; readonly cells: readonly (HeatCell | undefined)[] }[];
  /** What an absent cell means, for those who hear it and those who hover: `closed`. */
  readonly absent?: string;
}

/** Numbers over time with a wash of colour each. A real table: its row heads stay in sight while it scrolls on a phone. */
export function HeatTable({ caption, corner, groups, rows, absent = "closed" }: HeatTableProps) {
  const hasParts = groups.some(({ parts }) => parts.length > 0);
  return (
    <section class="heat" aria-label={caption} tabindex={0}>
      <table class="heat__grid">
        <caption class="heat__caption">{caption}</caption>
        <thead>
          <tr>
            <th class="heat__corner" scope="col" rowspan={hasParts ? 2 : undefined}>
              {corner}
            </th>
            {groups.map(({ heading, parts }) => (
              <th
                scope={parts.length > 0 ? "colgroup" : "col"}
                colspan={parts.length > 1 ? parts.length : undefined}
              >
                {heading}
              </th>
            ))}
          </tr>
          {hasParts && (
            <tr>
              {groups
                .flatMap(({ parts }) => parts)
                .map((part) => (
                  <th class="heat__part" scope="col">
                    {part}
                  </th>
                ))}
            </tr>
          )}
        </thead>
        <tbody>
          {rows.map(({ heading, cells }) => (
            <tr>
              <th class="heat__row-name" scope="row">
                {heading}
              </th>
              {cells.map((cell) => (
                <td class={cell ? `heat__cell heat__cell--${cell.tone}` : "heat__cell"}>
                  <CellText cell={cell} absent={absent} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="heat__hint quiet">Scroll sideways to see the rest.</p>
    </section>
  );
}

function CellText({ cell, absent }: { readonly cell: HeatCell | undefined; readonly absent: string }) {
  if (cell === undefined)
    return (
      <span class="quiet" title={absent}>
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{absent}</span>
      </span>
    );
  const words = (
    <>
      <span aria-hidden="true">{cell.text}</span>
      <span class="visually-hidden">{cell.meaning}</span>
    </>
  );
  return cell.href === undefined ? (
    <span title={cell.meaning}>{words}</span>
  ) : (
    <a class="heat__link" href={cell.href} title={cell.meaning}>
      {words}
    </a>
  );
}
