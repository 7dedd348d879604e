/** In characters. Length is what makes a password hard to guess (NIST 800-63B); the longest keeps hashing cheap. */
export const passwordLength = { least: 12, most: 200 };
