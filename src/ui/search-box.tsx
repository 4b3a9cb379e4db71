import type { Child } from "hono/jsx";

export interface SearchBoxProps {
  /** Where the search goes, by GET. */
  readonly action: string;
  readonly name: string;
  /** Said to screen readers: `Search for learning`. */
  readonly label: string;
  readonly value?: string | undefined;
  readonly button?: string | undefined;
  /** Hidden inputs that keep the rest of the query; the island `filter-form` keeps them in step with the filters. */
  readonly children?: Child;
}

/** The large search field at the top of a page. */
export function SearchBox({ action, name, label, value, button = "Search", children }: SearchBoxProps) {
  return (
    <search>
      <form class="search-box" action={action}>
        <span id="search-kept" data-live="">
          {children}
        </span>
        <label class="visually-hidden" for="search">
          {label}
        </label>
        <input class="field__control search-box__input" id="search" type="search" name={name} value={value} />
        <button class="button search-box__button" type="submit">
          {button}
        </button>
      </form>
    </search>
  );
}
