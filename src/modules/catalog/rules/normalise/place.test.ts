import { expect, test } from "vitest";

import { distanceMiles, packagedGazetteer } from "#platform/places";
import type { SourceRecord } from "../record.ts";
import { addressParts } from "./address-parts.ts";
import { placeOf } from "./place.ts";

const gazetteer = packagedGazetteer();

const withPlace = (place: NonNullable<SourceRecord["place"]>): SourceRecord => ({
  key: "sample",
  title: "Sample",
  sessions: [],
  categories: [],
  prices: [],
  warnings: [],
  place,
});

test.each([
  [
    "Main Library, 12 Elm St, Troy, NY 12180-1234, USA",
    {
      name: "Main Library",
      address: "12 Elm St",
      city: "Troy",
      region: "NY",
      postalCode: "12180",
      country: "US",
    },
  ],
  [
    "12 Elm Street Troy NY 12180",
    { address: "12 Elm Street", city: "Troy", region: "NY", postalCode: "12180", country: "US" },
  ],
  ["Springfield, Illinois", { city: "Springfield", region: "IL", country: "US" }],
  ["St. Louis, MO", { city: "St. Louis", region: "MO", country: "US" }],
  ["12180", { postalCode: "12180" }],
  ["Board Room", { name: "Board Room" }],
  ["Room 5, check in", { name: "Room 5, check in" }],
  ["Washington, DC 20002", { city: "Washington", region: "DC", postalCode: "20002", country: "US" }],
])("%j is taken apart", (text, parts) => {
  expect(addressParts(text)).toEqual(parts);
});

test.each([
  "Online",
  "Zoom",
  "Via Zoom",
  "Virtual Event",
  "Webinar",
  "https://zoom.us/j/123456789",
  "Microsoft Teams Meeting",
  "GoToWebinar",
])("%s is an online room", (name) => {
  expect(placeOf(withPlace({ name }), gazetteer).isOnlineRoom).toBe(true);
  expect(placeOf(withPlace({ name }), gazetteer).place).toBeUndefined();
});

test.each(["TBD", "TBA", "Various locations", "To be announced", "", "See description"])(
  "%j is nowhere",
  (name) => {
    expect(placeOf(withPlace({ name }), gazetteer)).toEqual({ isOnlineRoom: false });
  },
);

test("coordinates of nothing are not taken", () => {
  expect(placeOf(withPlace({ name: "Hall", latitude: 0, longitude: 0 }), gazetteer).place).toEqual({
    name: "Hall",
  });
});

test("a ZIP code gives town, state and coordinates", () => {
  const { place } = placeOf(withPlace({ name: "Library", postalCode: "11217" }), gazetteer);

  expect(place).toEqual({
    name: "Library",
    city: "Brooklyn",
    region: "NY",
    postalCode: "11217",
    country: "US",
    latitude: 40.6816,
    longitude: -73.9798,
    located: "zip",
  });
});

test("towns are found by code or name of the state, with or without saint", () => {
  expect(gazetteer.locateCity("Saint Louis", "Missouri")).toEqual(gazetteer.locateCity("St. Louis", "MO"));
  expect(gazetteer.locateCity("Nowhere", "MO")).toBeUndefined();
});

test("a Canadian postal code is found by its area", () => {
  expect(gazetteer.locateZip("m5v 2w6")?.region).toBe("ON");
});

test("distances are in miles", () => {
  const newYork = gazetteer.locateZip("10001");
  const losAngeles = gazetteer.locateZip("90001");

  const miles = newYork && losAngeles ? distanceMiles(newYork, losAngeles) : 0;
  expect(Math.round(miles)).toBe(2448);
});

test("an address in brackets belongs to the name before it", () => {
  const { place } = placeOf(
    withPlace({ name: "Central Library (300 Nicollet Mall, Minneapolis, MN 55401)" }),
    gazetteer,
  );

  expect(place).toMatchObject({
    name: "Central Library",
    city: "Minneapolis",
    region: "MN",
    postalCode: "55401",
    located: "zip",
  });
});

test("a state in the field of the town is taken apart, where the country allows it", () => {
  const dallas = placeOf(withPlace({ name: "", city: "Dallas, TX", country: "U.S.A." }), gazetteer);
  const milan = placeOf(withPlace({ city: "Milan, MI", country: "Italy" }), gazetteer);

  expect(dallas.place).toEqual({
    city: "Dallas",
    region: "TX",
    country: "US",
    latitude: 32.7882,
    longitude: -96.7896,
    located: "city",
  });
  expect(milan.place).toEqual({ city: "Milan, MI", country: "Italy" });
});

test("the capital's district is read with its dots", () => {
  expect(placeOf(withPlace({ name: "Washington, D.C." }), gazetteer).place).toMatchObject({
    city: "Washington",
    region: "DC",
  });
});
