// A PostgreSQL server for one test run, from the machine's own programs, gone afterwards. Node 18 can run this.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const startSeconds = 60;

/**
 * Starts a server on a free port of this machine, in a directory under the system's temporary one.
 *
 * Resolves to its address and how to stop it; to `undefined` when this machine has no PostgreSQL programs or they do
 * not start, after saying why. The server goes too when this process ends.
 */
export async function startThrowawayPostgres() {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const user = unprivilegedUser();
  if (user === undefined) {
    console.error(
      "PostgreSQL does not run as root, and this machine has neither setpriv nor a user `nobody`.",
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "carrel-postgres-"));
  chmodSync(folder, 0o700);
  if (user.id !== undefined) chownSync(folder, user.id, user.group);
  try {
    return await start({ programs, user, folder, port: await freePort() });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    console.error(`PostgreSQL is here but did not start: ${error.message}`);
    return undefined;
  }
}

async function start({ programs, user, folder, port }) {
  const data = join(folder, "data");
  // C.UTF-8 sorts alike on every machine; no fsync, because nothing here is to be kept.
  const made = spawnSync(
    ...user.command(join(programs, "initdb"), [
      "-D",
      data,
      "-U",
      "postgres",
      "--auth=trust",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ]),
    { encoding: "utf8", cwd: folder },
  );
  if (made.status !== 0) throw new Error(lastLine(made.stderr || made.error?.message));
  writeFileSync(join(data, "postgresql.auto.conf"), serverSettings(port, folder));
  const server = spawn(...user.command(join(programs, "postgres"), ["-D", data]), {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  server.stderr.on("data", (chunk) => (words = (words + chunk).slice(-4000)));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);
  await isReady(port, ended, () => lastLine(words));
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off("exit", kill);
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverSettings(port, folder) {
  return [
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    `unix_socket_directories = '${folder}'`,
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "max_connections = 50",
    "shared_buffers = 64MB",
    "autovacuum = off",
    "",
  ].join("\n");
}

async function isReady(port, ended, words) {
  let isOver = false;
  void ended.then(() => (isOver = true));
  for (let tries = 0; tries < startSeconds * 10; tries += 1) {
    if (isOver) throw new Error(words());
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no answer in ${startSeconds} s. ${words()}`);
}

// A server that is still starting accepts a connection and refuses the session: only `AuthenticationOk` will do.
async function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.on("error", () => finish(false));
    socket.on("end", () => finish(false));
    socket.on("connect", () => socket.write(startupMessage()));
    socket.on("data", (bytes) => finish(bytes[0] === 0x52));
  });
}

// https://www.postgresql.org/docs/15/protocol-message-formats.html, StartupMessage
function startupMessage() {
  const parameters = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + parameters.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, parameters]);
}

/** The directory that holds `initdb` and `postgres`: the newest there is. */
function findPrograms() {
  const configured = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout?.trim();
  const versions = ["/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt"].flatMap(
    installed,
  );
  const onPath = (process.env.PATH ?? "").split(delimiter);
  return [configured, ...versions, ...onPath].find(
    (folder) => folder && existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

function installed(parent) {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => /^(\d+|postgresql(@\d+)?)$/.test(name))
    .sort((one, other) => Number(other.replace(/\D/g, "")) - Number(one.replace(/\D/g, "")))
    .map((name) => join(parent, name, "bin"));
}

/** Who the server runs as: us, or when we are root, somebody who is not. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return { command: (program, args) => [program, args] };
  for (const name of ["postgres", "nobody"]) {
    const id = numberOf("-u", name);
    const group = numberOf("-g", name);
    if (id === undefined || group === undefined) continue;
    // setpriv becomes the server itself, so that signals reach it.
    const identity = [`--reuid=${id}`, `--regid=${group}`, "--clear-groups", "--"];
    if (spawnSync("setpriv", [...identity, "true"]).status !== 0) continue;
    return { id, group, command: (program, args) => ["setpriv", [...identity, program, ...args]] };
  }
  return undefined;
}

function numberOf(flag, name) {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function lastLine(text) {
  return (text ?? "").trim().split("\n").at(-1) ?? "";
}
