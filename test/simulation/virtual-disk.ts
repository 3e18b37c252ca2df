import fs, { constants } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, resolve } from 'node:path';

import type { EpochMs } from '../../shared/domain/instant';
import type { Draws } from './draws';

/** Where the simulated disk is mounted: a path that no computer has. */
export const DISK = '/simulated-disk';

/** What a process throws that is killed in the middle of a call; nothing may catch it and go on. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** A process that is killed leaves promises behind that nobody waits for: the one that simulates it lives on. */
export function passOverKilled(): void {
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Killed)) throw error;
  });
}

interface File {
  bytes: Buffer;
  /** How much of it is on the disk for certain; the rest is in the system's memory and lost with the power. */
  synced: number;
  changedAt: EpochMs;
}

/** The system writes out by itself what is this old; a loss of power takes only what is younger. */
const WRITE_BACK_MS = 30_000;

/** A rename that a loss of power may undo: the folder was not synced since. */
interface LooseRename {
  readonly at: EpochMs;
  readonly from: string;
  readonly to: string;
  readonly replaced: File | null;
}

/**
 * A disk in memory. Storage code runs on it unchanged: paths under `DISK` are answered here, whatever calls
 * `node:fs`.
 */
export interface VirtualDisk {
  /** Called before each call that changes something; true: the process dies in the middle of it. */
  readonly onCall: (shouldDie: (call: string, path: string) => boolean) => void;
  /** Until it is revived, every call throws: the process that called is dead. */
  readonly die: () => void;
  /** What a loss of power takes with it. */
  readonly losePower: () => void;
  readonly revive: () => void;
  readonly read: (path: string) => string | null;
  readonly files: () => readonly string[];
}

type Paths = Map<string, File>;

function failure(code: string, call: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code, syscall: call, path });
}

/** The bytes as they are, not copied: whoever keeps them copies them. */
function bytesOf(data: string | Uint8Array): Buffer {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}

function isHere(path: unknown): path is string {
  return typeof path === 'string' && (path === DISK || path.startsWith(`${DISK}/`));
}

/** Descriptors of this disk; the system's own are far smaller. */
const FIRST_DESCRIPTOR = 1_000_000;

/** What the letters of `open` stand for. */
function bitsOf(flags: string | number): number {
  if (typeof flags === 'number') return flags;
  const base = { r: 0, w: constants.O_CREAT | constants.O_TRUNC, a: constants.O_CREAT | constants.O_APPEND };
  const first = flags[0];
  if (first !== 'r' && first !== 'w' && first !== 'a') throw failure('EINVAL', 'open', flags);
  return base[first] | (flags.includes('x') ? constants.O_EXCL : 0);
}

