// What the engine and the server say begins with a small letter, to stand inside other sentences; alone it is one itself.
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
