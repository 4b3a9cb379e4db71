import { filterFormId } from "./filter-form.tsx";

export interface SearchBoxProps {
  /** Where the search goes, by GET. Undefined where the filters of `FilterForm` go with it: the field is theirs, then. */
  readonly action?: string | undefined;
  readonly name: string;
  /** Said to screen readers: `Search for learning`. */
  readonly label: string;
  readonly value?: string | undefined;
  readonly button?: string | undefined;
}

/** The large search field at the top of a page. Words and filters are sent together, whichever was changed. */
export function SearchBox({ action, name, label, value, button = "Search" }: SearchBoxProps) {
  const form = action === undefined ? filterFormId : undefined;
  const parts = (
    <>
      <label class="visually-hidden" for="search">
        {label}
      </label>
      <input
        class="field__control search-box__input"
        id="search"
        type="search"
        name={name}
        value={value}
        form={form}
      />
      <button class="button search-box__button" type="submit" form={form}>
        {button}
      </button>
    </>
  );
  if (action === undefined) return <search class="search-box">{parts}</search>;
  return (
    <search>
      <form class="search-box" action={action}>
        {parts}
      </form>
    </search>
  );
}
