import type { Child } from "hono/jsx";

export interface DisclosureProps {
  /** What is folded away: `Filters: 4 on`. */
  readonly summary: string;
  readonly isOpen?: boolean | undefined;
  /** Stands open on a wide screen, with the summary as a plain heading. Where a browser cannot, it folds there too. */
  readonly isOpenWhenWide?: boolean | undefined;
  readonly children?: Child;
}

/** A fold: the summary opens and closes the rest, without a script. */
export function Disclosure({ summary, isOpen, isOpenWhenWide, children }: DisclosureProps) {
  return (
    <details class={isOpenWhenWide ? "card fold fold--wide" : "fold"} open={isOpen}>
      <summary class="fold__summary">{summary}</summary>
      <div class="fold__content">
        {isOpenWhenWide && <p class="fold__heading">{summary}</p>}
        {children}
      </div>
    </details>
  );
}
