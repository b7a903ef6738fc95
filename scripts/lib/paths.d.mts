// Types for the tests, which are TypeScript; see paths.mjs.
export declare const root: string;
export declare const cache: string;
export declare const vsix: string;
export declare const codeServerVersion: string;
export declare const codeServer: string;
export declare const codeServerEntry: string;
export declare const webVersion: string;
export declare const testWebVersion: string;
export declare const vscodeWeb: string;
export declare const webCommit: string;
export declare const webData: string;
