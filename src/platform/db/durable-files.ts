import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type ModuleOptions = Parameters<NodeFS["init"]>[1];

/** The part of an open Emscripten file and of its file system that a real fsync needs. */
interface OpenFile {
  /** The descriptor of the file on the real disk; a directory has none. */
  readonly nfd?: number;
}
interface NodeFiles {
  readonly stream_ops: { fsync?: (file: OpenFile) => void };
}

/**
 * PGlite's directory storage with an fsync that reaches the disk. Emscripten's own does nothing, so without this
 * an acknowledged commit can be lost when the power goes.
 */
export class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: ModuleOptions): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const preRun = [...(emscriptenOpts.preRun ?? [])];
    preRun.unshift((module) => {
      // Typed `any` by Emscripten: its table of file systems has no declared shape.
      const files = (module.FS as unknown as { filesystems: { NODEFS: NodeFiles } }).filesystems.NODEFS;
      files.stream_ops.fsync = (file) => {
        if (file.nfd !== undefined) fsyncSync(file.nfd);
      };
    });
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

/**
 * PGlite's start parameters without `-F`, which would switch fsync off.
 *
 * Plain `fsync` because Emscripten routes it to the descriptor; its `fdatasync` and `O_DSYNC` do nothing.
 */
export const durableStartParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
];

/** Both engines write intervals alike; the time zone is UTC in PGlite already. */
export const sessionParameters: readonly string[] = ["-c", "IntervalStyle=iso_8601"];
