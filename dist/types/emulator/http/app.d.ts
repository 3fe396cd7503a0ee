import { Hono } from 'hono';
import { type Connection } from './inject-fault.js';
import type { Answer, Service } from './service.js';
type Env = {
    Bindings: Partial<Connection>;
};
export declare function respond({ status, body, xml, headers }: Answer): Response;
export declare function createApp(service: Service): Hono<Env>;
export {};
