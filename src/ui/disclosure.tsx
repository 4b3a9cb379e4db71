import type { Child } from "hono/jsx";

export interface DisclosureProps {
  /** What is folded away: `Filters: 4 on`. */
  readonly summary: string;
  readonly isOpen?: boolean | undefined;
  /** Stands open on a wide screen, with the summary as a plain heading. Where a browser cannot, it folds there too. */
  readonly isOpenWhenWide?: boolean | undefined;
  /** Unique on the page. With it, the island `filter-form` keeps the summary in step with what was found. */
  readonly id?: string | undefined;
  /** What it is about, for those who cannot see where it stands: `Makerspaces on a Shoestring`. */
  readonly about?: string | undefined;
  readonly children?: Child;
}

/** A fold: the summary opens and closes the rest, without a script. */
export function Disclosure({ summary, isOpen, isOpenWhenWide, id, about, children }: DisclosureProps) {
  return (
    <details class={isOpenWhenWide ? "card fold fold--wide" : "fold"} open={isOpen}>
      <summary class="fold__summary">
        <LiveText id={id && `${id}-summary`}>{summary}</LiveText>
        {about && <span class="visually-hidden">: {about}</span>}
      </summary>
      <div class="fold__content">
        {isOpenWhenWide && (
          <p class="fold__heading">
            <LiveText id={id && `${id}-heading`}>{summary}</LiveText>
          </p>
        )}
        {children}
      </div>
    </details>
  );
}

function LiveText({ id, children }: { readonly id: string | undefined; readonly children?: Child }) {
  return id ? (
    <span id={id} data-live="">
      {children}
    </span>
  ) : (
    <>{children}</>
  );
}
