import { EventEmitter } from "node:events";

const bell = new EventEmitter();
bell.setMaxListeners(0);

/** Tells this process's workers that there is work of that name; those of other processes find it by looking. */
export function wake(name: string): void {
  bell.emit("work", name);
}

/** Listens until the returned function is called. */
export function onWake(listener: (name: string) => void): () => void {
  bell.on("work", listener);
  return () => bell.off("work", listener);
}
