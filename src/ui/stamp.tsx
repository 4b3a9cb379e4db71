export interface StampProps {
  /** One or two short lines: `Renewal due`, `Jun 30 2027`. */
  readonly lines: readonly string[];
}

/** The date-due stamp: a deadline, or a decision that stands. */
export function Stamp({ lines }: StampProps) {
  return (
    <p class="stamp">
      {lines.map((line, place) => (
        <>
          {place > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  );
}
