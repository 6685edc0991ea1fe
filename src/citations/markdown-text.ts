/** Plain text as it stands in a line of Markdown. */
export const markdownText = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, '\\$1')
