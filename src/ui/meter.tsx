export interface MeterProps {
  /** What is measured: `Contact hours`. */
  readonly label: string;
  readonly done: number;
  /** Not done yet, but arranged; drawn hatched after what is done. */
  readonly planned?: number | undefined;
  readonly needed: number;
  /** The number done, set large: `41½`. */
  readonly figure?: string | undefined;
  /** The rest of the numbers as people say them: `of 60 contact hours · 9 more planned`. They carry the meaning; the bar repeats it. */
  readonly words: string;
  /** Unique on the page; only needed when two meters share a label. */
  readonly id?: string | undefined;
}

/** How far along something is: the numbers in words, and a bar. */
export function Meter({ label, done, planned = 0, needed, figure, words, id }: MeterProps) {
  const hatch = `hatch-${id ?? label.toLowerCase().replace(/\W+/g, "-")}`;
  const doneWidth = permille(done, needed) / 10;
  const plannedWidth = Math.min(permille(planned, needed), 1000 - permille(done, needed)) / 10;
  return (
    <div class="meter">
      <p class="meter__words">
        <span class="visually-hidden">{label}: </span>
        {figure && <b class="meter__figure">{figure} </b>}
        {words}
      </p>
      <svg class="meter__bar" width="100%" height="12" aria-hidden="true">
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="meter__gap" width="7" height="7" />
          <rect class="meter__done" width="3" height="7" />
        </pattern>
        <rect class="meter__done" width={`${doneWidth}%`} height="12" />
        <rect x={`${doneWidth}%`} width={`${plannedWidth}%`} height="12" fill={`url(#${hatch})`} />
      </svg>
    </div>
  );
}

function permille(part: number, whole: number): number {
  if (whole <= 0) return 1000;
  return Math.round(Math.min(Math.max(part / whole, 0), 1) * 1000);
}
