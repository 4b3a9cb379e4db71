import { afterAll } from "vitest";
import { closeTestDatabase } from "#platform/db-testing";

// The files of a worker share its process and its modules: each leaves them as it found them.
afterAll(closeTestDatabase);
