export declare function explainUnknownType(type: string, name: string): {
    message: string;
    fix: string;
};
