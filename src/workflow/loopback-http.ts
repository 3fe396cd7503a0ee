// HTTP to a server on this machine by Node's own client: undici first compiles its parser, which takes as long as twenty executions.
import { Agent, type IncomingMessage, request as send } from 'node:http';

export type HttpRequest = {
  origin: string;
  /** With the query. */
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string | null;
  signal?: AbortSignal;
};

export type HttpResponse = {
  statusCode: number;
  headers: Record<string, string | string[] | undefined>;
  body: { text: () => Promise<string> };
};

/** What a client needs of undici's dispatchers. Closing waits for responses. */
export type Dispatcher = {
  request(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
};

/** Idle connections are closed long before the server would close them, so that no request meets a closed one. */
const IDLE_MILLISECONDS = 4_000;

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}

type Received = {
  message: IncomingMessage;
  /** When the connection can be used again. */
  over: Promise<unknown>;
};

/** An aborted request fails with the reason of its signal. */
function responseTo({ origin, path, body, signal, ...options }: HttpRequest, agent: Agent): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = send(new URL(path, origin), { ...options, agent, ...(signal ? { signal } : {}) });
    const over = new Promise((done) => sent.once('close', done));
    sent.on('response', (message) => resolve({ message, over }));
    sent.on('error', (error) => reject(signal?.aborted ? signal.reason : error));
    sent.end(body ?? undefined);
  });
}

/**
 * Waits for the text and then until its connection is free, so that the next request uses the same connection. It would otherwise open a
 * second one, which stays idle and fails a later request if the server goes away meanwhile.
 */
async function wholeText({ message, over }: Received): Promise<string> {
  const text = await textOf(message);
  await over;
  return text;
}

export function createLoopbackDispatcher(): Dispatcher {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS });
  const pending = new Set<Promise<unknown>>();
  let isClosed = false;
  const during = <Result>(work: Promise<Result>): Promise<Result> => {
    pending.add(work);
    const forget = () => pending.delete(work);
    work.then(forget, forget);
    return work;
  };
  return {
    request: async (request) => {
      if (isClosed) throw new Error('the client is closed');
      const received = await during(responseTo(request, agent));
      const { signal } = request;
      const text = () =>
        during(wholeText(received)).catch((error: unknown) => {
          throw signal?.aborted ? signal.reason : error;
        });
      const { statusCode = 0, headers } = received.message;
      return { statusCode, headers, body: { text } };
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(pending);
      agent.destroy();
    },
  };
}
