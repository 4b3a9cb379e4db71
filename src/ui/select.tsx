import { ControlFrame, type ControlProps, describedBy } from "./field.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends ControlProps {
  readonly options: readonly SelectOption[];
  /** The value chosen now; without one, the first option. */
  readonly value?: string | undefined;
}

/** One of a few, in a drop-down list. For up to about seven, `RadioList` is easier to use. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name;
  return (
    <ControlFrame {...props}>
      <select class="field__control" id={id} name={props.name} {...describedBy(id, props)}>
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </ControlFrame>
  );
}
