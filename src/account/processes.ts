// Which processes of this machine are alive, and whether one is still the one that it was.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** A PID may be another process's by now, which was born at another time, and says nothing on another machine. */
export type Owner = { host: string; pid: number; born?: string };

/** After the process's name, which may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const STAT = /\) (?<state>\S) (?:\S+ ){18}(?<started>\d+) /s;

type Stat = { state: string; started: string };

/** What Linux tells of a process. */
function statOf(pid: number): Stat | undefined {
  try {
    return STAT.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.groups as Stat | undefined;
  } catch {
    return undefined;
  }
}

/** It runs no more, but nobody has asked how it ended: who inherits orphans, such as a container's first process, may do so late. */
const isZombie = (pid: number): boolean => /[ZX]/.test(statOf(pid)?.state ?? '');

export function isAlive(pid: number): boolean {
  // 0 and below are groups of processes: whatever has written them, no lock is theirs.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    // Somebody else's process is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' && !isZombie(pid);
  }
}

/** When a process was born, where the system tells it (Linux does): containers give the same few PIDs again and again. */
const bornOf = (pid: number): string | undefined => statOf(pid)?.started;

export const HOST = hostname();

/** This process. */
export function ownerHere(): Owner {
  const born = bornOf(process.pid);
  return { host: HOST, pid: process.pid, ...(born ? { born } : {}) };
}

export function isOwnerAlive({ pid, born }: Owner): boolean {
  const now = bornOf(pid);
  return isAlive(pid) && (born === undefined || now === undefined || now === born);
}

/** Orphans get another parent at once, on systems that have such a thing; that the channel is closed is noticed a little later. */
const PARENT = process.ppid;

/** Whether this is the child of a process that is gone, or has let go of it. */
export const isOrphaned = (): boolean => process.send !== undefined && (!process.connected || process.ppid !== PARENT);
