import { Field, RadioList } from "#ui";
import { distances } from "../../rules/near/near-query.ts";

interface WhereFieldsProps {
  readonly query: { readonly place?: string | undefined; readonly withinMiles: number };
  readonly worksHere: boolean;
}

/** Near where, and how far from it: of a form that filters. */
export function WhereFields({ query, worksHere }: WhereFieldsProps) {
  return (
    <>
      <Field
        name="place"
        label="Near"
        hint={worksHere ? "ZIP code, or town and state. Empty: your branch." : "ZIP code, or town and state."}
        value={query.place}
        autocomplete="postal-code"
        width="medium"
      />
      <RadioList
        name="within"
        legend="Within"
        choices={distances.map((miles) => ({
          value: String(miles),
          label: miles === 0 ? "However far" : `${miles} miles`,
          isChosen: query.withinMiles === miles,
        }))}
      />
    </>
  );
}
