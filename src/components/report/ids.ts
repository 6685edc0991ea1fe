/** Ids of a report page's own parts; no heading of a text may have one of them. */
export const partIds = {
  sources: 'sources',
  corrections: 'corrections',
  colophon: 'colophon',
} as const
