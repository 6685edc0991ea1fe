/** A date of the form 2025-02-14, 2025-02 or 2025 as Japanese readers write it; no clock or time zone is asked. */
export const japaneseDate = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number)
  return [
    year === undefined ? '' : `${year}年`,
    month === undefined ? '' : `${month}月`,
    day === undefined ? '' : `${day}日`,
  ].join('')
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A section number from 1 to 99 in kanji (一, 十, 二十一); larger ones stay in figures. */
export const kanjiNumber = (value: number): string => {
  if (value > 99) return String(value)
  const tens = Math.floor(value / 10)
  return `${tens > 1 ? NUMERALS[tens] : ''}${tens > 0 ? '十' : ''}${NUMERALS[value % 10]}`
}
