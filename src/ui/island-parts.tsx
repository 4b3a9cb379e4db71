import type { Child } from "hono/jsx";

export interface LocalTimeProps {
  /** The instant: `2026-12-03T19:00:00Z`. */
  readonly instant: string;
  /** The zone the words are in: `America/New_York`. */
  readonly zone: string;
  /** That zone is the reader's own, as they state it: what the clock of the machine says is nothing to add. */
  readonly isOwn?: boolean | undefined;
  /** The date and time in that zone, as people say them. */
  readonly children?: Child;
}

/** A time, and with the island `local-time` also the reader's own, when their zone has another. */
export function LocalTime({ instant, zone, isOwn = false, children }: LocalTimeProps) {
  if (isOwn) return <time datetime={instant}>{children}</time>;
  return (
    <local-time data-instant={instant} data-zone={zone} data-suffix="your time">
      <time datetime={instant}>{children}</time>
    </local-time>
  );
}

export interface CopyLinkProps {
  readonly url: string;
  /** What the link leads to: `Calendar feed`. */
  readonly label: string;
}

/** An address to take along. With the island `copy-link` it has a button that copies it. */
export function CopyLink({ url, label }: CopyLinkProps) {
  return (
    <copy-link class="copy-link" data-url={url} data-label="Copy" data-done="Copied">
      <a href={url}>{label}</a>
    </copy-link>
  );
}
