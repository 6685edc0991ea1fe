import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { serveSite } from './site.ts'

/** The site of a content folder of tests/fixtures in a browser. */
export interface FixtureSite {
  browser: Browser
  origin: string
  /** Opens a page of the site in a context of its own, at 1440×900 unless told otherwise. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Serves the site of a content folder of tests/fixtures, and starts a browser; the caller closes it. */
export const openFixtureSite = async (name = 'pages'): Promise<FixtureSite> => {
  const browser = await launchBrowser()
  const site = await serveSite(inject('fixtures')[name])
  return {
    browser,
    origin: site.origin,
    open: async (path, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      await page.goto(`${site.origin}${path}`)
      return page
    },
    close: async () => {
      await browser.close()
      await site.close()
    },
  }
}
