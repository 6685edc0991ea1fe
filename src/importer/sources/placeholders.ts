import { isGarbled } from '../read/garbled.ts'

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Titles that a program wrote because it found none. */
const NO_TITLE =
  /^(?:no (?:title|headline|name)(?: found| available)?|untitled(?: document)?|title(?: not found)?|(?:記事)?タイトル(?:なし|不明|未設定|が見つかりません)?|(?:無題|題名なし|題名不明|名称未設定|記事タイトル|元記事タイトル|(?:元)?記事へのリンク|元記事(?:のタイトル|リンク)?|タイトルを取得できませんでした|取得できませんでした|-+|\.+|\?+|…+)|(?:home|index|top|トップページ|ホーム)|link|リンク|here|こちら|url|リンク先(?:URL)?|(?:リンク先|参照元|参照記事|元記事|記事|ニュース|ページ|出典|資料|文献|サイト|リンク)の?(?:タイトル|題名?|見出し|名前?)\d*|(?:記事|元記事)?(?:タイトル|題名|見出し)\d*|リンク(?:の)?(?:テキスト|文字列|文言)|(?:表示)テキスト|(?:link|anchor) text|(?:article|page|site|source|link) (?:title|name)|記事の?URL)$/i

/** Where an error's name is a whole title: nothing or a sign that parts titles stands behind it. */
const ENDS = String.raw`(?=\s*(?:$|[-–—:|!.…(\[]))`

/** Titles of error pages and of pages that ask for a sign-in or a test. */
const ERROR_TITLES = [
  String.raw`(?:エラー|error)\s*(?:$|[:\d(|-])`,
  String.raw`error (?:code\b|(?:has )?occurred|(?:loading|fetching|retrieving|getting|processing|parsing) (?:the |this )?(?:page|title|url|article|content|data|response|request|https?)|establishing)`,
  'エラーが(?:発生|起き)',
  String.raw`\d{3}\s+(?:client|server)\s+error`,
  String.raw`(?:http\s*)?(?:4\d\d|5\d\d)(?:\s*[-–—:|]?\s*(?:error|エラー|not found|forbidden|bad gateway|unauthorized|service|internal|gateway|too many|client|server|page)\b|$)`,
  String.raw`(?:403|404|503)\s*(?:[-–—:|]|お探し|(?:指定された)?(?:ページ|記事)|file|oops|sorry|backend|access|permission|temporarily)`,
  "page (?:not found|can'?t be found|unavailable)",
  String.raw`not found(?:${ENDS}|\s+the requested)`,
  `access (?:denied${ENDS}|to this page has been denied)`,
  `(?:forbidden|just a moment|attention required|please wait|one moment, please|security (?:check|verification)|bad gateway|service unavailable|internal server error|gateway time-?out|too many requests|(?:client|server) error|connection (?:aborted|refused|error|reset)|timed? ?out)${ENDS}`,
  'are you a robot|robot or human|are you human|verify(?:ing)? (?:you are|that you|your)',
  'checking your browser|ddos-guard|request (?:rejected|blocked|unsuccessful)|you have been blocked|pardon our interruption',
  '(?:ページ|お探しのページ|記事|指定された(?:ページ|記事))(?:は|が)(?:見つかり|ありま|存在し)',
  '(?:privacy gate|cookie (?:consent|policy))$',
]
const ERROR_TITLE = new RegExp(`^(?:${ERROR_TITLES.join('|')})`, 'i')

const ERROR_ANYWHERE =
  /(?:client error[: ]|server error[: ]|remotedisconnected|connection aborted|max retries exceeded|httpsconnectionpool|ssl(?:error|: certificate)|not found for url|forbidden for url|read timed out|traceback \(most recent|status[_ ]code[:= ]*[45]\d\d|\bprivacy gate\b)/i

/** Words of a program for nothing; a report of one's own may be called so. */
const NOTHING = /^(?:N\/A|none|null|undefined|nan)$/i

/** Why a title may not be published, or undefined where it may. */
export const titleFault = (title: string): 'no title' | 'an error text' | 'garbled' | undefined =>
  NOTHING.test(plain(title)) ? 'no title' : ownTitleFault(title)

/** Why a report's own title may not be published, or undefined where it may. */
export const ownTitleFault = (
  title: string,
): 'no title' | 'an error text' | 'garbled' | undefined => {
  const text = plain(title)
  if (text === '' || NO_TITLE.test(text)) return 'no title'
  if (ERROR_TITLE.test(text) || ERROR_ANYWHERE.test(text)) return 'an error text'
  if (isGarbled(title)) return 'garbled'
  return /[\p{L}\p{N}]/u.test(text) ? undefined : 'no title'
}

/** Whether an address stands for one that nobody filled in. */
export const isPlaceholderAddress = (address: string): boolean =>
  /^https?:\/\/(?:www\.)?example\.(?:com|org|net|jp)\/?$/i.test(address.trim())
