import { type Resource } from './service.js';
export declare const mediaList: Resource;
export declare const media: Resource;
