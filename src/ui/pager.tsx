export interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page, with everything else in it kept. */
  readonly href: (page: number) => string;
}

// Made once: `toLocaleString` looks the language up at each call.
const counts = new Intl.NumberFormat("en");

/** Earlier and later pages of a list. Nothing when there is one page only. */
export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="Pages of results">
      {page > 1 ? (
        <a class="button button--quiet" href={href(page - 1)} rel="prev">
          <span aria-hidden="true">←</span> Earlier
        </a>
      ) : (
        <span />
      )}
      <span class="quiet">
        Page {page} of {counts.format(pages)}
      </span>
      {page < pages ? (
        <a class="button button--quiet" href={href(page + 1)} rel="next">
          More <span aria-hidden="true">→</span>
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
