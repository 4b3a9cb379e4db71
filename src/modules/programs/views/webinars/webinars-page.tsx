import { Breadcrumb, DateCard, EmptyState, Page, type Shell } from "#ui";
import { type Webinar, whenWords } from "../../rules/webinars/webinar.ts";
import { cardDate } from "../../rules/words/card-date.ts";

export interface WebinarsPageProps {
  readonly shell: Shell;
  /** Soonest first, each with the day it is on where it is held. */
  readonly webinars: readonly { readonly webinar: Webinar; readonly day: string }[];
}

/** Webinars in which branches tell of their programs. */
export function WebinarsPage({ shell, webinars }: WebinarsPageProps) {
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Webinars about programs"
      heading="Hear it from those who did it"
      lede="Short webinars in which branches tell how they ran a program."
      notices={<Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />}
    >
      <div class="stack">
        {webinars.length === 0 && (
          <EmptyState title="None is announced">
            <p>
              Offer one yourself: on the page of a program of your branch, choose “Offer a webinar”. Or{" "}
              <a href="/programs/near">ask a neighbor</a> to.
            </p>
          </EmptyState>
        )}
        {webinars.map(({ webinar, day }) =>
          DateCard({
            date: cardDate(day),
            title: webinar.title,
            href: `/programs/webinars/${webinar.id}`,
            summary: `${whenWords(webinar)} · ${webinar.provider}`,
            tags: webinar.isCancelled ? [{ label: "Called off", tone: "attention" }] : [],
            level: 2,
          }),
        )}
      </div>
    </Page>
  );
}
