/** The version of this package, as it is sent in `User-Agent`; equal to the one in `package.json`. */
export const VERSION = '0.1.0';
