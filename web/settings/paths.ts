/** Where a number's own pages are. */
export const numberPath = (numberId: string): string => `/settings/numbers/${numberId}`;
export const assignmentPath = (numberId: string): string => `${numberPath(numberId)}/assignment`;
export const botPath = (numberId: string): string => `${numberPath(numberId)}/bot`;
