/** What is used of @citation-js/core, which ships no types. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      chain(
        data: string,
        options: { generateGraph: boolean; forceType: string },
      ): Record<string, unknown>[]
    }
    output: {
      format(name: 'bibtex' | 'ris', data: readonly object[]): string
    }
    config: { get(name: '@bibtex'): { format: Record<string, boolean> } }
  }
}

declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
