/** As in package.json; a test keeps the two alike. Read from there at run time, it would have to be found first. */
export const VERSION = '0.1.0';
