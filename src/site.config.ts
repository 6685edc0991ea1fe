const withSlashes = (path: string): string => `/${path}/`.replace(/\/{2,}/g, '/')

/** The site's address in two parts; a path stands in SITE or in BASE_PATH, and in both only if it is one. */
const addressOf = (
  site: string,
  basePath: string | undefined,
): { origin: string; base: string } => {
  if (!/^https?:\/\/[^/?#]+[^?#\s]*$/i.test(site) || !URL.canParse(site))
    throw new Error(
      `SITE: Unexpected \`${site}\`, expected the whole address of the site such as \`https://press.example.org\``,
    )
  if (basePath !== undefined && !/^[^:?#\s]*$/.test(basePath))
    throw new Error(`BASE_PATH: Unexpected \`${basePath}\`, expected a path such as \`/news/\``)
  const { origin, pathname } = new URL(site)
  const base = withSlashes(basePath ?? pathname)
  if (pathname !== '/' && withSlashes(pathname) !== base)
    throw new Error(
      `BASE_PATH: Unexpected \`${basePath}\`, expected the path of SITE, \`${pathname}\`, or a SITE without a path`,
    )
  return { origin, base }
}

const { origin, base } = addressOf(
  process.env.SITE || 'https://tenkyo.example',
  process.env.BASE_PATH || undefined,
)

/** Whether addresses of pages end with a slash; Astro takes the same words. */
const slashRule = (given: string): 'always' | 'never' => {
  if (given === 'always' || given === 'never') return given
  throw new Error(
    `TRAILING_SLASH: Unexpected \`${given}\`, expected \`always\` (pages are folders: /reports/x/) or \`never\` (pages are files: /reports/x)`,
  )
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true

/** A day that a build is told, since it asks no clock. */
const dayGiven = (given: string | undefined): string | null => {
  if (!given) return null
  if (isDay(given)) return given
  throw new Error(
    `NEWS_SITEMAP_UNTIL: Unexpected \`${given}\`, expected a day such as \`2025-02-14\``,
  )
}

/** The one thing that a new owner edits. Imports nothing. */
export const site = {
  /** Origin of the published site, of SITE in the environment. */
  origin,
  /** Path under which the site stands, with a slash at both ends: that of SITE, or BASE_PATH. */
  base,
  /**
   * Whether addresses of pages end with a slash, `always` or `never`; TRAILING_SLASH overrides it.
   * Not every host serves files without their ending: see docs/deploy.md.
   */
  trailingSlash: slashRule(process.env.TRAILING_SLASH || 'always'),
  /** The last day of the news sitemap, from NEWS_SITEMAP_UNTIL; null for the newest report's. */
  newsUntil: dayGiven(process.env.NEWS_SITEMAP_UNTIL),
  /** Where the site is published: a build warns where it passes that host's limits. See docs/deploy.md. */
  host: 'none' as 'cloudflare-pages' | 'github-pages' | 'netlify' | 'none',
  /** What the site publishes beside its pages; docs/deploy.md says what each costs in files. */
  publish: {
    /** Whether each section under an h2 has a picture of its own; else it shows its report's. */
    sectionCards: false as boolean,
    /** A report's record and those of its sources for reference managers: BibTeX and RIS. */
    exports: true as boolean,
    /** Each report as Markdown; llms.txt leads to it. */
    markdown: true as boolean,
    /** Each report as data for fact-checkers, with its sources as CSL-JSON. */
    claims: true as boolean,
  },
  /** Name in the head of each page. */
  name: '典拠',
  /** Name in titles. */
  fullName: '典拠 Tenkyo',
  tagline: 'すべての記述は、典拠に至る。',
  description:
    'ニュースの分析を、その出どころとともに読む場所です。本文の番号をたどれば、もとの記事に着きます。書き改めたところは、いつ何を改めたかを残します。',
  language: 'ja',
  publisher: '典拠 Tenkyo',
  /** Where readers and machines find out about the publisher; a path of this site, or a whole address. */
  publisherPage: '/about/',
  /** The publisher's sign, a raster image of at least 112 pixels on each side, in `public/`. */
  publisherLogo: '/logo.png',
  /** What stands between family and given name in Han, kana and Hangul: '' for 見本花子, ' ' for 見本 花子. */
  betweenNames: '',
} as const
