/** Whether the value of a variable or field with this name is a secret. */
export declare function isSecretName(name: string): boolean;
export type Variables = Readonly<Record<string, string | undefined>>;
/** The secrets among environment variables: by their names, by further `names`, and the passwords of addresses. */
export declare function secretsAmong(variables: Variables, names?: readonly string[]): string[];