/** An empty disk. */
function createDisk(now: () => EpochMs, draws: Draws) {
  const files: Paths = new Map();
  const folders = new Set<string>([DISK]);
  const open = new Map<number, { path: string; file: File; isAppending: boolean; position: number } | null>();
  let renames: LooseRename[] = [];
  let nextDescriptor = FIRST_DESCRIPTOR;
  let isDead = false;
  let shouldDie: (call: string, path: string) => boolean = () => false;

  const emptyFile = (): File => ({ bytes: Buffer.alloc(0), synced: 0, changedAt: now() });
  const die = (): never => {
    isDead = true;
    throw new Killed();
  };
  /** A call that changes something: the process may die before it, or half-way through. */
  const step = (call: string, path: string, halfWay?: () => void): void => {
    if (isDead) throw new Killed();
    if (!shouldDie(call, path)) return;
    halfWay?.();
    die();
  };
  const look = (): void => {
    if (isDead) throw new Killed();
  };
  const fileAt = (path: string, call: string): File => {
    const file = files.get(path);
    if (file === undefined) throw failure(folders.has(path) ? 'EISDIR' : 'ENOENT', call, path);
    return file;
  };
  const requireFolder = (path: string, call: string): void => {
    if (!folders.has(dirname(path))) throw failure('ENOENT', call, path);
  };
  const put = (file: File, position: number, bytes: Buffer): void => {
    if (position === 0 && file.bytes.length === 0) file.bytes = Buffer.from(bytes);
    else {
      const end = position + bytes.length;
      const grown = Buffer.alloc(Math.max(end, file.bytes.length));
      file.bytes.copy(grown);
      bytes.copy(grown, position);
      file.bytes = grown;
    }
    file.synced = Math.min(file.synced, position);
    file.changedAt = now();
  };
  const opened = (descriptor: number) => {
    const one = open.get(descriptor);
    if (one === undefined || one === null) throw failure('EBADF', 'fd', String(descriptor));
    return one;
  };
  const part = (bytes: Buffer): Buffer => bytes.subarray(0, draws.integer(0, bytes.length));

  const openSync = (path: string, flags: string | number = 'r'): number => {
    look();
    const descriptor = (nextDescriptor += 1);
    if (folders.has(path)) {
      open.set(descriptor, {
        path,
        file: emptyFile(),
        isAppending: false,
        position: 0,
      });
      return descriptor;
    }
    const bits = bitsOf(flags);
    if ((bits & constants.O_CREAT) === 0) fileAt(path, 'open');
    else {
      step('open', path);
      requireFolder(path, 'open');
      if ((bits & constants.O_EXCL) !== 0 && files.has(path)) throw failure('EEXIST', 'open', path);
      if (!files.has(path) || (bits & constants.O_TRUNC) !== 0) files.set(path, emptyFile());
    }
    const file = fileAt(path, 'open');
    open.set(descriptor, { path, file, isAppending: (bits & constants.O_APPEND) !== 0, position: 0 });
    return descriptor;
  };

  const writeSync = (
    descriptor: number,
    data: string | Uint8Array,
    offset?: number | null,
    length?: number | string | null,
    position?: number | null,
  ): number => {
    const one = opened(descriptor);
    const all = bytesOf(data);
    const bytes =
      typeof data === 'string'
        ? all
        : all.subarray(offset ?? 0, typeof length === 'number' ? (offset ?? 0) + length : undefined);
    const at = one.isAppending ? one.file.bytes.length : (position ?? one.position);
    step('write', one.path, () => {
      put(one.file, at, part(bytes));
    });
    put(one.file, at, bytes);
    one.position = at + bytes.length;
    return bytes.length;
  };

  const fsyncSync = (descriptor: number): void => {
    const one = opened(descriptor);
    step('fsync', one.path);
    one.file.synced = one.file.bytes.length;
    if (folders.has(one.path)) renames = renames.filter(({ to }) => dirname(to) !== one.path);
  };

  const calls = {
    openSync,
    writeSync,
    fsyncSync,
    fdatasyncSync: fsyncSync,
    closeSync: (descriptor: number): void => {
      open.delete(descriptor);
    },
    readSync: (
      descriptor: number,
      target: Uint8Array,
      offset = 0,
      length = target.byteLength - offset,
      position: number | null = null,
    ): number => {
      look();
      const one = opened(descriptor);
      const from = position ?? one.position;
      const bytes = one.file.bytes.subarray(from, from + length);
      target.set(bytes, offset);
      if (position === null) one.position = from + bytes.length;
      return bytes.length;
    },
    ftruncateSync: (descriptor: number, length = 0): void => {
      const one = opened(descriptor);
      step('ftruncate', one.path);
      one.file.bytes = one.file.bytes.subarray(0, length);
      one.file.synced = Math.min(one.file.synced, length);
    },
    truncateSync: (path: string, length = 0): void => {
      step('truncate', path);
      const file = fileAt(path, 'truncate');
      file.bytes = file.bytes.subarray(0, length);
      file.synced = Math.min(file.synced, length);
    },
    fstatSync: (descriptor: number) => {
      look();
      return { size: opened(descriptor).file.bytes.length, isFile: () => true, isDirectory: () => false };
    },
    statSync: (path: string, options?: { readonly throwIfNoEntry?: boolean }) => {
      look();
      const file = files.get(path);
      if (file === undefined && !folders.has(path)) {
        if (options?.throwIfNoEntry === false) return undefined;
        throw failure('ENOENT', 'stat', path);
      }
      return {
        size: file?.bytes.length ?? 0,
        isFile: () => file !== undefined,
        isDirectory: () => file === undefined,
      };
    },
    existsSync: (path: string): boolean => {
      look();
      return files.has(path) || folders.has(path);
    },
    mkdirSync: (path: string): string | undefined => {
      look();
      for (let one = path; isHere(one); one = dirname(one)) folders.add(one);
      return undefined;
    },
    readdirSync: (path: string): string[] => {
      look();
      if (!folders.has(path)) throw failure('ENOENT', 'scandir', path);
      const inside = [...files.keys(), ...folders].filter((one) => dirname(one) === path && one !== path);
      return inside.map((one) => one.slice(path.length + 1)).sort();
    },
    readFileSync: (path: string, options?: unknown): string | Buffer => {
      look();
      const { bytes } = fileAt(path, 'open');
      const isText = typeof options === 'string' || (typeof options === 'object' && options !== null);
      return isText ? bytes.toString('utf8') : Buffer.from(bytes);
    },
    writeFileSync: (path: string, data: string | Uint8Array): void => {
      const descriptor = openSync(path, 'w');
      writeSync(descriptor, data);
      open.delete(descriptor);
    },
    appendFileSync: (path: string, data: string | Uint8Array): void => {
      const descriptor = openSync(path, 'a');
      writeSync(descriptor, data);
      open.delete(descriptor);
    },
    renameSync: (from: string, to: string): void => {
      step('rename', to);
      const file = fileAt(from, 'rename');
      requireFolder(to, 'rename');
      renames.push({ at: now(), from, to, replaced: files.get(to) ?? null });
      files.delete(from);
      files.set(to, file);
    },
    copyFileSync: (from: string, to: string): void => {
      step('copy', to);
      files.set(to, { ...emptyFile(), bytes: Buffer.from(fileAt(from, 'copy').bytes) });
    },
    rmSync: (path: string, options?: { readonly force?: boolean }): void => {
      step('rm', path);
      if (!files.delete(path) && options?.force !== true) throw failure('ENOENT', 'rm', path);
    },
    unlinkSync: (path: string): void => {
      step('unlink', path);
      if (!files.delete(path)) throw failure('ENOENT', 'unlink', path);
    },
    chmodSync: (): void => {
      look();
    },
  };

  const disk: VirtualDisk = {
    onCall: (next) => {
      shouldDie = next;
    },
    die: () => {
      isDead = true;
    },
    losePower: () => {
      isDead = true;
      // The last renames of a folder that was not synced come undone, from some point on.
      const loose = renames.filter(({ at }) => now() - at < WRITE_BACK_MS);
      const firstLost = draws.integer(0, loose.length);
      for (const { from, to, replaced } of loose.slice(firstLost).reverse()) {
        const moved = files.get(to);
        if (moved !== undefined) files.set(from, moved);
        if (replaced === null) files.delete(to);
        else files.set(to, replaced);
      }
      for (const file of files.values()) {
        if (now() - file.changedAt >= WRITE_BACK_MS) continue;
        file.bytes = file.bytes.subarray(0, draws.integer(file.synced, file.bytes.length));
      }
    },
    revive: () => {
      isDead = false;
      open.clear();
      renames = [];
      for (const file of files.values()) file.synced = file.bytes.length;
    },
    read: (path) => files.get(resolve(DISK, path))?.bytes.toString('utf8') ?? null,
    files: () => [...files.keys()].sort(),
  };
  return { disk, calls };
}

