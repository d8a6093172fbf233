/** The few things that a second copy asks of the place it lies in. A path is a name, or folders and a name. */
export interface CopyFiles {
  /** Null where there is none. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Resolves when all of it is there; one that is stopped may leave anything under this name. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** One that is not there is no fault. */
  remove(path: string): Promise<void>;
  /** The names of the files in a folder; of none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** When it was last written; null where there is none. */
  writtenAtMs(path: string): Promise<number | null>;
}
