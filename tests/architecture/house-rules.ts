/** House rules that no linter knows: each takes a file's path (from `src/`) and text, and says what is wrong. */
export interface HouseRule {
  readonly name: string;
  readonly breaks: (path: string, text: string) => boolean;
  /** A file that breaks it, to prove that the rule fires. */
  readonly planted: readonly [path: string, text: string];
}

const roles = /^(index|tables|queries|actions|web|api|jobs|cli)\.tsx?$/;
const folders = /^(rules|queries|actions|views|web|api|jobs|cli|tables)\//;

export const houseRules: readonly HouseRule[] = [
  {
    name: "only platform/config reads the environment",
    breaks: (path, text) => !path.startsWith("platform/config/") && /process\.env/.test(text),
    planted: ["modules/catalog/actions.ts", "const port = process.env.PORT;"],
  },
  {
    name: "only platform/time reads the clock",
    breaks: (path, text) =>
      !path.startsWith("platform/time/") &&
      !path.startsWith("islands/") &&
      /Date\.now\(|new Date\(\)/.test(text),
    planted: ["modules/catalog/jobs.ts", "const now = Date.now();"],
  },
  {
    name: "no file is named for nothing in particular",
    breaks: (path) => /(^|\/|-)(utils?|helpers?|common|misc|managers?|services?)(\.|\/|-|$)/.test(path),
    planted: ["modules/catalog/rules/date-utils.ts", ""],
  },
  {
    name: "every file of a module has a role",
    breaks: (path) => {
      const inside = /^modules\/[^/]+\/(.+)$/.exec(path)?.[1];
      return (
        inside !== undefined && !roles.test(inside) && !folders.test(inside) && !/\.(md|css)$/.test(inside)
      );
    },
    planted: ["modules/catalog/manners.ts", ""],
  },
  {
    name: "every folder of the platform has a door",
    breaks: (path) => /^platform\/[^/]+$/.test(path) && path !== "platform/errors.ts",
    planted: ["platform/clock.ts", ""],
  },
  {
    name: "no island turns text into HTML",
    breaks: (path, text) =>
      path.startsWith("islands/") &&
      /(inner|outer)HTML|insertAdjacentHTML|document\.write|setHTML|parseFromString|srcdoc|\beval\(|new Function/.test(
        text,
      ),
    planted: ["islands/copy-link.ts", "status.innerHTML = done;"],
  },
  {
    name: "no code is switched off in place",
    breaks: (_path, text) => /@ts-ignore|@ts-nocheck|\.only\(|\bTODO\b(?!.*https?:)/.test(text),
    planted: ["ui/card.tsx", "// @ts-ignore"],
  },
];
