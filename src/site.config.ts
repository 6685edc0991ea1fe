/** The one thing that a new owner edits. Imports nothing. */
export const site = {
  /** Origin of the published site. */
  origin: 'https://tenkyo.example',
  /** Path under which the site stands, beginning and ending with a slash. */
  base: '/',
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
