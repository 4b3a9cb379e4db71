import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { type TagProps, Tags } from "./tag.tsx";

/** The date as it stands at the start of the card, one part a line. */
export interface CardDate {
  /** Above the large part: `Dec`. */
  readonly above: string;
  /** The large part: `3`. */
  readonly large: string;
  /** Below it: `Thu`, `2–3 pm`. */
  readonly below: readonly string[];
  /** For machines: `2026-12-03T14:00-05:00`. Without it the date is text only. */
  readonly dateTime?: string | undefined;
  /** Read aloud in place of the parts, where those would puzzle: `At any time, 45 minutes`. */
  readonly spoken?: string | undefined;
}

export interface DateCardProps {
  readonly date: CardDate;
  readonly title: string;
  readonly href: string;
  /** One line: who offers it, how people meet. */
  readonly summary: Child;
  readonly tags?: readonly TagProps[] | undefined;
  /** Why it is shown to this reader. */
  readonly reason?: Child;
  /** One or two buttons. */
  readonly actions?: Child;
  readonly level?: 2 | 3 | undefined;
}

/**
 * A catalogue card: the date where the call number stood, a red rule beside it.
 *
 * Rendered by a template, since result pages hold dozens. Text is escaped; what comes from JSX is kept.
 */
export function DateCard({ date, title, href, summary, tags, reason, actions, level = 3 }: DateCardProps) {
  const link = html`<a class="date-card__link" href="${href}">${title}</a>`;
  return html`<article class="date-card">
    ${dateColumn(date)}
    <div class="date-card__what">
      ${
        level === 3
          ? html`<h3 class="date-card__title">${link}</h3>`
          : html`<h2 class="date-card__title">${link}</h2>`
      }
      <p class="quiet">${summary}</p>
      ${tags ? Tags({ tags }) : ""}${reason ? html`<p class="date-card__reason">${reason}</p>` : ""}
    </div>
    ${actions ? html`<div class="date-card__actions">${actions}</div>` : ""}
  </article>`;
}

function dateColumn({ above, large, below, dateTime, spoken }: CardDate) {
  const parts = html`<span>${above} </span
    ><b class="date-card__large">${large} </b>${below.map((line) => html`<span>${line} </span>`)}`;
  if (spoken !== undefined)
    return html`<div class="date-card__when">
      <span class="visually-hidden">${spoken}</span
      ><span class="date-card__parts" aria-hidden="true">${parts}</span>
    </div>`;
  return dateTime === undefined
    ? html`<div class="date-card__when"><span class="date-card__parts">${parts}</span></div>`
    : html`<div class="date-card__when">
        <time class="date-card__parts" datetime="${dateTime}">${parts}</time>
      </div>`;
}
