export declare function flowNameOf(definitionPath: string): string;
