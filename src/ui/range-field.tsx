import { ControlFrame, type ControlProps, describedBy } from "./field.tsx";

export interface RangeFieldProps extends ControlProps {
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number | undefined;
  readonly value: number;
  /** After the number: `miles`. */
  readonly unit: string;
}

/**
 * A slider that always shows its number. With the island `range-value` the number follows the hand;
 * without JavaScript it is the one last sent, and the ends are labelled.
 */
export function RangeField(props: RangeFieldProps) {
  const id = props.id ?? props.name;
  return (
    <ControlFrame {...props}>
      <range-value class="range">
        <input
          class="field__control"
          type="range"
          id={id}
          name={props.name}
          min={props.minimum}
          max={props.maximum}
          step={props.step ?? 1}
          value={props.value}
          {...describedBy(id, props)}
        />
        <span class="field__ends">
          <span aria-hidden="true">{props.minimum}</span>
          <output for={id}>
            <b class="range__number">{props.value}</b> {props.unit}
          </output>
          <span aria-hidden="true">{props.maximum}</span>
        </span>
      </range-value>
    </ControlFrame>
  );
}
