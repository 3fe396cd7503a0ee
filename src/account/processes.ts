// Which processes of this machine are alive, and whether a PID still belongs to the same process.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** A PID may have been reused by a process that started at another time, and means nothing on another machine. */
export type Owner = { host: string; pid: number; born?: string };

/** After the process's name, which may contain anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const STAT = /\) (?<state>\S) (?:\S+ ){18}(?<started>\d+) /s;

type Stat = { state: string; started: string };

/** Linux's record of a process. */
function statOf(pid: number): Stat | undefined {
  try {
    return STAT.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.groups as Stat | undefined;
  } catch {
    return undefined;
  }
}

/** A zombie has ended but was not waited for yet: the process that inherits orphans, such as a container's first one, may do so late. */
const isZombie = (pid: number): boolean => /[ZX]/.test(statOf(pid)?.state ?? '');

export function isAlive(pid: number): boolean {
  // 0 and negative numbers are process groups: they cannot hold a lock.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    // A process of another user is alive, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM' && !isZombie(pid);
  }
}

/** When a process started, where the system provides it (Linux does): containers reuse the same few PIDs. */
const startTimeOf = (pid: number): string | undefined => statOf(pid)?.started;

export const HOST = hostname();

/** This process. */
export function ownerHere(): Owner {
  const born = startTimeOf(process.pid);
  return { host: HOST, pid: process.pid, ...(born ? { born } : {}) };
}

export function isOwnerAlive({ pid, born }: Owner): boolean {
  const now = startTimeOf(pid);
  return isAlive(pid) && (born === undefined || now === undefined || now === born);
}

/** Orphans get another parent immediately, on systems that have one; the closed channel is noticed slightly later. */
const PARENT = process.ppid;

/** Whether the parent of this process has ended or disconnected. */
export const isOrphaned = (): boolean => process.send !== undefined && (!process.connected || process.ppid !== PARENT);
