import type { Child } from "hono/jsx";
import { type Alternate, ButtonLink, EmptyState, FlashNotice, Page, type Shell, type ShownFlash } from "#ui";
import { type ListedReflection, ReflectionList } from "./reflection-card.tsx";

export interface StreamPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly title: string;
  readonly lede: Child;
  readonly actions?: Child;
  readonly current: string;
  /** Other streams, the one shown marked. */
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[];
  readonly reflections: readonly ListedReflection[];
  /** The address of the next page. */
  readonly next: string | undefined;
  readonly empty: string;
  readonly alternates?: readonly Alternate[];
  readonly isUnlisted: boolean;
}

/** What some of us wrote, newest first. */
export function StreamPage(props: StreamPageProps) {
  const { alternates = [], flash, reflections, next, tabs } = props;
  return (
    <Page
      shell={props.shell}
      title={props.title}
      current={props.current}
      lede={props.lede}
      actions={props.actions}
      alternates={alternates}
      isUnlisted={props.isUnlisted}
      notices={flash && <FlashNotice flash={flash} csrfToken={props.csrfToken} />}
    >
      {tabs.length > 1 && (
        <nav aria-label="Streams" class="row">
          {tabs.map(({ href, isCurrent, label }) => (
            <a
              class={isCurrent ? "button" : "button button--quiet"}
              href={href}
              aria-current={isCurrent ? "page" : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
      )}
      {reflections.length === 0 ? (
        <EmptyState title="Nothing to read here yet">
          <p>{props.empty}</p>
          <p>
            <ButtonLink href="/journal/write" tone="primary">
              Write one
            </ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <ReflectionList reflections={reflections} />
      )}
      <div class="row row--apart">
        {next === undefined ? <span /> : <ButtonLink href={next}>Older</ButtonLink>}
        {alternates.length > 0 && (
          <p class="quiet">
            {"Follow elsewhere: "}
            {alternates.map(({ href, title }, place) => (
              <>
                {place > 0 && " · "}
                <a href={href}>{title}</a>
              </>
            ))}
          </p>
        )}
      </div>
    </Page>
  );
}
