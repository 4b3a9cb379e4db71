import type { Child } from "hono/jsx";

export interface TableColumn {
  readonly heading: string;
  /** Numbers stand at the end of the cell, in figures of one width. */
  readonly isNumber?: boolean | undefined;
}

export interface TableProps {
  /** What the table holds; its name for screen readers. */
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly TableColumn[];
  /** One cell per column; the first names its row. */
  readonly rows: readonly (readonly Child[])[];
}

/** Rows and columns. When it is wider than its place it scrolls by itself, with the keyboard too. */
export function Table({ caption, isCaptionHidden, columns, rows }: TableProps) {
  return (
    <section class="table" aria-label={caption} tabindex={0}>
      <table class={columns.length > 3 ? "table__grid table__grid--wide" : "table__grid"}>
        <caption class={isCaptionHidden ? "visually-hidden" : "table__caption"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th class={numberClass(column)} scope="col">
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, place) =>
                place === 0 ? (
                  <th class="table__row-name" scope="row">
                    {cell}
                  </th>
                ) : (
                  <td class={numberClass(columns[place])}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function numberClass(column: TableColumn | undefined) {
  return column?.isNumber === true ? "table__number" : undefined;
}
