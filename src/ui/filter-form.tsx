import type { Child } from "hono/jsx";
import { Button } from "./button.tsx";

/** The form's id: a page has one, and the fields of a `SearchBox` belong to it. */
export const filterFormId = "filter-form";

export interface FilterFormProps {
  /** Where the filters are sent, by GET. */
  readonly action: string;
  /** Said to screen readers: `Filters`. */
  readonly label: string;
  /**
   * The id of the part of the page that shows what was found. Its `data-announce` is read out after each change.
   * Other parts that depend on the filters have an id and the attribute `data-live`: they are put in place too.
   */
  readonly replaces: string;
  readonly submit?: string | undefined;
  readonly children?: Child;
}

/** Filters in a form of their own. With the island `filter-form` each change is applied at once; without JavaScript, by the button. */
export function FilterForm({ action, label, replaces, submit = "Show results", children }: FilterFormProps) {
  return (
    <filter-form data-replace={replaces}>
      <form class="stack" id={filterFormId} action={action} aria-label={label}>
        {children}
        <Button class="filter-form__submit">{submit}</Button>
      </form>
      <p class="visually-hidden" role="status"></p>
    </filter-form>
  );
}
