const withSlashes = (path: string): string => `/${path}/`.replace(/\/{2,}/g, '/')

/** The one thing that a new owner edits. Imports nothing. */
export const site = {
  /** Origin of the published site; SITE in the environment overrides it. */
  origin: new URL(process.env.SITE ?? 'https://tenkyo.example').origin,
  /** Path under which the site stands, with a slash at both ends; BASE_PATH overrides it. */
  base: withSlashes(process.env.BASE_PATH ?? '/'),
  /** Name in the head of each page. */
  name: '典拠',
  /** Name in titles. */
  fullName: '典拠 Tenkyo',
  tagline: 'すべての記述は、典拠に至る。',
  description:
    'ニュースの分析を、その出どころとともに読む場所です。本文の番号をたどれば、もとの記事に着きます。書き改めたところは、いつ何を改めたかを残します。',
  language: 'ja',
  publisher: '典拠 Tenkyo',
} as const
