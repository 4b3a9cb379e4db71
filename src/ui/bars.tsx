/** One value in a row of them. `plain` for one that tells nothing new. */
export interface Bar {
  /** From 0 to 1; something is drawn for 0 too. */
  readonly height: number;
  readonly tone: "good" | "plain" | "attention" | "stop";
}

export interface BarsProps {
  /** Oldest first. */
  readonly bars: readonly Bar[];
  /** What the picture shows, for those who do not see it: `Last 12 readings: 11 worked, 1 failed`. */
  readonly words: string;
}

const pitch = 8;
const width = 6;
const tallest = 24;
const least = 3;

/** A small picture of how something went: a bar for each time. The words carry the meaning. */
export function Bars({ bars, words }: BarsProps) {
  return (
    <span class="bars">
      <svg width={Math.max(1, bars.length) * pitch} height={tallest} aria-hidden="true">
        {bars.map(({ height, tone }, place) => {
          const size = Math.round(least + Math.min(Math.max(height, 0), 1) * (tallest - least));
          return (
            <rect
              class={`bars__bar--${tone}`}
              x={place * pitch}
              y={tallest - size}
              width={width}
              height={size}
              rx={1}
            />
          );
        })}
      </svg>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
