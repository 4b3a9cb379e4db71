import type { OpeningHours, OpenInterval } from "../organisation.ts";

/** A made-up library system for a first look: every name in it is invented, and says so. */
export interface SampleLibrary {
  readonly name: string;
  readonly branches: readonly {
    readonly name: string;
    readonly hours: OpeningHours;
    /** Around Albany, where the made-up offerings are: so there is something near, and on the map. */
    readonly point: { readonly latitude: number; readonly longitude: number };
    /** The first one leads the branch. */
    readonly staff: readonly string[];
  }[];
}

function week(weekday: OpenInterval, saturday: OpenInterval, sunday?: OpenInterval): OpeningHours {
  const sundays = sunday === undefined ? [] : [sunday];
  return [[weekday], [weekday], [weekday], [weekday], [weekday], [saturday], sundays];
}

const [late, usual, short] = [
  week([540, 1200], [540, 1020], [780, 1020]),
  week([600, 1080], [600, 960]),
  week([720, 1140], [600, 840]),
];

/** The library that "Look around" sets up. */
export const sampleLibrary: SampleLibrary = {
  name: "Sample Library System (made up)",
  branches: [
    {
      name: "Sample Central Library",
      point: { latitude: 42.6526, longitude: -73.7562 },
      hours: late,
      staff: ["Ada", "Bruno", "Carmen", "Dmitri", "Esther", "Farid", "Greta", "Hoa", "Ines", "Jonas"],
    },
    {
      name: "Sample Northside",
      point: { latitude: 42.7284, longitude: -73.6918 },
      hours: usual,
      staff: ["Kofi", "Lena", "Mateo", "Nadia", "Owen", "Priya"],
    },
    {
      name: "Sample Riverbend",
      point: { latitude: 42.6203, longitude: -73.7235 },
      hours: usual,
      staff: ["Quinn", "Rosa", "Sami", "Tamsin", "Uma", "Viktor"],
    },
    {
      name: "Sample Hilltop",
      point: { latitude: 42.6851, longitude: -73.8312 },
      hours: usual,
      staff: ["Wanda", "Xavier", "Yasmin", "Zeno", "Amara", "Bela"],
    },
    {
      name: "Sample Mill Street",
      point: { latitude: 42.8142, longitude: -73.9396 },
      hours: short,
      staff: ["Cleo", "Dario", "Elif", "Fergus"],
    },
  ],
};

/** The family name of everyone who is made up. */
export const sampleFamilyName = "Sample";
