// Types for the tests, which are TypeScript; see install.mjs.
export declare function isInstalled(folder: string): boolean;
export declare function installFolder(folder: string, fill: (temporary: string) => void): boolean;
