/** One thing to put right: which field, and what to do. The shape of `InvalidInput`'s problems. */
export interface FieldProblem {
  /** The field's name (its id), or empty when it is about the whole form. */
  readonly where: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[];
  readonly title?: string | undefined;
}

/** Everything wrong with a form, above it, each a link to its field. Takes the focus when the page opens, without a script. */
export function ErrorSummary({ problems, title = "Please look at this again" }: ErrorSummaryProps) {
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="group" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <p class="error-summary__title" id="error-summary-title">
        {title}
      </p>
      <ul class="error-summary__list">
        {problems.map(({ where, message }) => (
          <li>{where === "" ? message : <a href={`#${where}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

/** The message for one field, to hand to its `error`. */
export function errorFor(problems: readonly FieldProblem[], name: string): string | undefined {
  return problems.find((problem) => problem.where === name)?.message;
}
