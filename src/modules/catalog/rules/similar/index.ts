export { similarOfferings } from "./similar-offerings.ts";
