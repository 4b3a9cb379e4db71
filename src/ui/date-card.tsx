import { html as markup } from "hono/html";
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
  /** Without one the title leads nowhere, as for something that is not kept yet. */
  readonly href?: string | undefined;
  /** One line: who offers it, how people meet; left out where none of it is known. */
  readonly summary: Child;
  readonly tags?: readonly TagProps[] | undefined;
  /** One line for this reader alone. */
  readonly note?: Child;
  /** Why it is shown to this reader. */
  readonly reason?: Child;
  /** Folded away below the rest: a `Disclosure`. */
  readonly more?: Child;
  /** One or two buttons. */
  readonly actions?: Child;
  readonly level?: 2 | 3 | undefined;
}

/**
 * A catalogue card: the date where the call number stood, a red rule beside it.
 *
 * Rendered by a template, since result pages hold dozens. Text is escaped; what comes from JSX is kept.
 */
export function DateCard(props: DateCardProps) {
  const { date, summary, tags = [], note, reason, more, actions } = props;
  const summed = summary ? markup`<p class="quiet">${summary}</p>` : "";
  const noted = note ? markup`<p class="date-card__note">${note}</p>` : "";
  const about = reason ? markup`<p class="date-card__reason">${reason}</p>` : "";
  const buttons = actions ? markup`<div class="date-card__actions">${actions}</div>` : "";
  return markup`<article class="date-card"><div class="date-card__when">${dateColumn(date)}</div><div class="date-card__what">${cardTitle(props)}${summed}${Tags({ tags })}${noted}${about}${more ?? ""}</div>${buttons}</article>`;
}

function cardTitle({ title, href, level = 3 }: DateCardProps) {
  const link = href === undefined ? title : markup`<a class="date-card__link" href="${href}">${title}</a>`;
  return level === 3
    ? markup`<h3 class="date-card__title">${link}</h3>`
    : markup`<h2 class="date-card__title">${link}</h2>`;
}

function dateColumn({ above, large, below, dateTime, spoken }: CardDate) {
  const lines = below.map((line) => markup`<span>${line} </span>`);
  const parts = markup`<span>${above} </span><b class="date-card__large">${large} </b>${lines}`;
  if (spoken !== undefined)
    return markup`<span class="visually-hidden">${spoken}</span><span class="date-card__parts" aria-hidden="true">${parts}</span>`;
  return dateTime === undefined
    ? markup`<span class="date-card__parts">${parts}</span>`
    : markup`<time class="date-card__parts" datetime="${dateTime}">${parts}</time>`;
}
