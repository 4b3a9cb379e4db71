import type { Child } from "hono/jsx";
import type { FieldProblem } from "./error-summary.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { Page } from "./page.tsx";
import type { Shell } from "./shell.ts";

export interface ErrorPageProps {
  readonly shell: Shell;
  /** `This page is not here`. */
  readonly title: string;
  /** What happened and what to do, as sentences. */
  readonly message: string;
  readonly problems?: readonly FieldProblem[] | undefined;
  /** Quoted when someone asks for help. */
  readonly requestId: string;
  /** Where to go on: links or buttons. */
  readonly children?: Child;
}

/** What a reader sees when something could not be done: what happened, and the ways on. */
export function ErrorPage({ shell, title, message, problems = [], requestId, children }: ErrorPageProps) {
  return (
    <Page shell={shell} title={title} lede={message} isUnlisted>
      <div class="stack">
        <ErrorSummary problems={problems.map((problem) => ({ ...problem, where: "" }))} />
        <div class="row">
          {children}
          <a class="button button--quiet" href="/">
            Go to the start
          </a>
        </div>
        <p class="quiet">
          If you ask for help, quote <code>{requestId}</code>.
        </p>
      </div>
    </Page>
  );
}
