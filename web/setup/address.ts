/** Where the first Admin begins; the token works once. */
export const setupUrl = (baseUrl: string, token: string): string => `${baseUrl}/setup?token=${token}`;
