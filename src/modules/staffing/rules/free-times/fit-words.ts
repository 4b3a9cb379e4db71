import { clockWords } from "#platform/words";
import type { Telling } from "../team-week/shortfall-words.ts";
import type { Fit, FitObstacle } from "./person-time.ts";

/**
 * Why a session fits or does not, in one sentence for the person themselves; undefined when nothing is known and nothing is
 * claimed.
 */
export function fitWords(fit: Fit, telling: Telling): string | undefined {
  if (fit.basis === "nothing" && fit.obstacles.length === 0) return undefined;
  const [obstacle] = fit.obstacles;
  return obstacle === undefined ? whyItFits(fit) : `Does not fit: ${obstacleWords(obstacle, telling)}.`;
}

function whyItFits({ basis, times }: Fit): string {
  if (basis === "off-desk-hours") return "Fits: you are off the desk then.";
  const kinds = new Set(times.map(({ state }) => state.kind));
  if (kinds.has("on-desk") || kinds.has("on-call")) return "Fits: your desk stays covered without you.";
  if (kinds.has("off-desk") || kinds.has("break")) return "Fits: you are off the desk then.";
  return "Fits: you are not at work then.";
}

function obstacleWords(obstacle: FitObstacle, telling: Telling): string {
  switch (obstacle.kind) {
    case "absent":
      return "you are away then";
    case "at-session":
      return "you are at another session then";
    case "outside-off-desk-hours":
      return "it is outside the hours you are off the desk";
    case "short": {
      const { shortfall } = obstacle;
      const place =
        shortfall.deskId === undefined
          ? telling.branchName(shortfall.branchId)
          : telling.deskName(shortfall.deskId);
      const span = `${clockWords(shortfall.startMinute)} to ${clockWords(shortfall.endMinute)}`;
      return shortfall.shortBy === 0
        ? `${place} would have nobody in charge from ${span}`
        : `${place} would have ${shortfall.present} of ${shortfall.needed} from ${span}`;
    }
    default:
      return obstacle satisfies never;
  }
}
