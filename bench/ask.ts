// Sends requests over open connections with as little work as possible, so that the server is measured.
import { Pool } from 'undici';

/** The status is checked: otherwise a server that refuses would look fast. */
export type Ask = (method: 'GET' | 'POST', path: string, form?: string) => Promise<string>;

export type Address = { url: string; authorization: string };

export const CONNECTIONS = 8;

export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

export function openAsk({ url, authorization }: Address): { ask: Ask; hangUp: () => Promise<void> } {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
  const ask: Ask = async (method, path, form) => {
    const answer = await pool.request({ method, path, headers, ...(form === undefined ? {} : { body: form }) });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return text;
  };
  return { ask, hangUp: () => pool.close() };
}
