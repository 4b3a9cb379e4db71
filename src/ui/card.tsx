import type { Child } from "hono/jsx";

export interface CardProps {
  readonly heading?: string | undefined;
  /** How deep the card stands on the page; below the `h1` that is 2. */
  readonly level?: 2 | 3 | undefined;
  /** At the end of the heading's line: a link, a stamp. */
  readonly aside?: Child;
  readonly children?: Child;
}

/** A piece of paper on the desk: one subject, with a heading. */
export function Card({ heading, level = 2, aside, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="card stack">
      {(heading || aside) && (
        <div class="row row--apart">
          {heading && <Heading>{heading}</Heading>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

export interface FactProps {
  readonly label: string;
  /** Set large: `109 of 112`, `$262`. */
  readonly value: string;
  readonly note?: Child;
}

/** One number that matters, on its own card; several stand well in a `.grid`. */
export function Fact({ label, value, note }: FactProps) {
  return (
    <div class="card">
      <span class="quiet">{label}</span>
      <span class="figure">{value}</span>
      {note && <small>{note}</small>}
    </div>
  );
}