type Calls = ReturnType<typeof createDisk>['calls'];

/** The disk that is mounted at present. */
let mounted: Calls | null = null;
let isPatched = false;

/** Lets `node:fs` ask the mounted disk about its own paths and descriptors; everything else goes to the system. */
function patch(): void {
  if (isPatched) return;
  isPatched = true;
  const names = [
    'openSync',
    'writeSync',
    'fsyncSync',
    'fdatasyncSync',
    'closeSync',
    'readSync',
    'ftruncateSync',
    'truncateSync',
    'fstatSync',
    'statSync',
    'existsSync',
    'mkdirSync',
    'readdirSync',
    'readFileSync',
    'writeFileSync',
    'appendFileSync',
    'renameSync',
    'copyFileSync',
    'rmSync',
    'unlinkSync',
    'chmodSync',
  ] as const satisfies readonly (keyof Calls)[];
  const module = fs as object;
  for (const name of names) {
    const original: unknown = Reflect.get(module, name);
    if (typeof original !== 'function') continue;
    const call = (...args: readonly unknown[]): unknown => {
      const [first] = args;
      const isOurs = isHere(first) || (typeof first === 'number' && first >= FIRST_DESCRIPTOR);
      if (!isOurs) return Reflect.apply(original, fs, args);
      if (mounted === null) throw new Error('No simulated disk is mounted.');
      return Reflect.apply(mounted[name], mounted, args);
    };
    Reflect.set(module, name, Object.assign(call, original));
  }
  syncBuiltinESMExports();
}

/** Mounts an empty disk in place of the one before. */
export function mountVirtualDisk(now: () => EpochMs, draws: Draws): VirtualDisk {
  patch();
  const { disk, calls } = createDisk(now, draws);
  mounted = calls;
  return disk;
}
