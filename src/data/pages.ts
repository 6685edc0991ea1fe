import type { Page } from 'astro'
import type { PagesView } from './view.ts'

/** How many entries a page of a list has: with the longest titles it stays well under 60 KB. */
export const LIST_LENGTH = 50

/** The way through a list of several pages. */
export const pageView = ({ currentPage, lastPage, url }: Page<unknown>): PagesView => ({
  current: currentPage,
  last: lastPage,
  newer: url.prev ?? null,
  older: url.next ?? null,
})
