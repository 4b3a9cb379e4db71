// Makes src/islands/map/us-outlines.json: land and state borders for small maps, some 1,500 m exact, from the US Census Bureau's
// cartographic boundary files (public domain) as the npm package us-atlas gives them.
//   node scripts/outline-states.mjs states-10m.json
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const tolerance = 0.015;
// Islands and lakes smaller than this, in square degrees, would be less than a dot.
const smallest = 0.004;

const { arcs: coded, transform, objects } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const arcs = coded.map((arc) => simplified(decoded(arc)));
const uses = new Map();
for (const { arcs: polygons } of objects.states.geometries)
  for (const arc of polygons.flat(2)) uses.set(index(arc), (uses.get(index(arc)) ?? 0) + 1);
const borders = arcs.filter((_, place) => uses.get(place) === 2);
const land = objects.nation.geometries
  .flatMap(({ arcs: polygons }) => polygons)
  .map((rings) => rings.map(ring).filter((points) => area(points) >= smallest))
  .filter((rings) => rings.length > 0);
const outlines = {
  type: "FeatureCollection",
  features: [
    feature("land", { type: "MultiPolygon", coordinates: land }),
    feature("borders", { type: "MultiLineString", coordinates: borders }),
  ],
};
const file = fileURLToPath(new URL("../src/islands/map/us-outlines.json", import.meta.url));
writeFileSync(file, `${JSON.stringify(outlines)}\n`);

function feature(what, geometry) {
  return { type: "Feature", properties: { what }, geometry };
}

function index(arc) {
  return arc < 0 ? ~arc : arc;
}

function decoded(arc) {
  const [[kx, ky], [dx, dy]] = [transform.scale, transform.translate];
  let [x, y] = [0, 0];
  return arc.map(([right, up]) => {
    x += right;
    y += up;
    return [rounded(x * kx + dx), rounded(y * ky + dy)];
  });
}

function rounded(degrees) {
  return Math.round(degrees * 1000) / 1000;
}

/** Douglas and Peucker's: points that are nearer to the line without them than the tolerance are left out; the ends stay. */
function simplified(points) {
  const [first, last] = [points[0], points.at(-1)];
  let [farthest, at] = [0, 0];
  for (let place = 1; place < points.length - 1; place += 1) {
    const away = distance(points[place], first, last);
    if (away > farthest) [farthest, at] = [away, place];
  }
  if (farthest <= tolerance) return [first, last];
  return [...simplified(points.slice(0, at + 1)), ...simplified(points.slice(at)).slice(1)];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const near = Math.max(0, Math.min(1, along));
  return Math.hypot(x - ax - near * dx, y - ay - near * dy);
}

function ring(parts) {
  return parts.flatMap((arc, place) => {
    const points = arc < 0 ? arcs[~arc].toReversed() : arcs[arc];
    return place === 0 ? points : points.slice(1);
  });
}

function area(points) {
  let twice = 0;
  for (let place = 1; place < points.length; place += 1) {
    const [[ax, ay], [bx, by]] = [points[place - 1], points[place]];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice) / 2;
}
