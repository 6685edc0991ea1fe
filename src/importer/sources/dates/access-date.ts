const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const HAN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

const DAY = String.raw`(?<y1>\d{4})\s*[年/.\-]\s*(?<m1>\d{1,2})\s*[月/.\-]\s*(?<d1>\d{1,2})\s*日?`
const JAPANESE_EXPORT = String.raw`(?<m2>\d{1,2})[月월]\s*(?<d2>\d{1,2})\s*,\s*(?<y2>\d{4})`
const ENGLISH = String.raw`(?<m3>[A-Z][a-zä]{2,8})\.?\s+(?<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y3>\d{4})`
const ENGLISH_DAY_FIRST = String.raw`(?<d4>\d{1,2})\.?\s+(?<m4>[A-Z][a-zä]{2,8})\.?,?\s+(?<y4>\d{4})`
const CHINESE = String.raw`(?<m5>十?[一二三四五六七八九十])月\s*(?<d5>\d{1,2})\s*,\s*(?<y5>\d{4})`

const ANY_DATE = `(?:${[JAPANESE_EXPORT, CHINESE, DAY, ENGLISH, ENGLISH_DAY_FIRST].join('|')})`

const VERB = '(?:アクセス|閲覧|参照|取得|確認)'
const AFTER = new RegExp(
  String.raw`[、,(（\s]*${ANY_DATE}\s*(?:(?:に|時点で?)?\s*(?:最終)?${VERB}(?:日|済み?)?|에 액세스)[)）]?`,
  'iu',
)
const BEFORE = new RegExp(
  String.raw`[、,;(（[［\s]*(?:最終)?(?:${VERB}日?|last\s+(?:accessed|visited)|accessed|retrieved|visited|Zugriff am|Zugegriffen am|abgerufen am|访问时间为?|访问日期|检索日期)(?:\s+on)?\s*[:：]?\s*${ANY_DATE}[)）\]］]?`,
  'iu',
)

const GERMAN = new Map([
  ['mär', 'mar'],
  ['mai', 'may'],
  ['okt', 'oct'],
  ['dez', 'dec'],
])
const inEnglish = (month: string): string => GERMAN.get(month) ?? month

/** The month that a number, an English, a German or a Chinese word names; 0 where it names none. */
export const monthNumber = (month: string): number => {
  const han = HAN_MONTHS.indexOf(month)
  if (han !== -1) return han + 1
  return /^\d+$/.test(month)
    ? Number(month)
    : MONTHS.indexOf(inEnglish(month.slice(0, 3).toLowerCase())) + 1
}

const pad = (value: number): string => String(value).padStart(2, '0')

const isoDay = (groups: Record<string, string | undefined>): string | undefined => {
  const pick = (name: string) => [1, 2, 3, 4, 5].map((i) => groups[name + i]).find(Boolean) ?? ''
  const [year, month, day] = [Number(pick('y')), monthNumber(pick('m')), Number(pick('d'))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${year}-${pad(month)}-${pad(day)}`
    : undefined
}

/** The day that programs write where they know none: the beginning of their count. */
const NO_DAY = '1970-01-01'

/** The day on which a list says that a source was opened, and the text without that remark. */
export const takeAccessDate = (
  text: string,
): { rest: string; accessed?: string; badDay?: string } => {
  for (const pattern of [AFTER, BEFORE]) {
    const match = pattern.exec(text)
    const accessed = match?.groups && isoDay(match.groups)
    if (!match || !accessed) continue
    const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length)
    return accessed === NO_DAY ? { rest, badDay: accessed } : { rest, accessed }
  }
  return { rest: text }
}
